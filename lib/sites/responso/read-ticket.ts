import { isLabel } from '../../match/labels';
import type { TaughtLines, TaughtProfile } from '../../taught-field';
import { unknownKind, type TicketKind } from '../../ticket-kind';
import { findComposer } from './find-composer';
import { isTopBar } from './is-top-bar';
import { readAgentAddresses } from './read-agent-addresses';
import { preferTaughtKind, readTicketKind } from './read-kind';
import { readLines, type ReadOptions } from './read-lines';
import { readTaughtLines } from './read-taught-lines';

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
 * the reply being written, and rows that lead to other tickets.
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
  if (!composer && !isTicketAddress(url)) {
    return {
      isTicket: false,
      hasReplyBox: false,
      lines: [],
      taught: {},
      agentAddresses: [],
      kind: unknownKind,
    };
  }
  const rows = new Map<Element, boolean>();
  const isForeign = (element: Element) =>
    options.isOurs(element) ||
    element === composer ||
    isFurniture(element) ||
    isTopBar(element) ||
    leadsToAnotherTicket(element, url) ||
    (!(composer && element.contains(composer)) && isRowOfTickets(element, url, composer, rows));
  const reading = {
    isStale: (text: Text) => options.isStale(text) && !isLabel(text.data.trim()),
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

/**
 * Addresses that name one thing even when no reply box shows (a closed ticket, a review). Which words Responso uses is
 * not known, so any word before a long number or an id counts, but those of lists:
 * - https://app.responso.com/tickets/12345
 * - https://app.responso.com/app#/t/12345
 * - https://app.responso.com/desk?view=mine&conversation=12345
 */
export function isTicketAddress(url: URL): boolean {
  const named = /([\w-]+)[/=:](?:\d{4,}|[0-9a-f]{8}-[0-9a-f-]{8,})(?![\w-])/gi;
  const names = [...`${url.pathname}${url.search}${url.hash}`.matchAll(named)];
  return names.some(
    ([, word = '']) => !/^(?:q|query|search|page|filters?|views?|from|to|date|v)$/i.test(word),
  );
}

/** The parts of an address that tell one ticket from another: its long numbers and ids, in order. */
export function idsOfAddress(url: URL): string {
  return (`${url.pathname}${url.search}${url.hash}`.match(/[0-9a-f]{8}[0-9a-f-]*|\d{3,}/gi) ?? []).join(' ');
}

/** What stands for a ticket from one visit to the next; '' where its address does not tell. */
export function ticketKey(url: URL): string {
  const ids = idsOfAddress(url);
  return ids && `${url.host} ${ids}`.slice(0, 300);
}

function isFurniture(element: Element): boolean {
  return element.matches(
    'nav, footer, [role="navigation"], [role="banner"], [role="search"], [role="menu"], [role="menubar"], [role="tablist"]',
  );
}

/**
 * True for one of three or more neighbours that each lead somewhere else, as rows of an inbox beside the ticket do:
 * links to addresses of this ticket's shape, rows that are clickable as a whole, or tall rows left of the reply box.
 */
function isRowOfTickets(
  element: Element,
  url: URL,
  composer: Element | undefined,
  known: Map<Element, boolean>,
): boolean {
  const parent = element.parentElement;
  if (!parent || parent.childElementCount < 3) return false;
  if (!known.has(element)) {
    const edge = composer?.getBoundingClientRect().left ?? 0;
    const rows = [...parent.children].filter((child) => isRow(child, url, edge));
    for (const child of parent.children) known.set(child, rows.length >= 3 && rows.includes(child));
  }
  return known.get(element) ?? false;
}

function isRow(element: Element, url: URL, composerLeft: number): boolean {
  if (element.textContent.trim().length < 12) return false;
  if (element.matches('a[href], [role="option"], [role="row"], [role="treeitem"]')) return true;
  if ([...element.querySelectorAll('a[href]')].some((link) => leadsToAnotherTicket(link, url))) return true;
  const { right, height } = element.getBoundingClientRect();
  if (right > 0 && right <= composerLeft + 4 && height >= 44) return true;
  return element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';
}

/** True for a link whose address has the shape of this one's but other numbers in it. */
function leadsToAnotherTicket(link: Element, here: URL): boolean {
  const there = link.matches('a[href]') ? URL.parse(link.getAttribute('href') ?? '', here) : null;
  if (there?.origin !== here.origin) return false;
  return shapeOf(there) === shapeOf(here) && idsOfAddress(there) !== idsOfAddress(here);
}

function shapeOf(url: URL): string {
  return `${url.pathname}${url.search}${url.hash}`.replace(/[0-9a-f]{8}[0-9a-f-]*|\d{3,}/gi, '0');
}
