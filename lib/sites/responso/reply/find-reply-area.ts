import { elementAround } from '@/lib/dom/element-around';

/** The row of buttons above or below a reply box is at most this tall (CSS pixels). */
const tallestRow = 160;

/**
 * The reply box with its send button and attachments: the outermost element around it that is not much taller than the
 * box itself.
 */
export function findReplyArea(composer: Element): Element {
  const { height } = composer.getBoundingClientRect();
  let area = composer;
  for (let around = elementAround(composer); around; around = elementAround(around)) {
    if (around === around.ownerDocument.body) break;
    const box = around.getBoundingClientRect();
    if (box.height > height + tallestRow) break;
    // Skips elements without a box of their own (`display: contents`).
    if (box.height >= area.getBoundingClientRect().height) area = around;
  }
  return area;
}

/** The box of the reply area in CSS pixels of the window. Includes buttons that stick out of it in a narrow window. */
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
