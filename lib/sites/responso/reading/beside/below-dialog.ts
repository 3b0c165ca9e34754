import { boxOf, type Box } from '@/lib/dom/box-of';
import { isDrawn } from '@/lib/dom/is-drawn';
import { elementAround } from '@/lib/dom/element-around';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';

/** A time, or a number that is no size of a file. */
const moment = /\d{1,2}:\d\d|\d{4}/;
const longNumber = /\d{5,}/;
const dialog = '[aria-modal="true"], dialog, [role="dialog"]';

/**
 * Returns a function that is true for what stands below a ticket that is open in a dialog or a drawer: the list that it
 * was opened from. A dialog that holds a reply box alone is the reply to the ticket below it.
 *
 * @param composer the reply box
 */
export function createBelowReader(composer: Element | undefined): (element: Element) => boolean {
  const covered = composer ? coveredByTicket(composer) : new Set<Element>();
  const holder = composer && dialogAround(composer);
  if (!holder || !hasMessage(holder, composer)) return (element) => covered.has(element);
  const around = new Set<Element>();
  for (let each = elementAround(holder); each; each = elementAround(each)) around.add(each);
  return (element) => {
    const outer = elementAround(element);
    return outer !== null && around.has(outer) && !around.has(element) && element !== holder;
  };
}

/** Elements that are covered in part by a tall layer with the ticket, as a drawer without a role is. */
function coveredByTicket(composer: Element): Set<Element> {
  const { ownerDocument } = composer;
  const covered = new Set<Element>();
  for (let layer = elementAround(composer); layer; layer = elementAround(layer)) {
    const position = ownerDocument.defaultView?.getComputedStyle(layer).position ?? '';
    if (!/^(?:fixed|absolute)$/.test(position)) continue;
    const box = boxOf(layer);
    if (box.height < ownerDocument.documentElement.clientHeight / 2 || !hasMessage(layer, composer)) continue;
    for (const beside of layer.parentNode?.children ?? [])
      if (beside !== layer && isCovered(boxOf(beside), box, layer)) covered.add(beside);
  }
  return covered;
}

/** True if the layer is drawn over the middle of what both cover, and that is a good part of the smaller one. */
function isCovered(box: Box, over: Box, layer: Element): boolean {
  const [left, right] = [Math.max(box.left, over.left), Math.min(box.right, over.right)];
  const [top, bottom] = [Math.max(box.top, over.top), Math.min(box.bottom, over.bottom)];
  const smaller = Math.min(box.width * box.height, over.width * over.height);
  if (right <= left || bottom <= top || (right - left) * (bottom - top) * 8 <= smaller) return false;
  const drawn = layer.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return drawn !== null && layer.contains(drawn);
}

function dialogAround(composer: Element): Element | undefined {
  for (let around: Element | null = composer; around; around = elementAround(around))
    if (around.matches(dialog)) return around;
  return undefined;
}

/**
 * True if the dialog has a sentence above the reply box, or a short one with a number of its own. Below it, a sentence
 * may be a hint about the reply: there it is a message only beside a time or a long number.
 */
function hasMessage(holder: Element, composer: Element): boolean {
  const walker = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  let [isSaidBelow, hasMoment] = [false, false];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const isShort = isShortSentence(text);
    const [isWritten, isMoment] = [isLongAsSentence(text), moment.test(text)];
    // Styles, scripts and hidden parts are no message.
    if (
      !(isWritten || isMoment || isShort) ||
      composer.contains(node) ||
      !node.parentElement ||
      !isDrawn(node.parentElement)
    )
      continue;
    hasMoment ||= isMoment;
    const isBelow = (composer.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (!isBelow && (isWritten || (isShort && isSaidOnlyIn(holder, text)))) return true;
    isSaidBelow ||= isWritten;
  }
  return isSaidBelow && hasMoment;
}

/** True for a few words with a long number, as a short message is: `Kiedy dojedzie zamówienie 48213377?` */
function isShortSentence(text: string): boolean {
  const said = text.trim();
  return /[.?!]$/.test(said) && longNumber.test(said) && said.split(/\s+/, 3).length === 3;
}

/** True if the page below the dialog does not have the text's number: a reply repeats what it answers. */
function isSaidOnlyIn(holder: Element, text: string): boolean {
  const number = longNumber.exec(text)?.[0] ?? '';
  const countIn = (element: Element) => element.textContent.split(number).length;
  return countIn(holder) === countIn(holder.ownerDocument.body);
}
