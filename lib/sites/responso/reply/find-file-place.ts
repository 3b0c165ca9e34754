import type { ElementPath } from '@/lib/model/taught-field';
import { elementAround } from '@/lib/dom/element-around';
import { findTaught } from '@/lib/dom/find-taught';
import { findComposer } from './find-composer';
import { findFileInput } from './find-file-input';
import { findReplyForm, partsOf } from './find-reply-form';

/** The place for a file on a page. */
export interface FilePlace {
  /** The elements in which the page shows accepted files. */
  parts: Element[];
  /** The reply box. Its text is the agent's and is not read as an answer about files. */
  composer: Element | undefined;
  input: HTMLInputElement | undefined;
  /** Where the file is dropped if there is no input. */
  dropOn: Element;
}

/** The input behind a file button is at most so many elements further out. */
const mostAround = 4;

/** The place of the custom selector, else the reply. Undefined if the page has neither. */
export function findFilePlace(
  document: Document,
  file: File,
  path: ElementPath | undefined,
): FilePlace | undefined {
  const composer = findComposer(document);
  const taught = findTaught(document, path);
  if (taught) {
    const input = findInputNear(taught, file);
    return { parts: [topAround(taught)], composer, input, dropOn: taught };
  }
  if (!composer) return undefined;
  const form = findReplyForm(composer);
  const input =
    findInputOutwards(composer, form.branch, file) ??
    form.below.map((part) => findFileInput(part, file, composer)).find((found) => found !== undefined);
  return { parts: partsOf(form), composer, input, dropOn: composer };
}

/** The file input nearest to the reply box, among those around it in the reply. */
function findInputOutwards(composer: Element, branch: Element, file: File): HTMLInputElement | undefined {
  for (let around: Element | null = composer; around; around = elementAround(around)) {
    const input = findFileInput(around, file, composer);
    if (input || around === branch) return input;
  }
  return undefined;
}

/** The file input behind an element that the user picked: a button, a label, a drop zone. */
export function findInputNear(taught: Element, file: File): HTMLInputElement | undefined {
  if (taught instanceof HTMLInputElement && taught.type === 'file') return taught;
  const label = taught.closest('label')?.control;
  if (label instanceof HTMLInputElement && label.type === 'file') return label;
  let around: Element | null = taught;
  for (let steps = 0; around && around !== around.ownerDocument.body && steps <= mostAround; steps++) {
    const input = findFileInput(around, file);
    if (input) return input;
    around = elementAround(around);
  }
  return undefined;
}

function topAround(element: Element): Element {
  let top = element;
  while (top.parentElement && top !== top.ownerDocument.body) top = top.parentElement;
  return top;
}
