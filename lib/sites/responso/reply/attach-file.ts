import type { ElementPath } from '@/lib/model/taught-field';
import { dropFile, type MakeDrag } from './drop-file';
import { fileInputsIn, isVisible } from './find-file-input';
import { findFilePlace, type FilePlace } from './find-file-place';
import { countMentions, countRefusals } from './mentions';
import { openReply } from './open-reply';
import { pressClip } from './press-clip';
import { untilRest } from './until';

/** A page shows a file that it has taken within this time (ms); some upload it first. */
const longestWait = 5_000;
/** What the page shows is believed when it has stayed so for this long (ms): it may be drawn anew, or refused late. */
const rests = 700;

interface AttachOptions {
  makeDrag: MakeDrag;
  /** True for our own elements on the page. */
  isOurs: (element: Element) => boolean;
  /** Where the user has shown that files go. */
  taught?: ElementPath | undefined;
  /** False once the page has gone to another ticket: then nothing more is done. */
  isStillMeant: () => boolean;
}

/**
 * Puts a file into the reply on a page, whatever the page is built of. A closed reply is opened first. The file goes into
 * the file input that belongs to the reply, is dropped on the reply box, or goes into the input that the page makes when
 * its paper clip is pressed. Nothing is sent.
 *
 * @returns true only when the page, once it rests, shows the file's name by the reply, or its input holds the file and is
 *   seen or sent, and nothing there refuses it
 */
export async function attachFile(document: Document, file: File, options: AttachOptions): Promise<boolean> {
  const { makeDrag, isOurs, taught, isStillMeant } = options;
  const findPlace = () => findFilePlace(document, file, taught);
  if (!findPlace() && !(await openReply(document, isOurs))) return false;
  const place = findPlace();
  if (!place || !isStillMeant()) return false;
  const watch = () => watchFor(document, file, { findPlace, isStillMeant });
  if (place.input) return await putAndWatch(file, place.input, { findPlace, watch });

  const waitForAnswer = watch();
  const answer = (await dropFile(place.dropOn, file, makeDrag)) ? await waitForAnswer() : undefined;
  if (answer !== undefined || !isStillMeant()) return answer === 'taken';
  const made = await pressClip(document, place.parts, file);
  return made !== undefined && isStillMeant() && (await putAndWatch(file, made, { findPlace, watch }));
}

/** Puts the file into an input beside those that are there, and tells whether the page keeps it. */
async function putAndWatch(
  file: File,
  input: HTMLInputElement,
  { findPlace, watch }: { findPlace: () => FilePlace | undefined; watch: () => ReturnType<typeof watchFor> },
): Promise<boolean> {
  const mentionsOf = (name: string) => {
    const place = findPlace();
    return place ? countMentions(place.parts, place.composer, name) : 0;
  };
  const earlier = input.multiple ? [...(input.files ?? [])] : [];
  // A page that shows them may have a list of its own, and would add them to it once more.
  const listed = earlier.filter(({ name }) => mentionsOf(name) > 0);
  const waitForAnswer = watch();
  putInto(input, [...earlier.filter((each) => !listed.includes(each)), file]);
  const answer = await waitForAnswer();
  // Those that went from the page with this choice were in the input only: the agent's files are put back.
  const isLost = listed.length > 0 && listed.some(({ name }) => mentionsOf(name) === 0);
  if (isLost && input.isConnected) putInto(input, [...earlier, file]);
  return answer === 'taken';
}

/**
 * To be called before the file is given to the page.
 *
 * @returns waits until the page rests, and tells what it then says of the file; undefined: nothing
 */
function watchFor(
  document: Document,
  file: File,
  { findPlace, isStillMeant }: { findPlace: () => FilePlace | undefined; isStillMeant: () => boolean },
) {
  const before = lookAt(document, file, findPlace());
  const onPage = () => countMentions([document.body], findPlace()?.composer, file.name);
  const onPageBefore = onPage();
  let wasTaken = false;
  return async (): Promise<'taken' | 'refused' | undefined> => {
    const look = () => {
      const now = lookAt(document, file, findPlace());
      if (now.refusals > before.refusals) return 'refused';
      if (now.mentions > before.mentions || now.isHeldInSight) {
        wasTaken = true;
        return 'taken';
      }
      // An agent may send the reply at once: then the message names the file, or the next ticket is there.
      return wasTaken && (onPage() > onPageBefore || !isStillMeant()) ? 'taken' : undefined;
    };
    const answer = await untilRest(look, { rests, longest: longestWait });
    // Nothing is shown: only a field that is sent with the reply's form holds the file for it.
    return answer ?? (lookAt(document, file, findPlace()).isSent ? 'taken' : undefined);
  };
}

/** What a page shows of a file at this moment. */
function lookAt(document: Document, file: File, place: FilePlace | undefined) {
  const { parts = [], composer } = place ?? {};
  const holding = fileInputsIn(document).filter(({ files }) => [...(files ?? [])].includes(file));
  return {
    mentions: countMentions(parts, composer, file.name),
    refusals: countRefusals(document, parts, composer),
    isHeldInSight: holding.some(isVisible),
    isSent: holding.some(({ name, form }) => name !== '' && form?.contains(composer ?? null) === true),
  };
}

/** Chooses files in an input, and tells the page as the browser does after a choice. */
function putInto(input: HTMLInputElement, files: readonly File[]): void {
  const chosen = new DataTransfer();
  for (const each of files) chosen.items.add(each);
  input.files = chosen.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
