import { elementAround } from '@/lib/dom/element-around';
import { heading } from '@/lib/dom/heading';
import { openRoots } from '@/lib/dom/open-roots';
import { isPageLabel } from '@/lib/match/reading/page-label';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { foreignKind, isForeignRow } from './foreign-title';
import { isUnder } from './is-under';

/** Titles of the helpdesk's own list of Base orders (responso.md §0.1), with an optional count after it. */
const title =
  /^(?:base(?:linker)? orders|orders (?:from|in) base(?:linker)?|zam[oó]wienia (?:z |w )?base(?:linker)?|pedidos (?:da|do|na|no) base(?:linker)?|base(?:linker)?-bestellungen)(?: ?\(?\d+\)?)?$/i;
const longestTitle = 40;
/** Leads to a part elsewhere, unless it says that it opens what stands below it. */
const pressed = 'button:not([aria-expanded]), [role="button"]:not([aria-expanded]), a[href]';
const list = 'ul, ol, table, [role="list"]';
/** Only a list that holds order numbers must be left out. */
const hasNumber = /\d{5}/;

/**
 * Finds the parts of the page that are not about this ticket, by their titles: similar tickets, a history, a knowledge
 * base, answers to choose. One is the helpdesk's own "Base orders" list: the helpdesk finds those orders for the buyer,
 * mostly by e-mail, so their numbers are not numbers that the ticket names.
 *
 * @param findReply finds the reply box, or the button that opens it: what stands right above it is what it answers.
 *   Called only if there is such a title
 * @returns the elements and the bare texts of the parts, without their titles
 */
export function findForeignParts(document: Document, findReply: () => Element | undefined): Set<Node> {
  const found = new Set<Node>();
  const titles = openRoots(document).flatMap((root) => [...titlesIn(root)]);
  if (titles.length === 0) return found;
  const reply = findReply();
  const borders = new Set<Node>();
  for (let each = reply ?? null; each; each = elementAround(each)) borders.add(each);
  for (const node of titles) {
    const isNative = title.test(node.data.trim());
    const kind = foreignKind(node.data.trim());
    const inner = node.parentElement;
    const isPressed = inner?.closest(heading) === null && inner.closest(pressed) !== null;
    if (!inner || (kind === 'offer' && isPressed)) continue;
    const own = rowOf(inner, (row) =>
      isNative ? !hasNumber.test(row.textContent) : isForeignRow(textsIn(row)),
    );
    const following = under(own);
    if (isNative) {
      for (const each of following) if (hasNumber.test(each.textContent ?? '')) found.add(each);
      continue;
    }
    const first = following.find((each) => each instanceof Element);
    const pressedPart = first?.matches(list) === true ? [first] : [];
    const part = isPressed ? pressedPart : untilHeading(following);
    if (part.some((each) => borders.has(each))) continue;
    if (kind !== 'offer' && isAnswered(part, reply, kind === 'history')) continue;
    for (const each of part) found.add(each);
  }
  return found;
}

function* titlesIn(root: Document | ShadowRoot): Generator<Text> {
  const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A very long text is no title; it is skipped before it is trimmed.
    if (!(node instanceof Text) || node.length > longestTitle * 3) continue;
    const text = node.data.trim();
    if (title.test(text) || foreignKind(text) !== undefined) yield node;
  }
}

/** The row of a title. A count, an arrow or a button beside the title belongs to it. */
function rowOf(inner: Element, isRow: (row: Element) => boolean): Element {
  let own = inner;
  for (let row = own.parentElement; row && isShort(row) && isRow(row); row = row.parentElement) own = row;
  return own;
}

function isShort({ textContent }: Element): boolean {
  return textContent.trim().length <= longestTitle + 20;
}

/** The texts in an element: two elements beside each other often have no blank between them. */
function textsIn(element: Element): string[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.nodeValue?.trim() ?? '');
  return texts;
}

/** The elements and texts that follow a title, up to the next one that looks like a title. */
function under(own: Element): Node[] {
  const following: Node[] = [];
  for (let next = own.nextSibling; next; next = next.nextSibling) {
    if (next instanceof Element && isNextTitle(next, own)) break;
    const isBlank = next instanceof Text && next.data.trim() === '';
    if (!isBlank && !(next instanceof Comment)) following.push(next);
  }
  return following;
}

/** True for what is built like the title's row, and is a title, another part with its title, or a field. */
function isNextTitle(element: Element, own: Element): boolean {
  if (!isBuiltLike(element, own)) return false;
  const text = element.textContent.trim();
  // A row has a date, a price or a number; a title at most a count.
  const said = textsIn(element).filter((each) => !/^\(?\d{1,3}\)?$/.test(each));
  const isTitle = text.length <= longestTitle && /\p{L}/u.test(text) && !/[\d@]/.test(said.join());
  const [first, ownFirst] = [element.firstElementChild, own.firstElementChild];
  return (
    isTitle ||
    (own.querySelector(heading) !== null && element.querySelector(heading) !== null) ||
    (first !== null && ownFirst !== null && isBuiltLike(first, ownFirst)) ||
    isPageLabel(/^[^:]{2,30}:/.exec(text)?.[0] ?? '')
  );
}

/** True for the same tag and classes; an open part may have one class more than a closed one. */
function isBuiltLike(one: Element, other: Element): boolean {
  const [fewer, more] = [one.classList, other.classList].toSorted((a, b) => a.length - b.length);
  return (
    one.tagName === other.tagName &&
    (one.className === other.className ||
      (fewer !== undefined && fewer.length > 0 && [...fewer].every((name) => more?.contains(name))))
  );
}

function untilHeading(part: readonly Node[]): readonly Node[] {
  const end = part.findIndex((each) => each instanceof Element && each.matches(heading));
  return end < 0 ? part : part.slice(0, end);
}

/**
 * True for what the reply answers, whatever its title says: the only part above the reply in which something is said. A
 * history may stand below a description: it is one if nothing is said between it and the reply.
 */
function isAnswered(part: readonly Node[], reply: Element | undefined, isHistory: boolean): boolean {
  const last = part.at(-1);
  const drawn = last instanceof Element ? last : last?.parentElement;
  if (!last || !drawn || !reply || !isUnder(drawn, reply) || !isBefore(last, reply)) return false;
  const walker = drawn.ownerDocument.createTreeWalker(last.getRootNode(), NodeFilter.SHOW_TEXT);
  if (isHistory) walker.currentNode = last;
  for (let node = walker.nextNode(); node && isBefore(node, reply); node = walker.nextNode()) {
    const around = node.parentElement;
    const isSaid = around !== null && isLongAsSentence(node.nodeValue ?? '') && isUnder(around, reply);
    if (isSaid && !part.some((each) => each === node || each.contains(around))) return false;
  }
  return true;
}

function isBefore(node: Node, reply: Element): boolean {
  return (node.compareDocumentPosition(reply) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
