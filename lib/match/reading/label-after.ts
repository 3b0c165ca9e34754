import { nouns, numberEnding, type LabelBefore } from './label-before';
import { labelOf } from './ticket-labels';

/** How far a label after a value reaches (characters, words). */
const farthest = 80;
const mostWords = 6;

/** What joins a value to the words after it: a space, a dash; closing quotes. `4913. számú` has a dot. */
const tie = /^["'”’»)]{0,2}(?:\.(?= \p{Ll}))?(?: ?([-–—=]) ?| )(?=\p{L})/u;
const nextWord = /(\p{L}+)(?: (?=\p{L}))?/uy;
/** The label has a value of its own: `4913 nr zamówienia: 5000`. */
const ownValue = /^(?:\p{L}{1,7} )?[ :#.-]{0,3}\d{3}|^:/u;

/**
 * Reads the label after a value: `4913 to mój numer zamówienia`, `4913 – nr zamówienia`, `4913 is my order number`.
 * A verb for "is", a dash or a number word must tie them, because a bare noun may be counted: `4913 zamówień`.
 */
export function readLabelAfter(text: string, valueEnd: number): LabelBefore | undefined {
  const after = text.slice(valueEnd, valueEnd + farthest);
  const [start, dash] = tie.exec(after) ?? [];
  if (start === undefined) return undefined;
  const read = { ...named, isMine: false };
  let isTied = dash !== undefined;
  let isNumbered = false;
  nextWord.lastIndex = start.length;
  for (let count = 0; count < mostWords; count++) {
    const [, word = ''] = nextWord.exec(after) ?? [];
    const label = word === '' ? undefined : labelOf(word);
    if (label === undefined || label === 'verb' || label === 'and' || label === 'unit') return undefined;
    isTied ||= label === 'copula' || label === 'number';
    isNumbered ||= label === 'number';
    read.isMine ||= label === 'mine';
    if (!isTied) return undefined;
    const noun = nouns[label];
    if (noun === undefined) continue;
    const rest = after.slice(nextWord.lastIndex);
    const [following = ''] = /^\p{L}+/u.exec(rest) ?? [];
    const isBehind = isNumberWord(following);
    isNumbered ||= isBehind || numberEnding.test(word);
    const hasOwn = ownValue.test((isBehind ? rest.slice(following.length) : rest).trimStart());
    return (isNumbered || noun === 'phone') && !hasOwn ? { ...read, noun } : undefined;
  }
  return undefined;
}

const named = { isNumbered: true, hasNumberWord: true, isVague: false, isPlural: false, isOpen: false };

function isNumberWord(word: string): boolean {
  const label = word === '' ? undefined : labelOf(word);
  return label === 'number' || label === 'id';
}
