import { isPageLabel } from '@/lib/match/reading/page-label';
import { boxOf } from '@/lib/dom/box-of';
import { isDrawn } from '@/lib/dom/is-drawn';
import { isAlike } from './beside/is-alike';
import { isAnotherTicket, isTicketBeside } from './ticket-address';

/** Fewer neighbours than this are no list. */
const fewestRows = 3;
/** A row has at least so many words: requester, subject, time. */
const fewestWords = 3;
/** Rows of a list are neighbours: only so many neighbours are checked on either side. */
const mostNeighbours = 12;
const shortestRow = 12;
/** A list beside the ticket is at most this part of the window wide. A conversation is wider. */
const widestList = 0.45;
/** A row covers at most this part of the window. The ticket itself covers more. */
const largestRow = 0.35;

/**
 * Returns a function that is true for rows of other tickets: an inbox beside the ticket, the buyer's earlier tickets.
 * Rows are three or more similar neighbours that each lead to another page: by a link whose URL has this ticket's
 * shape, by a click anywhere on them, or because one of them is marked as chosen.
 *
 * @param composer the reply box: elements above or below it are the conversation, whose messages may be clickable too
 */
export function createRowReader(url: URL, composer: Element | undefined): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  // The links of one list are asked for by many elements, so each answer is remembered.
  const isAway = remembered((link) => isMeant(link, url, isAnotherTicket));
  const isBeside = remembered((link) => isMeant(link, url, isTicketBeside));
  const hasChosen = createChosenReader();
  const leadsOn = (element: Element) =>
    isTelling(element) &&
    isSmall(element) &&
    (hasLink(element, isAway) ||
      ((isClickedAsWhole(element) || hasChosen(element.parentElement)) &&
        isAside(element, composer) &&
        !isField(element))) &&
    // Last, because it looks at everything around the element.
    isDrawn(element);
  const isRow = (element: Element) => {
    const told = known.get(element) ?? leadsOn(element);
    known.set(element, told);
    return told;
  };
  return (element) => {
    const holder = element.parentElement ?? element.getRootNode();
    if (!('childElementCount' in holder) || Number(holder.childElementCount) < fewestRows) return false;
    // The row of the open ticket links to the current page.
    if (!isRow(element) && !hasLink(element, isBeside)) return false;
    let rows = isRow(element) ? 1 : 0;
    for (const neighbour of neighboursOf(element)) {
      if (isAlike(neighbour, element) && isRow(neighbour)) rows += 1;
      if (rows >= fewestRows) return true;
    }
    return false;
  };
}

/** What marks the chosen row of a list for screen readers. A tab of the ticket's own parts may be marked like that. */
const chosen = ['[aria-selected="true"]', '[aria-current]:not([aria-current="false"])']
  .map((mark) => `:scope > ${mark}:not([role="tab"])`)
  .join();

/** Returns a function that is true for a list with a chosen row: its other rows can be chosen too. */
function createChosenReader(): (list: Element | null) => boolean {
  const known = new Map<Element, boolean>();
  return (list) => {
    if (!list) return false;
    const told = known.get(list) ?? list.querySelector(chosen) !== null;
    known.set(list, told);
    return told;
  };
}

/** The siblings of an element on both sides, the nearest first. */
function* neighboursOf(element: Element): Generator<Element> {
  let [before, after] = [element.previousElementSibling, element.nextElementSibling];
  for (let count = 0; count < mostNeighbours && (before || after); count++) {
    if (before) yield before;
    if (after) yield after;
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
}

function isSmall(element: Element): boolean {
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  return areaOf(element) <= clientWidth * clientHeight * largestRow;
}

function hasLink(element: Element, isWanted: (link: Element) => boolean): boolean {
  return isWanted(element) || [...element.querySelectorAll('a[href]')].some(isWanted);
}

/** True for a link whose URL has the shape of the current one, with another ticket's id. */
export function isLinkAway(link: Element, here: URL): boolean {
  return isMeant(link, here, isAnotherTicket);
}

/** What stands beside a link in its row is at most this long (characters): a subject, a date, a number, a status. */
const longestBeside = 60;

/**
 * True for a row of another ticket: an element that begins with a link to it, with a few words after the link. A label
 * may stand before the link.
 */
export function isRowOfLink(element: Element, here: URL): boolean {
  const link = element.firstElementChild;
  if (link === null || element.childElementCount > 4 || !isLinkAway(link, here)) return false;
  const [text, linked] = [element.textContent.trim(), link.textContent.trim()];
  const at = text.indexOf(linked);
  return (
    linked !== '' &&
    at >= 0 &&
    isLabel(text.slice(0, at)) &&
    text.length - at - linked.length <= longestBeside
  );
}

/** True for nothing, and for `Related:`. */
function isLabel(before: string): boolean {
  return before === '' || /^[^:.?!]{2,30}:\s*$/.test(before);
}

function isMeant(link: Element, here: URL, isWanted: (there: URL, here: URL) => boolean): boolean {
  const there = addressOf(link, here);
  return there !== null && isWanted(there, here);
}

function remembered(judge: (link: Element) => boolean): (link: Element) => boolean {
  const judged = new Map<Element, boolean>();
  return (link) => {
    if (link.localName !== 'a') return false;
    const told = judged.get(link) ?? judge(link);
    judged.set(link, told);
    return told;
  };
}

/** Where a link leads; null for another element and for what is no URL. */
export function addressOf(link: Element, here: URL): URL | null {
  return link.matches('a[href]') ? URL.parse(link.getAttribute('href') ?? '', here) : null;
}

function isTelling(element: Element): boolean {
  let text = '';
  for (const said of textsIn(element)) {
    text += ` ${said}`;
    if (text.length > shortestRow && text.trim().split(/\s+/, fewestWords).length >= fewestWords) return true;
  }
  return false;
}

/** The texts below an element, each trimmed. Two elements beside each other often have no blank between them. */
function* textsIn(element: Element): Generator<string> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (text !== '') yield text;
  }
}

/** True if the whole element is clickable: itself, or a child that covers most of it. */
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

/** True for a table row, and for an element in a narrow column that is not the conversation's. */
function isAside(element: Element, composer: Element | undefined): boolean {
  if (element.matches('tr, [role="row"]')) return true;
  const box = boxOf(element);
  if (box.width > element.ownerDocument.documentElement.clientWidth * widestList) return false;
  if (!composer) return true;
  const { left, right } = boxOf(composer);
  const shared = Math.min(right, box.right) - Math.max(left, box.left);
  return shared < Math.min(box.width, right - left) / 2;
}

/** `E-mail jan@example.com`, also if a click copies it: an element that begins with a label is no ticket row. */
function isField(element: Element): boolean {
  const [first] = textsIn(element);
  return first !== undefined && isPageLabel(/^[^:]{2,30}:/.exec(first)?.[0] ?? first);
}

function areaOf(element: Element): number {
  const { width, height } = boxOf(element);
  return width * height;
}
