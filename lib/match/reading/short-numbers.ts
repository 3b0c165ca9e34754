import type { LabelBefore } from './label-before';
import { labelOf } from './ticket-labels';

const year = /^(?:19[89]|20[0-4])\d$/;
/** Nothing of the value's line is left but signs, a remark in brackets or a button's word. */
const isWhole = /^[^\p{L}\d(]*(?:$|\(|¦|(?:kopiuj|copy|copiar|kopieren|otw[oó]rz|open|abrir)(?!\p{L}))/iu;

/** Two to five digits and what stands around them. */
export interface ShortNumber {
  digits: string;
  label: LabelBefore;
  /** A `#` stands right before it. */
  hasHash: boolean;
  /** The text after it. */
  rest: string;
  /** The value begins a line whose label stood on the line before. */
  isAfterLabel: boolean;
}

/**
 * True when the text calls a short number an order's. Fewer words will do for more digits: `zamówienie 4913` names
 * one, `zamówienie 12` counts something, `zamówienie nr 12` names one again.
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

/** True for a text that tells what the number before it counts: ` sztuk`, `%`, ` days`. */
export function isCounting(rest: string): boolean {
  if (/^ ?[%°]/.test(rest)) return true;
  const word = /^ ?(\p{L}+)(\.?)/u.exec(rest);
  return word !== null && labelOf(word[1] ?? '', word[2] === '.') === 'unit';
}

/** A sentence goes on with a verb, not with what is counted: `zamówienie 731 nie dotarło`, not `zamówienie 100 kubków`. */
function endsNumber(rest: string): boolean {
  if (/^ ?(?:[^\p{L} ]|$)/u.test(rest)) return true;
  const label = labelOf(/^ (\p{L}+)/u.exec(rest)?.[1] ?? '');
  return label === 'verb' || label === 'copula';
}

/** True for what continues a list, `4913, 4914 i 4915`: as long as the one before, and no year. */
export function isListed(token: string, before: string): boolean {
  return token.length === before.length && !year.test(token);
}

/** True for digits that may as well be a year. */
export function isYear(digits: string): boolean {
  return year.test(digits);
}
