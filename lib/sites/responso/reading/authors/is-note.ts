import type { Message } from './messages';

/** What stands beside the author of an internal note, in the languages of helpdesks. */
const note =
  /(?<!\p{L})(?:internal|private (?:note|comment)|added a (?:note|comment)|interne?r?|interní|wewn(?:ętrzn\p{L}+|\.)|notatka (?:prywatna|z rozmowy)|notas? (?:interna|privada)|note interne|poznámka)(?!\p{L})|🔒/iu;
/** A note may begin with what it is: `Notatka z rozmowy: …`. */
const noteFirst =
  /^(?:notatka|(?:internal |private )?note|(?:interne )?notiz|(?:interní )?poznámka|nota interna)(?: \p{L}+){0,2}:/iu;
/** The author, the time and the mark stand in so many lines at the beginning of a message, or in the last one. */
const headLines = 3;
/** A line of a head is at most this long (characters). */
const longestHead = 80;

/** True for a note that agents write for each other. */
export function isNote({ lines }: Message): boolean {
  const texts = lines.map(({ text }) => text);
  const isMarked = (text: string) =>
    (text.length <= longestHead && !/[.?!]$/.test(text) && note.test(text)) || noteFirst.test(text);
  return [...texts.slice(0, headLines), ...texts.slice(-1)].some(isMarked);
}
