import { elementAround } from '@/lib/dom/element-around';
import { queryDeep } from './query-deep';

/**
 * Finds the reply's file input that accepts the file: a visible one first, then one hidden behind a button. An input in
 * another form with a text box belongs to that form.
 *
 * @param area the part of the page that belongs to the reply
 * @param composer the reply box
 */
export function findFileInput(area: Element, file: File, composer?: Element): HTMLInputElement | undefined {
  const open = fileInputsIn(area).filter((input) => takes(input, file) && !isOfAnother(input, composer));
  return open.find(isVisible) ?? open[0];
}

/** Every file input below an element or a root, through open shadow roots. The element itself may be one. */
export function fileInputsIn(root: Element | Document): HTMLInputElement[] {
  const own = root instanceof HTMLInputElement && root.type === 'file' ? [root] : [];
  return [...own, ...queryDeep<HTMLInputElement>(root, 'input[type="file"]')];
}

/** True for an input that accepts one more file of this type. */
export function takes(input: HTMLInputElement, file: File): boolean {
  return isOpen(input) && accepts(input.accept, file);
}

/** True for an input that the agent can see: it shows by itself which file it holds. */
export function isVisible(input: HTMLInputElement): boolean {
  if (!input.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const style = getComputedStyle(input);
  // `clip` is deprecated, but libraries hide inputs with it.
  if (style.clipPath !== 'none' || style.getPropertyValue('clip') !== 'auto') return false;
  const box = input.getBoundingClientRect();
  let { left, top, right, bottom } = box;
  for (let around = elementAround(input); around; around = elementAround(around)) {
    // An input cut off by an element around it is invisible; one that can be scrolled to is visible.
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

/** False for a single-file input that already holds a file: the agent's file is not replaced. */
function isOpen(input: HTMLInputElement): boolean {
  const isFull = !input.multiple && (input.files?.length ?? 0) > 0;
  return !input.disabled && !input.webkitdirectory && !isFull;
}

/**
 * True if an `accept` attribute allows the file. Editors have image-only inputs: `image/*`, `.png,.jpg`,
 * `application/pdf`; '' allows any file.
 */
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
