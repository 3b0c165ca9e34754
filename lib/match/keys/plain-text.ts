/** A text of these characters alone is plain already, which is quick to tell. */
const odd = /[^\x20-\x7e\u00c0-\u024f]/;
/**
 * What is not seen: zero width, soft hyphens, direction marks, variation selectors, fillers, the box of a keycap. Text
 * that is copied from a page holds them, also inside a number.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u20e3]/gu;
/** Full-width letters and digits of East Asian keyboards. */
const fullWidth = /[\uff01-\uff5e]/g;

/**
 * The text with one writing for what looks alike: any blank is ` `, any dash is `-`, letters are composed (macOS
 * mails part them: `o´`), and what is not seen is gone.
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

/** Letters that differ from their plain form by more than a mark. */
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
 * In lower case and without accents, whatever the alphabet: `Zamówienie` → zamowienie, `Номер` → номер, `Αριθμός` →
 * αριθμοσ. `ł` is `l` and `ß` is `ss`: what people type who look for a word.
 */
export function withoutAccents(written: string): string {
  const lower = written.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter);
}
