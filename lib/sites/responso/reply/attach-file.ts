import type { ElementPath } from '@/lib/model/taught-field';
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
  const mentionsOf = ({ name }: File) => countMentions(area, composer, name);
  const before = mentionsOf(file);
  const isHeld = () => input?.isConnected === true && [...(input.files ?? [])].includes(file);
  const earlier = input?.multiple ? [...(input.files ?? [])] : [];
  // A page that shows them may have a list of its own, and would add them to it once more.
  const listed = earlier.filter((each) => mentionsOf(each) > 0);
  if (input) putInto(input, [...earlier.filter((each) => !listed.includes(each)), file]);
  else if (!dropFile(dropOn, file, makeDrag)) return false;
  // A visible input says itself what it holds; one that is hidden leaves that to the page.
  const isSaid =
    (input && isVisible(input) && isHeld()) || (await isSoon(area, () => mentionsOf(file) > before));
  // Nothing is shown: only a field that is sent with the reply's form holds the file for it.
  const isSent =
    input !== undefined && input.name !== '' && input.form?.contains(composer ?? null) === true && isHeld();
  // Those that went from the page with this choice were in the input only: the agent's files are put back.
  const isLost = listed.length > 0 && (isSaid ? listed.some((each) => mentionsOf(each) === 0) : isSent);
  if (input && isLost) putInto(input, [...earlier, file]);
  return isSaid || isSent;
}

/** Chooses files in an input, and tells the page as the browser does after a choice. */
function putInto(input: HTMLInputElement, files: readonly File[]): void {
  const chosen = new DataTransfer();
  for (const each of files) chosen.items.add(each);
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
