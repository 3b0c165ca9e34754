import { matchAt } from './match-at';
import { accented } from '@/lib/match/keys/plain-text';

/**
 * Ways to write a phone that no order number is written in, so that they need no word before them. Each is tried at
 * the place where a number begins.
 */
const shapes = [
  // +48 600 100 200, 0048600100200, +44 (0)20 7946 0958
  '(?:\\(?\\+|00(?=[1-9]))\\d[\\d ().-]{6,20}\\d',
  // (11) 91234-5678, 11 91234-5678, (22) 123 45 67
  '\\(?0?\\d{2}\\)? ?9?[ .]?\\d{4}-\\d{4}',
  '\\(0?\\d{2,4}\\) ?\\d[\\d -]{5,10}\\d',
  // 600 100 200, 600-100-200
  '\\d{3}([ -])\\d{3}\\1\\d{3}',
  // 22 123 45 67, 612 34 56 78, 06 12 34 56 78
  '\\d{2} \\d{3}[ -]\\d{2}[ -]\\d{2}',
  '\\d{3} \\d{2} \\d{2} \\d{2}',
  '0\\d(?: \\d{2}){4}',
  // 0151 23456789, 030/1234567, 07700 900123, 020 7946 0958
  '0[1-9]\\d{1,4}[ /-]\\d{3,8}(?:[ -]\\d{2,5}){0,2}',
];
const unsaid = new RegExp(`(?:${shapes.join('|')})(?![\\w/${accented}-]|[ .]\\d)`, 'iy');

/** After a word that says "phone", anything with enough digits. */
const said = /\(?\+?\(?\d[\d ().-]{5,20}\d(?![\d])/y;
const saidWithSlash = /0\d{1,4}\/[\d -]{5,12}\d(?!\d)/y;

/** The phone that is written at a place of a text; undefined when none is. */
export function phoneAt(text: string, at: number): string | undefined {
  return matchAt(unsaid, text, at);
}

/** The same behind a word such as `tel.`. */
export function saidPhoneAt(text: string, at: number): string | undefined {
  return phoneAt(text, at) ?? matchAt(saidWithSlash, text, at) ?? matchAt(said, text, at);
}
