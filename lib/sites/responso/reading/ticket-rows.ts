import { isPageLabel } from '@/lib/match/reading/page-label';
import { isAnotherTicket, isTicketBeside } from './ticket-address';

/** Fewer neighbours than this are no list. */
const fewestRows = 3;
/** A row says more than its own name: requester, subject, time. */
const fewestWords = 3;
const shortestRow = 12;
/** A list beside the ticket is no wider than this part of the window; a conversation is. */
const widestList = 0.45;

/**
 * Tells rows of other tickets: an inbox beside the ticket, the buyer's former tickets. They are three or more neighbours
 * of one kind that each lead somewhere: by a link of this ticket's shape, or as a whole by a click.
 *
 * @param composer the reply box: what stands over or under it is the conversation, whose messages may be clicked too
 */
export function createRowReader(url: URL, composer: Element | undefined): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isRow = (element: Element) =>
    isTelling(element) &&
    (hasLink(element, url, isAnotherTicket) ||
      (isClickedAsWhole(element) && isAside(element, composer) && !isField(element)));
  return (element) => {
    const parent = element.parentElement;
    if (!parent || parent.childElementCount < fewestRows) return false;
    if (!known.has(element)) {
      const alike = [...parent.children].filter((child) => child.tagName === element.tagName);
      const rows = new Set(alike.filter(isRow));
      const isList = rows.size >= fewestRows;
      // The row of the ticket that is open leads to where we are.
      for (const child of alike)
        known.set(child, isList && (rows.has(child) || hasLink(child, url, isTicketBeside)));
    }
    return known.get(element) ?? false;
  };
}

function hasLink(element: Element, here: URL, isMeant: (there: URL, here: URL) => boolean): boolean {
  return [element, ...element.querySelectorAll('a[href]')].some((link) => {
    const there = addressOf(link, here);
    return there !== null && isMeant(there, here);
  });
}

/** True for a link whose address has the shape of this one's but another ticket's id in it. */
export function isLinkAway(link: Element, here: URL): boolean {
  const there = addressOf(link, here);
  return there !== null && isAnotherTicket(there, here);
}

function addressOf(link: Element, here: URL): URL | null {
  return link.matches('a[href]') ? URL.parse(link.getAttribute('href') ?? '', here) : null;
}

function isTelling(element: Element): boolean {
  const text = element.textContent.trim();
  return text.length >= shortestRow && text.split(/\s+/, fewestWords).length >= fewestWords;
}

/** A click anywhere on it leads on: it says so itself, or something in it that covers most of it. */
function isClickedAsWhole(element: Element): boolean {
  if (element.matches('[role="option"], [role="treeitem"], [aria-selected]') || isClicked(element))
    return true;
  const area = areaOf(element);
  return [...element.querySelectorAll('a[href], button, div, td')].some(
    (part) => areaOf(part) >= area * 0.6 && isClicked(part),
  );
}

function isClicked(element: Element): boolean {
  if (element.matches('a[href]')) return /^(?:https?:|[/#?])/.test(element.getAttribute('href') ?? '');
  return element.ownerDocument.defaultView?.getComputedStyle(element).cursor === 'pointer';
}

/** True for a row of a table, and for what stands in a narrow column that is not the conversation's. */
function isAside(element: Element, composer: Element | undefined): boolean {
  if (element.matches('tr, [role="row"]')) return true;
  const box = element.getBoundingClientRect();
  if (box.width > element.ownerDocument.documentElement.clientWidth * widestList) return false;
  if (!composer) return true;
  const { left, right } = composer.getBoundingClientRect();
  const shared = Math.min(right, box.right) - Math.max(left, box.left);
  return shared < Math.min(box.width, right - left) / 2;
}

/** `E-mail jan@example.com`, also where a click copies it: what begins with a label is no ticket. */
function isField(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (text !== '') return isPageLabel(/^[^:]{2,30}:/.exec(text)?.[0] ?? text);
  }
  return false;
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}
