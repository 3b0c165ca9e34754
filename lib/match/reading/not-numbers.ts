/**
 * What looks like a number but names nothing that can be looked up. All patterns are bounded: no text, however
 * hostile, makes them slow.
 */
const after = '(?![\\w-])';
const money =
  '(?:zł|zl|pln|euro?|€|r\\$|us\\$|\\$|usd|gbp|£|kč|kc|czk|brl|reais|reales|huf|ft|ron|lei|chf|sek)';
const amount = '(?:\\d{1,3}(?:[ .]\\d{3}){1,3}|\\d{1,9})(?:[.,]\\d{1,2})?';

const shapes = [
  // 2026-11-18, 2026-11-18T10:15:00Z, 2026.11.18
  '\\d{4}([-./])\\d{1,2}\\1\\d{1,2}(?:t[\\d:.]{4,12}z?)?(?![\\d-])',
  // 18.11.2026, 18/11/26
  `\\d{1,2}([./-])\\d{1,2}\\2(?:\\d{4}|\\d{2})${after}`,
  // 10:15, 10:15:30
  '\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)',
  // 129,90 zł, 1 249,00 PLN, 120000 zł
  `${amount} ?${money}(?![a-z\\u00c0-\\u024f\\d])`,
  // 1 249,00 and 1,249.00 without a currency
  '\\d{1,3}(?:[ .]\\d{3}){0,3},\\d{2}(?![\\d,.])',
  '\\d{1,3}(?:,\\d{3}){1,3}\\.\\d{2}(?!\\d)',
  // CPF 123.456.789-09, CNPJ 12.345.678/0001-90, NIP 525-224-84-81 and 525-22-48-481
  '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\d)',
  '\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}(?!\\d)',
  '\\d{3}-(?:\\d{3}-\\d{2}-\\d{2}|\\d{2}-\\d{2}-\\d{3})(?![\\d-])',
  // postcodes: 00-950, 01310-100
  `\\d{2}-\\d{3}${after}`,
  `\\d{5}-\\d{3}${after}`,
];

/** An account in groups: `PL61 1090 1014 …`, `GB29 NWBK 6016 …`. */
const iban = '[a-z]{2}\\d{2}(?: [a-z\\d]{4}){3,7}(?: [a-z\\d]{1,3})?(?![a-z\\d])';

const digitsFirst = new RegExp(`(?<![\\w/-]|\\d[.,])(?=\\d)(?:${shapes.join('|')})`, 'gi');
const ibans = new RegExp(`(?<![\\w/-])${iban}`, 'gi');
const moneyFirst = new RegExp(
  `(?<![a-z\\u00c0-\\u024f])(?:eur|pln|usd|gbp|r\\$|\\$|€|£) ?${amount}(?!\\d)`,
  'gi',
);

/** The text with `¦` in the place of dates, times, amounts, postcodes, tax numbers and bank accounts. */
export function blankNotNumbers(text: string): string {
  const blank = ' ¦ ';
  const rest = (/[a-z]{2}\d{2} /i.test(text) ? text.replace(ibans, blank) : text).replace(digitsFirst, blank);
  return /[$€£]|eur|pln|usd|gbp/i.test(rest) ? rest.replace(moneyFirst, blank) : rest;
}
