import { elementAround } from '@/lib/dom/element-around';

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

/** Where the reply area is, in CSS pixels of the window, with the buttons that reach out of it in a narrow window. */
export function measureReplyArea(composer: Element): Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'> {
  const area = findReplyArea(composer);
  const { left, top, right, bottom } = area.getBoundingClientRect();
  const measured = { left, top, right, bottom };
  for (const part of area.querySelectorAll('*')) {
    if (part !== composer && composer.contains(part)) continue;
    const box = part.getBoundingClientRect();
    const isSeen = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0;
    if (!isSeen) continue;
    measured.left = Math.min(measured.left, box.left);
    measured.top = Math.min(measured.top, box.top);
    measured.right = Math.max(measured.right, box.right);
    measured.bottom = Math.max(measured.bottom, box.bottom);
  }
  return measured;
}
