import { elementAround } from '@/lib/dom/element-around';
import { queryDeep } from './query-deep';

/**
 * The file input of a reply that takes a file: a visible one first, then one that hides behind a button. One in another
 * form with a box to write in is that form's.
 *
 * @param area what belongs to the reply
 * @param composer the reply box
 */
export function findFileInput(area: Element, file: File, composer?: Element): HTMLInputElement | undefined {
  const open = fileInputsIn(area).filter((input) => takes(input, file) && !isOfAnother(input, composer));
  return open.find(isVisible) ?? open[0];
}

/** Every field for files below an element or a root, through open shadow roots. */
export function fileInputsIn(root: Element | Document): HTMLInputElement[] {
  return queryDeep<HTMLInputElement>(root, 'input[type="file"]');
}

/** True for a field that is free for one more file of this type. */
export function takes(input: HTMLInputElement, file: File): boolean {
  return isOpen(input) && accepts(input.accept, file);
}

/** True for a field that the agent sees, and that therefore says itself what it holds. */
export function isVisible(input: HTMLInputElement): boolean {
  if (!input.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const style = getComputedStyle(input);
  // The second is deprecated, and what libraries hide fields by.
  if (style.clipPath !== 'none' || style.getPropertyValue('clip') !== 'auto') return false;
  const box = input.getBoundingClientRect();
  let { left, top, right, bottom } = box;
  for (let around = elementAround(input); around; around = elementAround(around)) {
    // What an element around it cuts off cannot be seen; what it scrolls can.
    if (!/hidden|clip/.test(getComputedStyle(around).overflow)) continue;
    const window = around.getBoundingClientRect();
    left = Math.max(left, window.left);
    top = Math.max(top, window.top);
    right = Math.min(right, window.right);
    bottom = Math.min(bottom, window.bottom);
  }
  const isOnPage = right + scrollX > 8 && bottom + scrollY > 8;
  return isOnPage && right - left > 8 && bottom - top > 8;
}

function isOfAnother({ form }: HTMLInputElement, composer: Element | undefined): boolean {
  if (!form || !composer || form.contains(composer)) return false;
  return form.querySelector('textarea, [contenteditable]:not([contenteditable="false"])') !== null;
}

/** A field for one file that has one already is the agent's: what is in it is not thrown out. */
function isOpen(input: HTMLInputElement): boolean {
  const isFull = !input.multiple && (input.files?.length ?? 0) > 0;
  return !input.disabled && !input.webkitdirectory && !isFull;
}

/** Editors have fields for pictures only: `image/*`, `.png,.jpg`, `application/pdf`; '' takes anything. */
function accepts(accept: string, { name, type }: File): boolean {
  const wanted = accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);
  const [group = ''] = type.split('/');
  const isWanted = (token: string) =>
    token.startsWith('.')
      ? name.toLowerCase().endsWith(token)
      : ['*', '*/*', type, `${group}/*`].includes(token);
  return wanted.length === 0 || wanted.some(isWanted);
}
