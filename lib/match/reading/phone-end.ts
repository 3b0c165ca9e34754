import { isCounting } from './short-numbers';

/** A postcode, and after it the place: `30-702 Kraków`, `04109 Leipzig`, `110 00 Praha`, `1000-123 Lisboa`. */
const postcode = '(?:\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4,5}-\\d{3}|\\d{5})';
/** A space before a postcode with its place: where a phone may end although digits follow. */
export const beforePostcode = `[ ](?=${postcode},? \\p{Lu}\\p{Ll})`;
const isPostcode = new RegExp(`^${postcode}$`);
/** A postcode that its dash tells from a phone's groups. */
const isDashedPostcode = /^\d{2,5}-\d{3}$/;
const isPlace = /^,? \p{Lu}\p{Ll}/u;

/** Nine digits, in one piece or as phones are grouped. */
const nineDigits = /^(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{2} \d{3}[ -]\d{2}[ -]\d{2})$/;
/** The codes of countries where every phone has nine digits, with `+` or `00`, or without. */
const codeOfNine = /^\(?(?:\+|00)? ?(?:48|420|421|351|33|34|40|380)\)?[ .-]?(?=\d)/;
const longestTrunk = 12;

/**
 * Cuts off what follows a whole phone: a postcode, a count, another number: `601200300 |30-702 Kraków`,
 * `601 200 300 |12 szt`, `601200300 |4913`. Another phone stays.
 *
 * @param after the text behind
 */
export function wholePhone(written: string, after: string): string {
  for (const { index } of written.matchAll(/ (?=\d)/g)) {
    const phone = written.slice(0, index);
    const next = written.slice(index).trim();
    const isBeforePlace = digitsOf(phone) >= 9 && isDashedPostcode.test(next) && isPlace.test(after);
    if (isBeforePlace || (isWhole(phone) && isAnother(phone, next, after))) return phone;
  }
  return written;
}

function isWhole(phone: string): boolean {
  const digits = digitsOf(phone);
  if (isOfNine(phone)) return true;
  if (/^(?:\(?\+|00)/.test(phone)) return digits >= 11;
  return phone.startsWith('0') && digits >= 10;
}

function isOfNine(phone: string): boolean {
  const national = phone.replace(codeOfNine, '');
  return nineDigits.test(phone) || (national !== phone && digitsOf(national) === 9);
}

/** True if the digits after a whole phone are something else. */
function isAnother(phone: string, next: string, after: string): boolean {
  if (isPostcode.test(next) && isPlace.test(after)) return true;
  // A unit of one letter may be a word, "w" or "v".
  if (/^\d{1,3}$/.test(next) && /^ ?\p{L}{2}/u.test(after) && isCounting(after)) return true;
  if (digitsOf(next) >= 9) return false;
  // "420 777 123 987" has a group more; "601 200 300 4913" has another number.
  if (isOfNine(phone)) return /^\d{4}/.test(next) || (/\d{9}/.test(phone) && /^\d{2}/.test(next));
  const isTrunk = /^0[1-9]/.test(phone) && /^\d{4,}$/.test(next);
  return isTrunk && digitsOf(phone) + next.length > longestTrunk;
}

function digitsOf(text: string): number {
  return text.replace(/\D/g, '').length;
}
