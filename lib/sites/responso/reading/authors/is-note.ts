import type { Message } from './messages';

/** What stands beside the author of an internal note, in the languages of helpdesks. */
const note =
  /(?<!\p{L})(?:internal|private (?:note|comment)|added a (?:note|comment)|interne?r?|interní|bels[őo]|szept|whisper|priv(?:ate|é|ée|ado|ada)|prywatn\p{L}+|soukrom\p{L}+|notă|wewn(?:ętrzn\p{L}+|\.)|notatka (?:prywatna|z rozmowy)|notas? (?:interna|privada)|note interne|ajouté une note|poznámka)(?!\p{L})|🔒/iu;
/** `Yesterday at 10:05 NOTE`: in other letters it is a word of a sentence. */
const badge = /(?<!\p{L})NOTE(?!\p{L})/u;
/** Agents call each other like this, buyers hardly: `@Callum same mix-up as …`. */
const mention = /^@\p{Lu}\p{Ll}+(?=[\s,:]|$)/u;
/** A note may begin with what it is, or with its author and what it is: `Notatka z rozmowy: …`, `Thaís (nota interna): …`. */
const noteFirst =
  /^(?:\p{L}{2,20}(?: \p{L}{2,20})? [([])?(?:notatka|(?:internal |private )?note|(?:interne )?notiz|(?:interní )?poznámka|nota interna|notă internă|belső)(?: \p{L}+){0,2}[)\]]?\s?:/iu;
/** The author, the time and the mark stand in so many lines at the beginning of a message, or in the last one. */
const headLines = 3;
/** A line of a head is at most this long (characters). */
const longestHead = 80;

/** True for a note that agents write for each other. */
export function isNote({ lines }: Message): boolean {
  const texts = lines.map(({ text }) => text);
  const isMarked = (text: string) =>
    (text.length <= longestHead && !/[.?!]$/.test(text) && (note.test(text) || badge.test(text))) ||
    noteFirst.test(text) ||
    mention.test(text);
  return [...texts.slice(0, headLines), ...texts.slice(-1)].some(isMarked);
}
