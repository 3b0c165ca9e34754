/** Characters that need a replacement. A text without them is already plain, which is quick to check. */
const odd = /[^\x20-\x7e\u00c0-\u024f]/;
/**
 * Invisible characters: zero width, soft hyphens, direction marks, variation selectors, fillers, keycap boxes. Text
 * copied from a page contains them, also inside numbers.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u20e3]/gu;
/** Full-width letters and digits of East Asian keyboards. */
const fullWidth = /[\uff01-\uff5e]/g;

/**
 * Unifies characters that look alike: any space becomes ` `, any dash `-`, letters are composed (macOS mails split
 * them: `o´`), and invisible characters are removed.
 */
export function toPlainText(written: string): string {
  if (!odd.test(written)) return written;
  return written
    .replace(invisible, '')
    .normalize('NFC')
    .replace(fullWidth, (sign) => sign.normalize('NFKC'))
    .replace(/[\s\p{Cc}\u2800]/gu, ' ')
    .replace(/[\u2010-\u2015\u2043\u2212\ufe58\ufe63]/g, '-');
}

/** Letters whose plain form is more than the letter without its mark. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Lower case without accents, in any alphabet: `Zamówienie` → zamowienie, `Номер` → номер, `Αριθμός` → αριθμοσ. `ł`
 * becomes `l` and `ß` becomes `ss`, as people type when they search.
 */
export function withoutAccents(written: string): string {
  const lower = written.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter);
}
