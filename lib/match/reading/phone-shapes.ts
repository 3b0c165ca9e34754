import { matchAt } from './match-at';
import { beforePostcode, wholePhone } from './phone-end';

const end = `(?=${beforePostcode}|(?![\\p{L}\\d/_-]|[ .]\\d))`;

/**
 * Shapes that only phones have and no order number, so that they need no label. Each is tried where a number begins.
 */
const shapes = [
  // +48 600 100 200, 0048600100200, +44 (0)20 7946 0958, +420/777123987, 0043 (0)664 / 118 20 47
  '(?:(?:\\+|00)[1-9]\\d{0,2} ?\\(0\\) ?\\d{2,5} ?/ ?\\d[\\d -]{3,12}\\d|(?:\\(?\\+(?:\\d{1,3}/)?|00(?=[1-9]))\\d[\\d ().-]{6,20}\\d)',
  // (11) 91234-5678, 11 91234-5678, (22) 123 45 67
  '\\(?0?\\d{2}\\)? ?9?[ .]?\\d{4}-\\d{4}',
  '\\(0?\\d{2,4}\\) ?\\d[\\d -]{5,10}\\d',
  // 600 100 200, 600-100-200, 600.100.200, 600/100/200, 600 - 100 - 200, also after a zero: 0 600 100 200
  '(?:0[ .-]?)?\\d{3}([ ./-]| [/-] )\\d{3}\\1\\d{3}',
  // 22 123 45 67, 612 34 56 78, 06 12 34 56 78, 06.12.34.56.78
  '\\d{2} \\d{3}[ -]\\d{2}[ -]\\d{2}',
  '\\d{3} \\d{2} \\d{2} \\d{2}',
  '0\\d([ .-])\\d{2}(?:\\1\\d{2}){3}',
  // 0151 23456789, 030/1234567, 07700 900123, 020 7946 0958, 0176 - 444 555 66, 0151 / 23 45 67 89
  '0[1-9]\\d{1,4}(?: [/-] |[ /-])\\d{3,8}(?:[ -]\\d{2,5}){0,2}',
  '0[1-9]\\d{1,4} ?[/-] ?\\d{2}(?: \\d{2}){2,4}',
];
const international = new RegExp(`${shapes[0] ?? ''}${end}`, 'uy');
const clear = shapes.map((shape) => new RegExp(shape + end, 'uy'));

/** Digits in groups of any size, with any sign between them: 8 612 34567, 06-12345678, 600 100200. */
const grouped = new RegExp(`\\d{1,8}(?:(?: [/-] |[ ./-])\\d{2,8}){1,5}${end}`, 'uy');

/** After a word for "phone": any text with enough digits. */
const labelled = /\(?\+?\(?\d[\d ()./-]{5,24}\d(?!\d)/y;

/** The phone at an index, if it is written in a way that only phones are; else undefined. */
export function phoneAt(text: string, at: number): string | undefined {
  for (const shape of clear) {
    const written = wholeAt(shape, text, at);
    if (written !== undefined) return written;
  }
  return undefined;
}

/** The same for a phone with its country code: `+49 30 23125-101`. */
export function internationalPhoneAt(text: string, at: number): string | undefined {
  return wholeAt(international, text, at);
}

/** Groups of digits at an index that may be a phone or something else. */
export function groupedPhoneAt(text: string, at: number): string | undefined {
  const written = matchAt(grouped, text, at);
  if (written === undefined) return undefined;
  const digits = written.replace(/\D/g, '').length;
  const runs = written.match(/\d+/g) ?? [];
  const isTwo = runs.some((run, at) => run.length >= 6 && (runs[at + 1]?.length ?? 0) >= 6);
  const isLong = isTwo || (/\d{8}/.test(written) && !written.startsWith('0'));
  return digits >= 8 && digits <= 13 && !isLong ? written : undefined;
}

/** The phone at an index after a word such as `tel.`. */
export function labelledPhoneAt(text: string, at: number): string | undefined {
  return wholeAt(labelled, text, at) ?? phoneAt(text, at);
}

/** How far the text behind a phone tells what its last digits are. */
const farthest = 24;

function wholeAt(shape: RegExp, text: string, at: number): string | undefined {
  const written = matchAt(shape, text, at);
  if (written === undefined) return undefined;
  const end = at + written.length;
  return wholePhone(written, text.slice(end, end + farthest));
}
