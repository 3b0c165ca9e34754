import { isLabel } from '../../match/labels';
import { findComposer } from './find-composer';
import { readLines, type ReadOptions } from './read-lines';

/** What a page of the helpdesk shows. */
export interface TicketPage {
  isTicket: boolean;
  /** The ticket's text in reading order; empty when the page is no ticket. */
  lines: string[];
}

/**
 * Reads the ticket on a page, by structure and text alone: no class, id or word of Responso's is needed.
 * Left out is what is not this ticket's: navigation, the bar across the top (the agent's own address stands there),
 * the reply being written, and rows that lead to other tickets.
 *
 * @param options.isStale a text from before the visit: taken only where it merely labels what is new
 * @param options.isOurs our own elements on the page
 */
export function readTicket(
  document: Document,
  url: URL,
  options: Pick<ReadOptions, 'isStale' | 'onRoot'> & { isOurs: (element: Element) => boolean },
): TicketPage {
  const composer = findComposer(document);
  if (!composer && !isTicketAddress(url)) return { isTicket: false, lines: [] };
  const rows = new Map<Element, boolean>();
  const isForeign = (element: Element) =>
    options.isOurs(element) ||
    element === composer ||
    isFurniture(element) ||
    isTopBar(element) ||
    (!(composer && element.contains(composer)) && isRowOfTickets(element, url, rows));
  const lines = readLines(document.body, {
    isForeign,
    isStale: (text) => options.isStale(text) && !isLabel(text.data.trim()),
    ...(options.onRoot && { onRoot: options.onRoot }),
  });
  return { isTicket: true, lines };
}

/**
 * Addresses that name a ticket even when no reply box shows (a closed ticket, a review):
 * - https://app.responso.com/tickets/12345
 * - https://app.responso.com/app#/t/12345
 * - https://app.responso.com/desk?view=mine&conversation=12345
 */
export function isTicketAddress(url: URL): boolean {
  return /(?:^|[/?&#])(?:tickets?|t|conversations?|threads?|cases?|messages?|zgloszeni[ae]|watk?[ei]k?)[/=:](?=[\w-]*\d)[\w-]{3,}/i.test(
    `${url.pathname}${url.search}${url.hash}`,
  );
}

/** The parts of an address that tell one ticket from another: its long numbers and ids, in order. */
export function idsOfAddress(url: URL): string {
  return (`${url.pathname}${url.search}${url.hash}`.match(/[0-9a-f]{8}[0-9a-f-]*|\d{3,}/gi) ?? []).join(' ');
}

function isFurniture(element: Element): boolean {
  return element.matches(
    'nav, footer, [role="navigation"], [role="banner"], [role="search"], [role="menu"], [role="menubar"], [role="tablist"]',
  );
}

/** The app's own bar: as wide as the window, at its top, no taller than a few lines. */
function isTopBar(element: Element): boolean {
  const { top, width, height } = element.getBoundingClientRect();
  return (
    top <= 4 &&
    top >= -4 &&
    height > 0 &&
    height < 100 &&
    width > 0.8 * element.ownerDocument.documentElement.clientWidth
  );
}

/**
 * True for one of three or more neighbours that each lead somewhere else, as rows of an inbox beside the ticket
 * do: links to addresses of this ticket's shape, or rows that are clickable as a whole.
 */
function isRowOfTickets(element: Element, url: URL, known: Map<Element, boolean>): boolean {
  const parent = element.parentElement;
  if (!parent || parent.childElementCount < 3) return false;
  if (!known.has(parent)) {
    const rows = [...parent.children].filter((child) => isClickableRow(child, url));
    for (const child of parent.children) known.set(child, rows.length >= 3 && rows.includes(child));
    known.set(parent, known.get(parent) ?? false);
  }
  return known.get(element) ?? false;
}

function isClickableRow(element: Element, url: URL): boolean {
  if (element.textContent.trim().length < 12) return false;
  if (element.matches('a[href], [role="option"], [role="row"], [role="treeitem"]')) return true;
  if ([...element.querySelectorAll('a[href]')].some((link) => leadsToAnotherTicket(link, url))) return true;
  return element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';
}

/** True for a link whose address has the shape of this one's but other numbers in it. */
function leadsToAnotherTicket(link: Element, here: URL): boolean {
  const there = URL.parse(link.getAttribute('href') ?? '', here);
  if (!there || there.origin !== here.origin) return false;
  return shapeOf(there) === shapeOf(here) && idsOfAddress(there) !== idsOfAddress(here);
}

function shapeOf(url: URL): string {
  return `${url.pathname}${url.search}${url.hash}`.replace(/[0-9a-f]{8}[0-9a-f-]*|\d{3,}/gi, '0');
}
