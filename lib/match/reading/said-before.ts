import { isPlural, roleOf, type Role } from './role-of';
import { accented } from '@/lib/match/keys/plain-text';

/** What the words before a value say of it. */
export interface Said {
  /** The nearest noun before it, `faktura do zamówienia nr 4913` → order; undefined when there is none. */
  noun: Exclude<Role, 'number' | 'id' | 'copula' | 'filler'> | undefined;
  /** A number word, a colon or a `#` stands between, or the noun is one itself (`Bestellnummer`). */
  isNumbered: boolean;
  /** The number word says nothing of orders: a sole `ID:` may be the ticket's. */
  isVague: boolean;
  /** The noun counts things, `Orders: 12`. */
  isPlural: boolean;
  /** Beyond the words lies one that is unknown: it may be what is numbered, `pokój nr 281`. */
  isOpen: boolean;
}

const mostWords = 6;
const longestWord = 24;
const letter = new RegExp(`[a-z${accented}]`, 'i');
/** Words that end with a dot in mid-sentence. */
const abbreviation = /^(?:nr|no|nos|n|num|zam|tel|kom|ref|ust|art|ul|av|id)$/i;

/** "zamówienie na 500 kubków" tells how many; only "zamówienie o nr 500" tells which. */
const preposition = /^(?:o|z|ze|do|na|de|for|para|f[uü]r|with|of|i|w|and|und|com|mit|at|on|od)$/i;

/**
 * Reads backwards from a value, word by word, until a noun says what it is, a sentence ends or an unknown word comes:
 * `numer mojego zamówienia to |4913` → order, numbered.
 */
export function readSaidBefore(text: string, valueAt: number): Said {
  const said: Said = { noun: undefined, isNumbered: false, isVague: true, isPlural: false, isOpen: false };
  let at = valueAt;
  for (let count = 0; count < mostWords; count++) {
    const before = wordBefore(text, at);
    if (before === undefined) return said;
    const { word, gap, start } = before;
    if (/[:#=№º°]/.test(gap)) said.isNumbered = true;
    const role = /^n$/i.test(word) && /[.º°]/.test(gap) ? 'number' : roleOf(word);
    switch (role) {
      case undefined:
        said.isOpen = true;
        return said;
      case 'number':
      case 'id':
        said.isNumbered = true;
        if (role === 'number') said.isVague = false;
        break;
      case 'copula':
        break;
      case 'filler':
        if (!said.isNumbered && preposition.test(word)) {
          said.isOpen = true;
          return said;
        }
        break;
      default:
        said.noun = role;
        said.isNumbered ||= /(?:nummer|number|nr|id|no)$/i.test(word) || isAnnounced(text, start);
        said.isPlural = isPlural(word) && !isAnnounced(text, start);
        return said;
    }
    at = start;
  }
  return said;
}

/** A number word before the noun: `numer |zamówienia`, `número do |pedido`; not `number of |orders`. */
function isAnnounced(text: string, nounAt: number): boolean {
  let before = wordBefore(text, nounAt);
  while (before && roleOf(before.word) === 'filler' && before.word.toLowerCase() !== 'of') {
    before = wordBefore(text, before.start);
  }
  return before !== undefined && ['number', 'id'].includes(roleOf(before.word) ?? '');
}

/** The word that ends before `end`, and the few signs between; undefined where a sentence, a cell or a line ends. */
function wordBefore(text: string, end: number): { word: string; gap: string; start: number } | undefined {
  let wordEnd = end;
  while (wordEnd > 0 && !isLetter(text, wordEnd - 1)) {
    if (end - wordEnd >= 5) return undefined;
    wordEnd--;
  }
  let start = wordEnd;
  while (start > 0 && wordEnd - start < longestWord && isLetter(text, start - 1)) start--;
  const word = text.slice(start, wordEnd);
  const gap = text.slice(wordEnd, end);
  if (word === '' || /[\d,;!?¦|/]/.test(gap)) return undefined;
  if (/^\.\s/.test(gap) && !abbreviation.test(word)) return undefined;
  return { word, gap, start };
}

function isLetter(text: string, at: number): boolean {
  return letter.test(text.charAt(at));
}
