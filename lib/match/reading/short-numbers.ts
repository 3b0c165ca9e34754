import { accented } from '@/lib/match/keys/plain-text';
import type { Said } from './said-before';

const units = new RegExp(
  `^[ ]?(?:%|x |[°]|(?:szt|sztuk\\w*|pcs|pieces?|items?|unidades|un|st[uü]ck|stk|kg|g|dag|ml|l|cm|mm|m|km|w|v|ah|mah|gb|mb|dni|dzie[nń]|days?|dias?|tage?n?|godz\\w*|h|hours?|horas?|stunden?|min\\w*|r|rok\\w*|year|years|jahre?|anos?|par|op|opak\\w*|kpl|zestaw\\w*|people|os[oó]b|times|razy|vezes|mal|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jan\\w*|stycz\\w*|lut\\w*|kwiet\\w*|maj\\w*|czerw\\w*|lip\\w*|sierp\\w*|wrze[sś]\\w*|pa[zź]dz\\w*|listopad\\w*|grud\\w*)(?![a-z${accented}]))`,
  'i',
);

const year = /^(?:19[89]|20[0-4])\d$/;
/** A sentence goes on with a verb, not with what is counted: `zamówienie 731 nie dotarło`, not `zamówienie 100 kubków`. */
const ends = new RegExp(
  `^(?:[ ]?[^a-z${accented} ]|[ ]?$| (?:nie|jest|z dnia|nadal|has|have|is|was|not|still|did|n[aã]o|est[aá]|ist|wurde|kam)(?![a-z${accented}]))`,
  'i',
);
/** Nothing of the value's line is left but signs, a remark in brackets or a button's word. */
const isWhole = new RegExp(
  `^[^a-z${accented}\\d(]*(?:$|\\(|¦|(?:kopiuj|copy|copiar|kopieren|otw[oó]rz|open|abrir)(?![a-z${accented}]))`,
  'i',
);

/** Two to five digits and what stands around them. */
export interface ShortNumber {
  digits: string;
  said: Said;
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
export function isOrderNumber({ digits, said, hasHash, rest, isAfterLabel }: ShortNumber): boolean {
  const { length } = digits;
  const isNumbered = hasHash || !said.isVague;
  if (!isNumbered && units.test(rest)) return false;
  if (said.noun === undefined) return length >= 3 && (hasHash || (isNumbered && !said.isOpen));
  if (said.noun !== 'order' && said.noun !== 'return') return false;
  if (said.isPlural && !isNumbered && length < 4) return false;
  if (isAfterLabel) return isWhole.test(rest);
  if (said.isNumbered || hasHash) return true;
  if (said.noun === 'return' || length < 3 || year.test(digits)) return false;
  return length > 3 || ends.test(rest);
}

/** True for what continues a list, `4913, 4914 i 4915`: as long as the one before, and no year. */
export function isListed(token: string, before: string): boolean {
  return token.length === before.length && !year.test(token);
}
