import { countMentions } from './count-mentions';
import { dropFile, type MakeDrag } from './drop-file';
import { findComposer } from './find-composer';
import { findFileInput, isVisible } from './find-file-input';
import { findReplyForm } from './find-reply-form';

/** A page shows a file that it has taken within this time (ms); some upload it first. */
const longestWait = 5_000;

/**
 * Puts a file into the reply on a page, whatever the page is built of: into the file input that belongs to the reply,
 * else by dropping it on the reply box. Nothing is sent.
 *
 * @returns true only when the page shows the file's name by the reply, or its input holds the file
 */
export async function attachFile(document: Document, file: File, makeDrag: MakeDrag): Promise<boolean> {
  const composer = findComposer(document);
  if (!composer) return false;
  const area = findReplyForm(composer);
  const mentions = () => countMentions(area, composer, file.name);
  const before = mentions();
  const input = findFileInput(area, file);
  const isHeld = () => input?.isConnected === true && [...(input.files ?? [])].includes(file);
  if (input) putInto(input, file);
  else if (!dropFile(composer, file, makeDrag)) return false;
  // A visible input says itself what it holds; one that is hidden leaves that to the page.
  if (input && isVisible(input) && isHeld()) return true;
  return (await isSoon(area, () => mentions() > before)) || isHeld();
}

/** Adds the file to what the input holds, and tells the page as the browser does after a choice. */
function putInto(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer();
  for (const kept of input.multiple ? (input.files ?? []) : []) chosen.items.add(kept);
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** True as soon as something is true of an element, or of what it becomes; false when that takes too long. */
function isSoon(element: Element, isTrue: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(answer);
    };
    const observer = new MutationObserver(() => {
      if (isTrue()) end(true);
    });
    const timer = setTimeout(() => end(false), longestWait);
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    if (isTrue()) end(true);
  });
}
