import type { Label } from '@/lib/match/lexicon/words';
import { isOfOrder, nouns, numberEnding, type LabelBefore } from './label-before';
import { labelOf } from './ticket-labels';

/** How far a label after a value reaches (characters, words). */
const farthest = 80;
const mostWords = 6;

/** What joins a value to the words after it: a space, a dash; closing quotes. `4913. számú` has a dot. */
const tie = /^["'”’»)]{0,2}(?:\.(?= \p{Ll}))?(?: ?([-–—=]) ?| )(?=\p{L})/u;
const nextWord = /(\p{L}+)(?: (?=\p{L}))?/uy;
/** The label has a value of its own: `4913 nr zamówienia: 5000`, `4913 nr tel. kontaktowego +48 601 200 300`. */
const ownValue = /^[^\d,;!?¦]{0,24}(?:\d{3}|:)/u;

/**
 * Reads the label after a value: `4913 to mój numer zamówienia`, `4913 – nr zamówienia`, `4913 is my order number`.
 * A verb for "is" must tie them; before an order's label a dash or a number word will do. A bare noun may be counted:
 * `4913 zamówień`.
 */
export function readLabelAfter(text: string, valueEnd: number): LabelBefore | undefined {
  const [after = ''] = text.slice(valueEnd, valueEnd + farthest).split(/(?<=\p{L}\.) (?=\p{Lu})/u);
  const [start, dash] = tie.exec(after) ?? [];
  if (start === undefined) return undefined;
  const seen = new Set<Label>();
  nextWord.lastIndex = start.length;
  for (let count = 0; count < mostWords; count++) {
    const [, word = ''] = nextWord.exec(after) ?? [];
    const label = word === '' ? undefined : labelOf(word);
    if (label === undefined || stopping.has(label)) return undefined;
    seen.add(label);
    if (dash === undefined && !seen.has('copula') && !seen.has('number')) return undefined;
    const noun = nouns[label];
    if (noun === undefined) continue;
    const rest = after.slice(nextWord.lastIndex);
    const [following = ''] = /^\p{L}+/u.exec(rest) ?? [];
    const next = following === '' ? undefined : labelOf(following);
    const isNumbered = seen.has('number') || numberEnding.test(word) || next === 'number' || next === 'id';
    const read = { ...named, noun, isMine: seen.has('mine') };
    // "To mój telefon Samsung" is no number.
    const isMyPhone = noun === 'phone' && read.isMine && (following === '' || next !== undefined);
    const isTied = isOfOrder(read) || seen.has('copula');
    return isTied && (isNumbered || isMyPhone) && !ownValue.test(rest) ? read : undefined;
  }
  return undefined;
}

const stopping: ReadonlySet<Label> = new Set(['verb', 'and', 'also', 'or', 'unit']);
const named = { isNumbered: true, hasNumberWord: true, isVague: false, isPlural: false, isOpen: false };
