import { labelOf } from './ticket-labels';

/**
 * Letters and digits in groups. Posts: `AA 123 456 789 BR`, `AB 1234 5678 5GB`; UPS: `1Z 999 AA1 01 2345 6784`;
 * Colissimo: `6A 2001 4471 208`; Zásilkovna: `Z 123 4567 890`; DHL and other carriers by ISO 15459: `JJD00 0390 0078 8231 5204`.
 */
export const spelledNumbers =
  /(?<![\p{L}\d_-])(?:[a-z]{2} ?\d(?: ?\d){8} ?[a-z]{2}|z([ -])\d{3}\1\d{4}\1\d{3}|1z(?: [\da-z]{2,4}){4,6}|\d[a-z](?: \d{3,4}){3}|j[djv][a-z]{0,2} ?\d{2,6}(?: \d{2,6}){2,6})(?![\p{L}\d_-])/giu;

/** Marketplace numbers of a known shape, with a space in place of a dash or beside it: UUID, Amazon, eBay. */
export const dashedNumbers =
  /(?<![\p{L}\d_-])(?:[\da-f]{8}[ -]{1,3}(?:[\da-f]{4}[ -]{1,3}){3}[\da-f]{12}|[\da-z]\d{2}[ -]{1,3}\d{7}[ -]{1,3}\d{7}|\d{2}[ -]{1,3}\d{5}[ -]{1,3}\d{5})(?![\p{L}\d_-])/giu;

/** A quick test before the patterns above; false for most texts. */
export const mayBeSpelled =
  /[a-z]{2} \d{3}|\d[a-z] \d{3}|[a-z]{2} ?\d{1,8} \d|z[ -]\d{3}[ -]\d|1z |j[djv][a-z]{0,2} ?\d|[\da-f] ?- |[\da-f] -|[\da-f]{3} [\da-f]{4}/i;

/** Two letters, nine digits and a country's two letters: the numbers of all posts (UPU's S10). */
const postal = /^[a-z]{2} ?\d[\d ]{7,15}\d ?[a-z]{2}$/i;
const byThrees = /^[a-z]{2} \d{3} ?\d{3} ?\d{3} ?[a-z]{2}$/i;
const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** False for words around a number: `nr 123 456 789 is`, `z 601 2003 004`. */
export function isSpelled(written: string): boolean {
  if (/^z[ -]/i.test(written)) return /^(?:Z|z-)/.test(written);
  if (!postal.test(written)) return /^\d/.test(written) || labelOf(written.slice(0, 2)) === undefined;
  if (!written.includes(' ') || labelOf(written.slice(0, 2)) !== undefined) return false;
  return byThrees.test(written) || hasCheckDigit(written.replace(/\D/g, ''));
}

/** True if the ninth digit of a post's number checks the eight before it. */
function hasCheckDigit(digits: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === Number(digits.charAt(8));
}
