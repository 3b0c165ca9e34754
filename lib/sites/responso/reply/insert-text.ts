import type { InsertOutcome } from '@/lib/insert/insert-request';
import { findComposer } from './find-composer';
import { findEditable, isTextField } from './find-editable';
import { openReply } from './open-reply';
import { untilRest } from './until';

/** Creates a paste event that carries a text. Firefox needs it made in the page's own world. */
export type MakePaste = (text: string) => ClipboardEvent;

interface InsertOptions {
  makePaste: MakePaste;
  /** True for Sidecar's own elements. */
  isOurs: (element: Element) => boolean;
  /** Where the caret last was in an editable element. */
  lastCaret: () => Range | undefined;
  /** False once the page shows another ticket: then nothing is inserted. */
  isStillMeant: () => boolean;
}

/** A reply box that was just opened counts once it stays the same for this long (ms). */
const opened = { rests: 250, longest: 3_000 };
/** Editors note a moved caret within this time (ms): Slate 100 (throttled), CKEditor 50, ProseMirror 20. */
const caretNoted = 160;
/** The page shows the text within `longest` (ms), and keeps it for `rests` (ms): it may refuse late. */
const shown = { rests: 400, longest: 2_000 };

/**
 * Inserts a text at the caret of the reply, on any DOM, so that the agent can undo it. Opens a closed reply first.
 * Nothing is sent.
 *
 * Editors with a model of their own (ProseMirror, Quill, CKEditor, TinyMCE, Slate, Draft, Lexical) read a paste event
 * and cancel it. For all others the browser types the text.
 *
 * @returns `inserted` only if, once the page rests, the reply box shows the whole text
 */
export async function insertText(
  document: Document,
  text: string,
  options: InsertOptions,
): Promise<InsertOutcome> {
  const { makePaste, isOurs, lastCaret, isStillMeant } = options;
  const find = () => findComposer(document);
  let composer = find();
  if (!composer) {
    if (!(await openReply(document, isOurs))) return isStillMeant() ? 'noReply' : 'otherTicket';
    composer = await untilRest(find, opened);
  }
  const field = composer && findEditable(composer);
  if (!isStillMeant()) return 'otherTicket';
  if (!field) return 'noReply';
  if (isLocked(field) || isTooLong(field, text)) return 'notTaken';
  await focusAtCaret(field, lastCaret());
  if (!isStillMeant()) return 'otherTicket';

  const before = plain(readText(field));
  const isPasted = !isTextField(field) && !field.dispatchEvent(makePaste(text));
  // The only way to type that the browser can undo. Deprecated, but every browser and editor supports it.
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  if (!isPasted) field.ownerDocument.execCommand('insertText', false, text);

  const look = (): InsertOutcome => {
    // An editor may replace its element when it changes.
    const now = find();
    const current = field.isConnected ? field : now && findEditable(now);
    const after = plain(current ? readText(current) : '');
    if (hasGained(before, after, plain(text))) return 'inserted';
    return after === before ? 'notTaken' : 'altered';
  };
  const waitFor = (wanted: InsertOutcome) => untilRest(() => (look() === wanted ? wanted : undefined), shown);
  return (await waitFor('inserted')) ?? (isStillMeant() ? look() : 'otherTicket');
}

/** Focuses a field at its caret, and gives its editor the time to notice that. */
async function focusAtCaret(field: HTMLElement, last: Range | undefined): Promise<void> {
  const selection = field.ownerDocument.getSelection();
  const isLeft = !selection?.anchorNode || !field.contains(selection.anchorNode);
  field.focus();
  if (isTextField(field)) return;
  const isKnown = last && field.contains(last.startContainer) && field.contains(last.endContainer);
  if (isLeft && isKnown) {
    selection?.removeAllRanges();
    selection?.addRange(last);
  }
  await new Promise((resolve) => setTimeout(resolve, caretNoted));
}

/** True for a field that an app has locked without locking the element. */
function isLocked(field: HTMLElement): boolean {
  return field.closest('[aria-readonly="true"], [aria-disabled="true"], [inert]') !== null;
}

/** True if the browser would cut the text. */
function isTooLong(field: HTMLElement, text: string): boolean {
  if (!isTextField(field) || field.maxLength < 0) return false;
  const { value, selectionStart, selectionEnd } = field;
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
  return value.length - replaced + text.length > field.maxLength;
}

function readText(field: HTMLElement): string {
  return isTextField(field) ? field.value : field.innerText;
}

/** A text without spaces and line breaks, which editors write in different ways. */
function plain(text: string): string {
  return text.replace(/[\s\u200B]+/g, '');
}

/** True if a text is there once more: it was put in somewhere, also in the middle of an equal one. */
function hasGained(before: string, after: string, part: string): boolean {
  const rests = after.split(part);
  if (rests.length > before.split(part).length) return true;
  return rests.some((_, place) => {
    const [start, end] = [rests.slice(0, place).join(part), rests.slice(place).join(part)];
    return place > 0 && before.startsWith(start) && before.slice(start.length).endsWith(end);
  });
}
