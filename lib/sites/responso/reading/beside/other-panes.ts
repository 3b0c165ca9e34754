import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { heading } from '@/lib/dom/heading';
import { isAlike } from './is-alike';

/** An editor, as a reply box is one. */
const editor = 'textarea, [contenteditable]:not([contenteditable="false"])';
/** `Zgłoszenie nr 12`, `Ticket #12`. */
const numbered = /^(\p{L}+)(?: (?:nr|no)\.?)? ?#?(\d+)$/iu;

/**
 * Finds other tickets that are open beside this one: they are built like a part of the page around the reply box, stand
 * left or right of it, are as wide, as tall as half the window, and have a reply box of their own or another number in
 * their title.
 */
export function findOtherPanes(composer: Element | undefined): ReadonlySet<Element> {
  const panes = new Set<Element>();
  for (let pane = composer ?? null; pane; pane = elementAround(pane)) {
    const own = boxOf(pane);
    const title = numberedTitle(pane);
    for (const beside of pane.parentNode?.children ?? []) {
      if (beside === pane || !isAlike(beside, pane)) continue;
      const itsTitle = numberedTitle(beside);
      const isOfAnother =
        title !== undefined && title.word === itsTitle?.word && title.number !== itsTitle.number;
      if (!isOfAnother && !beside.querySelector(editor)) continue;
      const { left, right, width, height } = boxOf(beside);
      const isBeside = left >= own.right - 1 || right <= own.left + 1;
      const isAsWide = Math.abs(width - own.width) <= own.width / 5;
      if (isBeside && isAsWide && height >= pane.ownerDocument.documentElement.clientHeight / 2)
        panes.add(beside);
    }
  }
  return panes;
}

/** The parts of a pane's title that ends in a number. */
function numberedTitle(pane: Element): { word: string; number: string } | undefined {
  const [, word, number] = numbered.exec(pane.querySelector(heading)?.textContent.trim() ?? '') ?? [];
  return word === undefined || number === undefined ? undefined : { word, number };
}
