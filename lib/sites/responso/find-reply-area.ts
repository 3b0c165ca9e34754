import { elementAround } from './element-around';

/** The row of buttons under or over a reply box is no taller than this (CSS pixels). */
const tallestRow = 160;

/**
 * The reply box with what belongs to it: its send button, its attachments. The outermost element around it that is
 * not much taller than the box itself.
 */
export function findReplyArea(composer: Element): Element {
  const { height } = composer.getBoundingClientRect();
  let area = composer;
  for (let around = elementAround(composer); around; around = elementAround(around)) {
    if (around === around.ownerDocument.body) break;
    const box = around.getBoundingClientRect();
    if (box.height > height + tallestRow) break;
    // An element without a box of its own (`display: contents`) is passed through.
    if (box.height >= area.getBoundingClientRect().height) area = around;
  }
  return area;
}
