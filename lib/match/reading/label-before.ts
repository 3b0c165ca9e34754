import type { Label } from '@/lib/match/lexicon/words';
import { isPlural, isShortForm, labelOf } from './ticket-labels';

/** The kind of a value, according to the words before it. */
export type Noun = Extract<
  Label,
  | 'order'
  | 'parcel'
  | 'return'
  | 'phone'
  | 'hotline'
  | 'login'
  | 'email'
  | 'invoice'
  | 'case'
  | 'amount'
  | 'date'
  | 'other'
>;

/** What the words before a value tell. */
export interface LabelBefore {
  /** The nearest noun before the value, `faktura do zamówienia nr 4913` → order; undefined if there is none. */
  noun: Noun | undefined;
  /** True if a number word, a colon or a `#` stands between, or the noun itself means a number (`Bestellnummer`). */
  isNumbered: boolean;
  /** True if a number word stands between. A colon alone may introduce a date. */
  hasNumberWord: boolean;
  /** True if the number word does not mention an order: a bare `ID:` may be the ticket's. */
  isVague: boolean;
  /** True if the noun counts things, `Orders: 12`. */
  isPlural: boolean;
  /** True if "my" is among the words. */
  isMine: boolean;
  /** True if an unknown word stands before them: the number may be of that word, `pokój nr 281`. */
  isOpen: boolean;
}

const mostWords = 6;
const longestWord = 32;
/** Signs between a label and its value. */
const numberSign = /[:#=№°]/;
/** A noun that means a number: `Bestellnummer`, `OrderID`, `rendelésszám`. */
export const numberEnding =
  /(?:nummern?|numm?ero\p{L}{0,3}|numer\p{L}{0,3}|numar\p{L}{0,3}|number|nr|id|no|sz[aá]ma?)$/iu;

/** The words that tell a value's kind. */
export const nouns: Partial<Record<Label, Noun>> = {
  order: 'order',
  parcel: 'parcel',
  return: 'return',
  phone: 'phone',
  hotline: 'hotline',
  calling: 'phone',
  login: 'login',
  buyer: 'login',
  email: 'email',
  invoice: 'invoice',
  case: 'case',
  amount: 'amount',
  date: 'date',
  other: 'other',
};

/** True for the value of an order, of its parcel or of its return. */
export function isOfOrder({ noun }: LabelBefore): boolean {
  return noun === 'order' || noun === 'return' || noun === 'parcel';
}

/**
 * Reads backwards from a value, word by word, until a noun tells its kind, a sentence ends or an unknown word comes:
 * `numer mojego zamówienia to |4913` → order, numbered.
 */
export function readLabelBefore(text: string, valueAt: number): LabelBefore {
  const read: LabelBefore = {
    ...{ noun: undefined, isNumbered: false, hasNumberWord: false, isVague: true },
    ...{ isPlural: false, isMine: false, isOpen: false },
  };
  let at = beforeRemark(text, valueAt);
  if (at < valueAt) read.isNumbered = true;
  let isAfterPreposition = false;
  for (let count = 0; count < mostWords; count++) {
    const before = wordBefore(text, at);
    if (before === undefined) return read;
    const { word, gap, start } = before;
    if (numberSign.test(gap)) read.isNumbered = true;
    const label = labelIn(before);
    switch (label) {
      case 'number':
      case 'id':
        read.isNumbered = true;
        read.hasNumberWord = true;
        if (label === 'number') read.isVague = false;
        break;
      case 'mine':
        read.isMine = true;
        break;
      case 'and':
      case 'preposition':
        if (!read.isNumbered) isAfterPreposition = true;
        break;
      case 'copula':
      case 'filler':
      case 'or':
        break;
      default: {
        const noun = label && nouns[label];
        // "zamówienie na 500 kubków" gives an amount; "zadzwoń na 600100200" gives a phone.
        if (noun === undefined || (isAfterPreposition && noun !== 'phone')) {
          const denied = /: ?$/.test(text.slice(Math.max(0, valueAt - 2), valueAt))
            ? deniedInPhrase(text, start)
            : undefined;
          return { ...read, noun: denied, isOpen: denied === undefined };
        }
        const isAnnounced = labelsBefore(text, start).some((each) => each === 'number' || each === 'id');
        const isNumber = numberEnding.test(word);
        read.noun = whoseOrder(noun, read, text, start);
        // Glued to its number: `INV-48213377`, `FV48213377`.
        const isGlued = (noun === 'invoice' || noun === 'case') && count === 0 && /^[-_]?$/.test(gap);
        read.isNumbered ||= isNumber || isAnnounced || isGlued;
        read.hasNumberWord ||= isNumber || isAnnounced;
        read.isPlural = isPlural(word) && !isAnnounced;
        return read;
      }
    }
    at = start;
  }
  return read;
}

/** Nouns of numbers that are no order's, even if a word that is not known stands behind them. */
const deniedNouns: ReadonlySet<Label | undefined> = new Set<Label>(['other', 'invoice', 'case']);

/** The noun of the phrase before an unknown word, if it denies that the number is an order's: `Numer seryjny z |tabliczki:` */
function deniedInPhrase(text: string, end: number): Noun | undefined {
  let before = wordBefore(text, end);
  for (let count = 0; before && count < mostWords; count++) {
    const label = labelIn(before);
    const noun = label && nouns[label];
    if (noun !== undefined) return deniedNouns.has(label) ? noun : undefined;
    before = wordBefore(text, before.start);
  }
  return undefined;
}

const longestRemark = 48;

/**
 * The place before a remark in brackets between a label and its colon: `Order number| (optional): 4913`. A remark may be
 * the label itself: `Code (order number): 4913`.
 */
function beforeRemark(text: string, valueAt: number): number {
  const near = text.slice(Math.max(0, valueAt - longestRemark), valueAt);
  if (!/[)\]]\*? ?[:=] ?$/.test(near)) return valueAt;
  const start = Math.max(near.lastIndexOf('('), near.lastIndexOf('['));
  const words = near.slice(start).match(/[\p{L}\d]+/gu) ?? [];
  const isLabel = words.some((word) => /\d/.test(word) || remarkLabels.has(labelOf(word)));
  return start < 0 || isLabel ? valueAt : valueAt - near.length + start;
}

