import type { ElementPath } from '@/lib/model/taught-field';
import { dropFile, type MakeDrag } from './drop-file';
import { fileInputsIn, isVisible } from './find-file-input';
import { findFilePlace, type FilePlace } from './find-file-place';
import { countMentions, countRefusals } from './mentions';
import { openReply } from './open-reply';
import { pressClip } from './press-clip';
import { untilRest } from './until';

/** A page shows an attached file within this time (ms). Some pages upload it first. */
const longestWait = 5_000;
/** The page's answer counts once it has stayed the same for this long (ms): the page may redraw, or refuse late. */
const rests = 700;

interface AttachOptions {
  makeDrag: MakeDrag;
  /** True for Sidecar's own elements. */
  isOurs: (element: Element) => boolean;
  /** The custom selector for attachments. */
  taught?: ElementPath | undefined;
  /** False once the page shows another ticket: then attaching stops. */
  isStillMeant: () => boolean;
}

/**
 * Attaches a file to the reply, on any DOM. Opens a closed reply first. The file goes into the reply's file input, is
 * dropped on the reply box, or goes into the input that the page creates when its paper clip is pressed. Nothing is
 * sent.
 *
 * @returns true only if, once the page rests, no refusal is shown, and the page shows the file's name by the reply, or
 *   its input holds the file and is visible or part of the reply's form
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

/** Adds the file to an input's files and checks whether the page keeps it. */
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
  // A page that shows earlier files may have its own list of them. Giving them again would add them twice.
  const listed = earlier.filter(({ name }) => mentionsOf(name) > 0);
  const waitForAnswer = watch();
  putInto(input, [...earlier.filter((each) => !listed.includes(each)), file]);
  const answer = await waitForAnswer();
  // Earlier files that vanished from the page were only in the input: put the agent's files back.
  const isLost = listed.length > 0 && listed.some(({ name }) => mentionsOf(name) === 0);
  if (isLost && input.isConnected) putInto(input, [...earlier, file]);
  return answer === 'taken';
}

/**
 * Call this before the page gets the file.
 *
 * @returns waits until the page rests and returns its answer; undefined if it shows nothing about the file
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
      // The agent may send the reply at once: then the sent message names the file, or the next ticket is shown.
      return wasTaken && (onPage() > onPageBefore || !isStillMeant()) ? 'taken' : undefined;
    };
    const answer = await untilRest(look, { rests, longest: longestWait });
    // The page shows nothing: the file is attached only if an input of the reply's form holds it.
    return answer ?? (lookAt(document, file, findPlace()).isSent ? 'taken' : undefined);
  };
}

/** What the page shows about a file now. */
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

/** Sets an input's files and fires the events that the browser fires after a choice. */
function putInto(input: HTMLInputElement, files: readonly File[]): void {
  const chosen = new DataTransfer();
  for (const each of files) chosen.items.add(each);
  input.files = chosen.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
