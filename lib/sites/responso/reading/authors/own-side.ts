import { boxOf } from '@/lib/dom/box-of';
import type { Message } from './messages';

/** A bubble keeps at least this far from the other side (CSS pixels). */
const leastGap = 40;
/** A wide line with at most so many characters is a date or an event between the messages. */
const longestEvent = 60;

/**
 * Finds the messages on the agent's side of a chat. Chats draw the messages of the two sides as bubbles that keep to the
 * left and to the right; the right side is the reader's own, or the left one where text runs from right to left.
 *
 * @returns one answer a message; undefined if the messages do not keep to two sides, and for a message in the middle
 */
export function findOwnSide(messages: readonly Message[]): (boolean | undefined)[] {
  const boxes = messages.map(({ lines }) => coveredBy(lines.map(({ element }) => element)));
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const aligned = messages.map(isRightAligned);
  if (aligned.includes(true) && aligned.includes(false)) return aligned;
  const sides = boxes.map((box) => {
    const [before, after] = [box.left - left, right - box.right];
    // A message that is not drawn has no side.
    if (box.right < box.left || Math.abs(before - after) < leastGap) return undefined;
    return before > after;
  });
  const isBubbles = messages.every((message, at) => {
    const box = boxes[at];
    return isEvent(message) || (box !== undefined && isBubble(box, left, right));
  });
  const isChat = isBubbles && sides.includes(true) && sides.includes(false);
  if (!isChat) return messages.map(() => undefined);
  const element = messages[0]?.lines[0]?.element;
  const style = element?.ownerDocument.defaultView?.getComputedStyle(element.parentElement ?? element);
  const isMirrored = style?.direction === 'rtl';
  return sides.map((isRight) => (isRight === undefined ? undefined : isRight !== isMirrored));
}

/** True for a message whose texts are aligned to the right, against the direction of the page. */
function isRightAligned({ lines }: Message): boolean {
  const said = lines.filter(({ text }) => text !== '');
  return (
    said.length > 0 &&
    said.every(({ element }) => {
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      return style?.direction === 'ltr' && /^(?:-webkit-)?right$|^end$/.test(style.textAlign);
    })
  );
}

function isEvent({ lines }: Message): boolean {
  return lines.reduce((length, { text }) => length + text.length, 0) <= longestEvent;
}

interface Span {
  left: number;
  right: number;
}

function coveredBy(elements: readonly Element[]): Span {
  const boxes = elements.map(boxOf).filter(({ width }) => width > 0);
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
  };
}

/** False for a message as wide as the conversation: then the page draws no bubbles. */
function isBubble(box: Span, left: number, right: number): boolean {
  return box.right - box.left < right - left - leastGap;
}
