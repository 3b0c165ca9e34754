import type { LabelBefore } from './label-before';
import { labelOf } from './ticket-labels';

const year = /^(?:19[89]|20[0-4])\d$/;
/** The rest of the value's line is only signs, a remark in brackets or the text of a button. */
const isWhole = /^[^\p{L}\d(]*(?:$|\(|¦|(?:kopiuj|copy|copiar|kopieren|otw[oó]rz|open|abrir)(?!\p{L}))/iu;

/** A number of two to five digits with its context. */
export interface ShortNumber {
  digits: string;
  label: LabelBefore;
  /** True if a `#` stands directly before it. */
  hasHash: boolean;
  /** The text after the number. */
  rest: string;
  /** True if the value begins a line and its label is on the line before. */
  isAfterLabel: boolean;
}

/**
 * True if the text marks a short number as an order's. The more digits, the weaker the label may be: `zamówienie 4913`
 * names an order, `zamówienie 12` counts something, `zamówienie nr 12` names an order again.
 */
export function isOrderNumber({ digits, label, hasHash, rest, isAfterLabel }: ShortNumber): boolean {
  const { length } = digits;
  const isNumbered = hasHash || !label.isVague;
  if (!isNumbered && isCounting(rest)) return false;
  if (label.noun === undefined) return length >= 3 && (hasHash || (isNumbered && !label.isOpen));
  if (label.noun !== 'order' && label.noun !== 'return') return false;
  if (label.isPlural && !isNumbered && length < 4) return false;
  if (isAfterLabel) return isWhole.test(rest);
  if (label.isNumbered || hasHash) return true;
  if (label.noun === 'return' || length < 3 || year.test(digits)) return false;
  return length > 3 || endsNumber(rest);
}

/** True if the text after a number says what it counts: ` sztuk`, `%`, ` days`. */
export function isCounting(rest: string): boolean {
  if (/^ ?[%°]/.test(rest)) return true;
  const word = /^ ?(\p{L}+)(\.?)/u.exec(rest);
  return word !== null && labelOf(word[1] ?? '', word[2] === '.') === 'unit';
}

/**
 * True if the text ends the number: a verb follows, as in `zamówienie 731 nie dotarło`, and not the thing counted, as
 * in `zamówienie 100 kubków`.
 */
function endsNumber(rest: string): boolean {
  if (/^ ?(?:[^\p{L} ]|$)/u.test(rest)) return true;
  const label = labelOf(/^ (\p{L}+)/u.exec(rest)?.[1] ?? '');
  return label === 'verb' || label === 'copula';
}

/** True for the next number of a list, `4913, 4914 i 4915`: as long as the one before, and no year. */
export function isListed(token: string, before: string): boolean {
  return token.length === before.length && !year.test(token);
}

/** True for digits that may be a year. */
export function isYear(digits: string): boolean {
  return year.test(digits);
}