/** A remark with one of these is the label itself. */
const remarkLabels: ReadonlySet<Label | undefined> = new Set<Label>([
  ...(['order', 'parcel', 'return', 'phone', 'calling', 'login', 'invoice', 'case', 'number', 'id'] as const),
]);

/**
 * `Kwota zamówienia: 12990` is an amount, `kwota zamówienia nr 12990` an order. `Order or receipt number: 12990` may be
 * either.
 */
function whoseOrder(noun: Noun, { hasNumberWord }: LabelBefore, text: string, start: number): Noun {
  if ((noun === 'invoice' || noun === 'case') && isAfterOrderOr(text, start)) return 'order';
  if (noun !== 'order' || hasNumberWord) return noun;
  const [before] = labelsBefore(text, start);
  return before === 'amount' || before === 'date' ? before : noun;
}

/** True if an order stands before the noun as the other choice: `zamówienia lub |paragonu`, `order/|invoice`. */
function isAfterOrderOr(text: string, nounAt: number): boolean {
  const near = text.slice(Math.max(0, nounAt - longestWord), nounAt).replace('/', ' / ');
  const words = near.trim().split(/ +/);
  // An article: "ou da nota".
  if (labelOf(words.at(-1) ?? '') === 'filler') words.pop();
  const [order = '', or = ''] = words.slice(-2);
  return (or === '/' || labelOf(or) === 'or') && labelOf(order) === 'order';
}

/** The labels of the nearest word before a noun, skipping small words: `number |of the order`, `número do |pedido`. */
function labelsBefore(text: string, nounAt: number): Label[] {
  let before = wordBefore(text, nounAt);
  for (let count = 0; before && count < 4; count++) {
    const label = labelIn(before);
    const isLittle = label === 'filler' || label === 'or' || label === 'mine' || label === 'preposition';
    if (!isLittle || before.word.toLowerCase() === 'of') return label ? [label] : [];
    before = wordBefore(text, before.start);
  }
  return [];
}

interface WordBefore {
  word: string;
  /** The few signs between the word and the text after it. */
  gap: string;
  start: number;
}

function labelIn({ word, gap }: WordBefore): Label | undefined {
  if (/^n$/i.test(word) && /^\.?°|^\./.test(gap)) return 'number';
  const label = labelOf(word, gap.startsWith('.'));
  if (label !== undefined || !gap.startsWith(':')) return label;
  // The fields of a form without a blank between them: `Imię: JanTelefon: …`.
  const [field] = /(?<=\p{Ll}{2})\p{Lu}\p{Ll}+$/u.exec(word) ?? [];
  return field === undefined ? undefined : labelOf(field);
}

/** The word that ends before `end`; undefined at the beginning of a sentence, a cell or a line. */
function wordBefore(text: string, end: number): WordBefore | undefined {
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
  if (/^\.\s/.test(gap) && !isShortForm(word)) return undefined;
  return { word, gap, start };
}

const letter = /\p{L}/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code < 128 ? code >= 97 && code <= 122 : letter.test(text.charAt(at));
}
