import type { Label } from '@/lib/match/lexicon/words';
import { isOfOrder, type LabelBefore } from './label-before';
import { isListed, isYear } from './short-numbers';
import { labelOf } from './ticket-labels';

/** Separators of a list, `4913, 4914 i 4915`: the next number is of the same kind. */
const next = / ?(?:[,;/+&])? ?(?:(?<and>\p{L}{1,5}) )?#?(?=\d{3})/uy;

/**
 * The label of `4914` after `4913, `, and of the second number in `30044 at one.example and 30016 at other.example`.
 *
 * @param end where the number before ends
 */
export function labelInList(
  text: string,
  end: number,
  { at, token }: { at: number; token: string },
  last: { token: string; label: LabelBefore },
): LabelBefore | undefined {
  const isNamed = isOfOrder(last.label);
  if (isNamed && isListed(token, last.token) && isNextTo(text, end, at)) return last.label;
  // A few words may stand between the two, but "and" must stand directly before the second.
  const between = text.slice(end, at);
  if (between.length > 60 || !/^\d{4,}$/.test(token) || isYear(token)) return undefined;
  const words = between.match(/\p{L}+/gu) ?? [];
  const isJoined = words.length <= 6 && endsInAnd(words) && !/[.!?;¦]\s/.test(between);
  if (!isJoined) return undefined;
  const follows = text.slice(at + token.length, at + token.length + 24);
  const word = /^ (\p{L}+)/u.exec(follows)?.[1];
  // An unlabelled number counts as one if both are followed by the same word.
  if (!isNamed)
    return word !== undefined && word === words[0] ? { ...last.label, ...listedNumber } : undefined;
  const label = word === undefined ? undefined : labelOf(word);
  const isOver = /^(?:[^\p{L}\d ]|$| ?[.,;!?)])/u.test(follows);
  return isOver || (label && continuing.has(label)) ? last.label : undefined;
}
/** Words that may follow the last number of a list. */
const continuing: ReadonlySet<Label> = new Set(['preposition', 'verb', 'filler', 'or', 'also']);
const listedNumber = { isNumbered: true, isVague: false, isOpen: false, isPlural: false };

/** True if the last word is "and", or an "also" behind it: `i drugie`, `and also`. */
function endsInAnd(words: readonly string[]): boolean {
  const [last = '', before = ''] = words.slice(-2).reverse();
  return isAnd(last) || (labelOf(last) === 'also' && isAnd(before));
}

/** The Portuguese "e" is "and" between two numbers. Without its accent, the lexicon takes it for "é". */
function isAnd(word: string): boolean {
  return labelOf(word) === 'and' || /^e$/i.test(word);
}

function isNextTo(text: string, end: number, at: number): boolean {
  next.lastIndex = end;
  const match = next.exec(text);
  const word = match?.groups?.['and'];
  return match?.[0].length === at - end && (word === undefined || isAnd(word));
}
