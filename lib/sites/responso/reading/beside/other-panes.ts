import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { isAlike } from './is-alike';

/** An editor, as a reply box is one. */
const editor = 'textarea, [contenteditable]:not([contenteditable="false"])';

/**
 * Finds other tickets that are open beside this one: they are built like a part of the page around the reply box, stand
 * left or right of it, are as wide, as tall as half the window, and have a reply box of their own.
 */
export function findOtherPanes(composer: Element | undefined): ReadonlySet<Element> {
  const panes = new Set<Element>();
  for (let pane = composer ?? null; pane; pane = elementAround(pane)) {
    const own = boxOf(pane);
    for (const beside of pane.parentNode?.children ?? []) {
      if (beside === pane || !isAlike(beside, pane) || !beside.querySelector(editor)) continue;
      const { left, right, width, height } = boxOf(beside);
      const isBeside = left >= own.right - 1 || right <= own.left + 1;
      const isAsWide = Math.abs(width - own.width) <= own.width / 5;
      if (isBeside && isAsWide && height >= pane.ownerDocument.documentElement.clientHeight / 2)
        panes.add(beside);
    }
  }
  return panes;
}
