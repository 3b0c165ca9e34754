/** Letters of the languages we read, beside `a-z`: a range that needs no (slow) Unicode flag. */
export const accented = '\\u00c0-\\u024f';

const odd = /[^\x20-\x7e\u00c0-\u024f]/;

/**
 * The text with one writing for what looks alike: any blank is ` `, any dash is `-`, letters are composed (macOS
 * mails part them: `o´`), and what has no width is gone (soft hyphens, marks that copying from a table leaves).
 */
export function toPlainText(written: string): string {
  if (!odd.test(written)) return written;
  return written
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/\s/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** In lower case and without accents, `ł` as `l` and `ß` as `ss`: what people type who look for a word. */
export function withoutAccents(written: string): string {
  return written
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss');
}
