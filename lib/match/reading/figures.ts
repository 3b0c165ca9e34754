import { matchAt } from './match-at';
import { accented } from '@/lib/match/keys/plain-text';

/**
 * A token with a digit in it: `4913`, `SH-5001`, `ZAM/2026/11/123`, a UUID. It begins only where no token goes on, so
 * a line of 100,000 letters is scanned once and not from each of them.
 */
export const figures = new RegExp(`(?<![\\w${accented}/-])[a-z${accented}_/-]*\\d[\\w${accented}/-]*`, 'gi');

/** Digits in groups as people and couriers print them: by three, by four (InPost, DPD), by five (DHL). */
const groups = [
  /\d{1,3}([ .])\d{3}(?:\1\d{3}){0,3}(?![\w/-]|[ .]\d)/y,
  /\d{1,4}(?: \d{4}){1,7}(?: \d{1,4}[a-z]?)?(?![\w/-]| \d)/iy,
  /\d{5}(?: \d{5}){1,4}(?! ?\d|[\w/-])/y,
];
const anyGroups = /\d{2,6}(?:[ .]\d{2,6}){1,7}(?![\w/-])/y;

/**
 * Letters and digits in groups. Correios and other posts: `AA 123 456 789 BR`; UPS: `1Z 999 AA1 01 2345 6784`;
 * Amazon with blanks about its dashes.
 */
export const spelledNumbers =
  /(?<![\w-])(?:[a-z]{2} \d{3} ?\d{3} ?\d{3} ?[a-z]{2}|1z(?: [\da-z]{2,4}){4,6}|[\da-z]\d{2} ?- ?\d{7} ?- ?\d{7})(?![\w-])/gi;

/** False for most texts, and quicker to tell. */
export const mayBeSpelled = /\b[a-z]{2} \d{3}|1z | -|- /i;

/** The digits that stand at a place in regular groups: `48 213 377`; undefined when they stand alone. */
export function groupsAt(text: string, at: number): string | undefined {
  for (const pattern of groups) {
    const written = matchAt(pattern, text, at);
    if (written !== undefined) return written;
  }
  return undefined;
}

/** Digits in groups of any size: only where the text calls them a number. */
export function anyGroupsAt(text: string, at: number): string | undefined {
  return matchAt(anyGroups, text, at);
}

/**
 * The numbers inside a written one: `4913/2026` has the year, `48213377-1` a part of the order, and
 * `48213377/48213378` are two.
 */
export function innerNumbers(written: string): string[] {
  const first = /^(\d{2,})\/(?:20)?[23]\d$/.exec(written)?.[1] ?? /^(\d{6,})[-/]\d{1,2}$/.exec(written)?.[1];
  if (first !== undefined) return [first];
  return /^\d{6,}(?:\/\d{6,})+$/.test(written) ? written.split('/') : [];
}
