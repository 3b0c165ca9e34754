import type { ElementPath } from '@/lib/model/taught-field';
import { elementAround } from '@/lib/dom/element-around';
import { findTaught } from '@/lib/dom/find-taught';
import { findComposer } from './find-composer';
import { findFileInput } from './find-file-input';
import { findReplyForm, partsOf } from './find-reply-form';

/** Where a file goes on a page. */
export interface FilePlace {
  /** The page says in here what it has taken. */
  parts: Element[];
  /** The reply box: what the agent writes there says nothing of files. */
  composer: Element | undefined;
  input: HTMLInputElement | undefined;
  /** Takes the file when there is no input. */
  dropOn: Element;
}

/** A button for files has its input no further than this many elements around it. */
const mostAround = 4;

/** The place that the user has shown, else the reply. Undefined where there is neither. */
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

/** The file input that is nearest to the reply box, of all that stand around it in the reply. */
function findInputOutwards(composer: Element, branch: Element, file: File): HTMLInputElement | undefined {
  for (let around: Element | null = composer; around; around = elementAround(around)) {
    const input = findFileInput(around, file, composer);
    if (input || around === branch) return input;
  }
  return undefined;
}

/** The file input behind what a user can see and show: a button, a label, a drop zone. */
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
