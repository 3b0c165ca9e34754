import { isPageLabel } from '@/lib/match/reading/page-label';
import type { TaughtLines, TaughtProfile } from '@/lib/model/taught-field';
import type { TicketKind } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';
import { elementAround } from '@/lib/dom/element-around';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findNativeOrders } from './find-native-orders';
import { findTaught } from '@/lib/dom/find-taught';
import { isOverlay } from './is-overlay';
import { isTopBar } from './is-top-bar';
import { readAgentAddresses } from './read-agent-addresses';
import { preferTaughtKind, readTicketKind } from './read-kind';
import { readLines, type ReadOptions } from './read-lines';
import { readTaughtLines } from './read-taught-lines';
import { ticketIdOf } from './ticket-address';
import { createRowReader, isLinkAway } from './ticket-rows';

/** What a page of the helpdesk shows. */
export interface TicketPage {
  isTicket: boolean;
  /** False while no place to reply is there: the page may still be drawing the ticket. */
  hasReplyBox: boolean;
  /** The ticket's text in reading order; empty when the page is no ticket. */
  lines: string[];
  taught: TaughtLines;
  /** E-mail addresses of whoever is signed in. */
  agentAddresses: string[];
  kind: TicketKind;
}

/**
 * Reads the ticket on a page, by structure and text alone: no class, id or word of Responso's is needed.
 * Left out is what is not this ticket's: navigation, the bar across the top (the agent's own address stands there),
 * the reply being written, what lies over the page, rows that lead to other tickets, and the helpdesk's own list of orders.
 *
 * @param options.isStale a text from before the visit: taken only where it merely labels what is new
 * @param options.isOurs our own elements on the page
 * @param options.taught where the user has shown that something stands
 */
export function readTicket(
  document: Document,
  url: URL,
  options: Pick<ReadOptions, 'isStale' | 'onRoot'> & {
    isOurs: (element: Element) => boolean;
    taught: TaughtProfile;
  },
): TicketPage {
  const composer = findComposer(document);
  if (!composer && ticketIdOf(url) === '' && !hasTaughtTicket(document, options.taught, options.onRoot)) {
    return {
      isTicket: false,
      hasReplyBox: false,
      lines: [],
      taught: {},
      agentAddresses: [],
      kind: unknownKind,
    };
  }
  const around = new Set<Element>();
  for (let each = composer ? elementAround(composer) : null; each; each = elementAround(each))
    around.add(each);
  const isRow = createRowReader(url, composer);
  const native = findNativeOrders(document);
  const isForeign = (element: Element) =>
    options.isOurs(element) ||
    element === composer ||
    // What is around the reply box is the ticket, whatever it looks like.
    (!around.has(element) &&
      (isFurniture(element) ||
        isTopBar(element) ||
        isOverlay(element) ||
        isLinkAway(element, url) ||
        isRow(element) ||
        native.has(element)));
  const reading = {
    isStale: (text: Text) => options.isStale(text) && !isPageLabel(text.data.trim()),
    ...(options.onRoot && { onRoot: options.onRoot }),
  };
  const taught = readTaughtLines(document, options.taught, { ...reading, isForeign: options.isOurs });
  return {
    isTicket: true,
    hasReplyBox: composer !== undefined,
    lines: readLines(document.body, { ...reading, isForeign }),
    taught,
    agentAddresses: readAgentAddresses(document),
    kind: preferTaughtKind(taught, readTicketKind(document, isForeign, options.isStale)),
  };
}

/** True where something is seen that the user has shown on a ticket: closed ones may have no reply box, and no address. */
export function hasTaughtTicket(
  document: Document,
  taught: TaughtProfile,
  onRoot?: (root: Node) => void,
): boolean {
  return (['email', 'order', 'column'] as const).some(
    (field) => findTaught(document, taught[field], onRoot)?.checkVisibility() === true,
  );
}

function isFurniture(element: Element): boolean {
  return element.matches(
    'nav, footer, [role="navigation"], [role="banner"], [role="search"], [role="menu"], [role="menubar"], [role="tablist"]',
  );
}
