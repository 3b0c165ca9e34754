import * as z from 'zod/mini';

/**
 * What a change does to the seller's note. The note belongs to several people, so a text is added to it or removed from
 * it, whatever else it says by then.
 */
export const noteStepSchema = z.object({ does: z.enum(['add', 'remove']), text: z.string() });
export type NoteStep = z.infer<typeof noteStepSchema>;

/** Makes the step that undoes another one. */
export function reverseStep({ does, text }: NoteStep): NoteStep {
  return { does: does === 'add' ? 'remove' : 'add', text };
}

/** The note after a step. A text that is not in the note cannot be removed: then the note stays. */
export function applyStep({ does, text }: NoteStep, note: string): string {
  if (does === 'add') return [note.trimEnd(), text].filter(Boolean).join('\n');
  const place = framed(note).lastIndexOf(framed(text));
  if (place < 0) return note;
  const rest = framed(note).slice(0, place) + framed(note).slice(place + framed(text).length);
  return unframed(rest);
}

/** True when a step was taken between two versions of a note, whatever else was changed in it. */
export function isStepTaken({ does, text }: NoteStep, before: string, after: string): boolean {
  const more = countIn(after, text) - countIn(before, text);
  return does === 'add' ? more > 0 : more < 0;
}

/** How often a text is in a note, as whole lines. */
function countIn(note: string, text: string): number {
  return framed(note).split(framed(text)).length - 1;
}

/** Each line between two line breaks of its own, so that whole lines can be found. */
function framed(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `\n${line.trim()}\n`)
    .join('');
}

function unframed(text: string): string {
  return text.slice(1, -1).replaceAll('\n\n', '\n');
}
