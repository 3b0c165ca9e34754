import type { ElementPath } from '../../taught-field';
import { countMentions } from './count-mentions';
import { dropFile, type MakeDrag } from './drop-file';
import { isVisible } from './find-file-input';
import { findFilePlace } from './find-file-place';

/** A page shows a file that it has taken within this time (ms); some upload it first. */
const longestWait = 5_000;

/**
 * Puts a file into the reply on a page, whatever the page is built of: into the file input that belongs to the reply,
 * else by dropping it on the reply box. Nothing is sent.
 *
 * @param taught where the user has shown that files go
 * @returns true only when the page shows the file's name by the reply, or its input holds the file and is seen or sent
 */
export async function attachFile(
  document: Document,
  file: File,
  makeDrag: MakeDrag,
  taught?: ElementPath,
): Promise<boolean> {
  const place = findFilePlace(document, file, taught);
  if (!place) return false;
  const { area, composer, input, dropOn } = place;
  const mentions = () => countMentions(area, composer, file.name);
  const before = mentions();
  const isHeld = () => input?.isConnected === true && [...(input.files ?? [])].includes(file);
  if (input) putInto(input, file);
  else if (!dropFile(dropOn, file, makeDrag)) return false;
  // A visible input says itself what it holds; one that is hidden leaves that to the page.
  if (input && isVisible(input) && isHeld()) return true;
  if (await isSoon(area, () => mentions() > before)) return true;
  // Nothing is shown: only a field that is sent with the reply's form holds the file for it.
  const isSent = input !== undefined && input.name !== '' && input.form !== null;
  return isSent && input.form.contains(composer ?? null) && isHeld();
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
