import { coresOf } from '@/lib/match/keys/number-cores';
import { matchAt } from './match-at';

/**
 * A token with a digit: `4913`, `SH-5001`, `ZAM/2026/11/123`, a UUID. The pattern starts only at the beginning of a
 * token, so a line of 100,000 letters is scanned once and not from each letter.
 */
export const figures = /(?<![\p{L}\d_/-])[\p{L}_/-]*\d[\p{L}\d_/-]*/gu;

/**
 * True for a token that is unlikely to be a word, a year or a size: at least six characters with three digits, or at
 * least seven capitals and digits. Few digits among small letters are a version, `deb12u6`.
 */
export function isTelling(token: string): boolean {
  if (token.length < 6 || token.length > 60) return false;
  const digits = token.replace(/\D/g, '').length;
  return (digits >= 3 && !/^[a-z]+\d{1,3}[a-z]\d{1,3}$/.test(token)) || /^[A-Z\d]{7,}$/.test(token);
}

/** Digits in groups, as people and couriers print them: by three, by four (InPost, DPD), by five (DHL). */
const groups = [
  /\d{1,3}([ .])\d{3}(?:\1\d{3}){0,3}(?![\w/-]|[ .]\d)/y,
  /\d{1,4}(?: \d{4}){1,7}(?: \d{1,4}[a-z]?)?(?![\w/-]| \d)/iy,
  /\d{5}(?: \d{5}){1,4}(?! ?\d|[\w/-])/y,
];
const anyGroups = /\d{1,6}(?:[ .]\d{1,6}){1,9}(?![\w/-])/y;
const parcelGroups = /\d{2,14}(?: \d{1,14}){1,9}[a-z]?(?![\w/-])/iy;

/** The digits in regular groups at a place: `48 213 377`; undefined if they are not grouped. */
export function groupsAt(text: string, at: number): string | undefined {
  for (const pattern of groups) {
    const written = matchAt(pattern, text, at);
    if (written !== undefined) return written;
  }
  return undefined;
}

/** Digits in groups of any size. Use it only if the text calls them a number. */
export function anyGroupsAt(text: string, at: number): string | undefined {
  return matchAt(anyGroups, text, at);
}

/** All following digits, however grouped: one parcel number, or several. */
export function parcelGroupsAt(text: string, at: number): string | undefined {
  const written = matchAt(parcelGroups, text, at);
  const digits = written?.replace(/ /g, '').length ?? 0;
  return digits >= 10 && digits <= 40 ? written : undefined;
}

const mostSegments = 5;
const nextSegment = /( ?[/-] ?| )([\p{L}\d]{1,20})(?![\p{L}\d])/uy;

/**
 * The possible numbers whose signs have spaces around them or became spaces: `ORD 2026 00123`, `12 / M / 08 / 2026`.
 * Returns every prefix, with one sign between its parts, because the end is unknown.
 *
 * @param start the part that certainly belongs to the number
 * @param at index where the text continues
 * @param isFree true if a space alone may stand for a sign
 */
export function chainsFrom(text: string, start: string, at: number, isFree: boolean): string[] {
  const chains: string[] = [];
  let chain = start;
  let isAlike = /^\d+$/.test(start);
  for (let count = 0, end = at; count < mostSegments; count++) {
    nextSegment.lastIndex = end;
    const [whole, sign = '', segment = ''] = nextSegment.exec(text) ?? [];
    if (whole === undefined || (sign === ' ' && !isFree)) break;
    if (!/\d/.test(segment) && (sign === ' ' || segment.length > 2)) break;
    // Two whole numbers stay two: 48213377 48213378.
    isAlike &&= /^\d+$/.test(segment) && segment.length === start.length;
    chain += `${sign.trim() || '-'}${segment}`;
    end += whole.length;
    if (!isAlike && /\d/.test(segment)) chains.push(chain);
  }
  return chains;
}

/**
 * The numbers inside a longer one: `4913/2026` has a year, `48213377-1` a part of the order, `48213377/48213378` are
 * two.
 */
export function innerNumbers(written: string): string[] {
  // Marketplace numbers of a known shape, without their dashes.
  const bare =
    /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/i.exec(written) ??
    /^(\d{3})(\d{7})(\d{7})$/.exec(written);
  if (bare) return [bare.slice(1).join('-')];
  const first = /^(\d{2,})\/(?:20)?[23]\d$/.exec(written)?.[1] ?? /^(\d{6,})[-/]\d{1,2}$/.exec(written)?.[1];
  if (first !== undefined) return [first];
  return /^\d{6,}(?:\/\d{6,})+$/.test(written) ? written.split('/') : [];
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const year = '(?:199\\d|20[0-4]\\d)';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
/** Dates without signs: 20261118, 18112026, 20261118101500. */
const compactDate = new RegExp(
  `^(?:${year}${month}${day}(?:[0-2]\\d[0-5]\\d(?:[0-5]\\d){0,1}\\d{0,3})?|${day}${month}${year})$`,
);
/** Times without signs: 101500, 101500123. Cameras write them after the date. */
const compactTime = /^[0-2]\d[0-5]\d[0-5]\d\d{0,3}$/;

/** True for digits that are a date, or a date with a time. */
export function isCompactDate(digits: string): boolean {
  return compactDate.test(digits);
}

/**
 * Whole numbers inside a longer token, such as a file's name or a URL: `ZAM_91000001_1` → 91000001. Skips dates and the
 * time after a date.
 *
 * @param fewest the fewest digits of a number
 */
export function digitsInside(token: string, fewest: number): string[] {
  if (uuid.test(token) || /^\d+$/.test(token)) return [];
  let isAfterDate = false;
  return token
    .split(/\D+/)
    .filter(Boolean)
    .filter((digits) => {
      const isTime = isAfterDate && compactTime.test(digits);
      isAfterDate = isCompactDate(digits);
      return digits.length >= fewest && digits.length <= 30 && !isAfterDate && !isTime;
    });
}

/**
 * The numbers inside an order number to which a buyer or a program may have added something: its cores and inner
 * numbers.
 */
export function partsOf(number: string, fewest: number): string[] {
  const inside = digitsInside(number, Math.max(fewest, 8));
  // A file name from a camera holds a date, and no core.
  const isDated = number.split(/\D+/).some((digits) => digits.length >= 8 && isCompactDate(digits));
  const parts = isDated ? inside : [...coresOf(number), ...inside];
  return [...new Set(parts)].filter(
    (part) => part.replace(/\D/g, '').length >= fewest && !isCompactDate(part),
  );
}
