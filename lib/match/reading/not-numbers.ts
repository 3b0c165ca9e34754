import { matchAt } from './match-at';

/**
 * Patterns for texts that look like numbers but cannot be looked up. They are tried where a number begins. All are
 * bounded, so that no text, however hostile, makes them slow.
 */
const after = '(?![\\w-]|[./]\\d)';
const money =
  '(?:zł|zl|pln|euro?|€|r\\$|us\\$|\\$|usd|gbp|£|kč|kc|czk|brl|reais|reales|huf|ft|ron|lei|chf|sek|dkk|nok|kn|din|rsd|лв|грн|uah|try|tl|₺|₴|kr)';
const amount = '(?:\\d{1,3}(?:[ .]\\d{3}){1,3}|\\d{1,9})(?:[.,]\\d{1,2})?';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d{2}|\\d{2})';

const dates = [
  // 2026-11-18, 2026-11-18T10:15:00Z, 2026.11.18
  '(?:19|20)\\d{2}([-./])\\d{1,2}\\1\\d{1,2}(?:t[\\d:.]{4,12}z?)?(?![\\d-]|[./]\\d)',
  // 18.11.2026, 18/11/26, 11/18/2026
  `(?=${day}[./-]${month}[./-]|${month}[./-]${day}[./-])\\d{1,2}([./-])\\d{1,2}\\1${year}${after}`,
  // 10:15, 10:15:30
  '\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)',
  // 1996-2022
  `(?:19|20)\\d{2}-(?:19|20)\\d{2}${after}`,
];
const amounts = [
  // 129,90 zł, 1 249,00 PLN, 120000 zł
  `${amount} ?${money}(?![\\p{L}\\d])`,
  // 1 249,00 and 1,249.00 without a currency
  '\\d{1,3}(?:[ .]\\d{3}){0,3},\\d{2}(?![\\d,.])',
  '\\d{1,3}(?:,\\d{3}){1,3}\\.\\d{2}(?!\\d)',
];
const taxNumbers = [
  // CPF 123.456.789-09, CNPJ 12.345.678/0001-90, NIP 525-224-84-81 and 525-22-48-481
  '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\d)',
  '\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}(?!\\d)',
  '\\d{3}-(?:\\d{3}-\\d{2}-\\d{2}|\\d{2}-\\d{2}-\\d{3})(?![\\d-])',
];
// 00-950, 01310-100
const postcodes = ['\\d{2}-\\d{3}(?![\\w-])', '\\d{5}-\\d{3}(?![\\w-])'];

const compile = (shapes: readonly string[]) => shapes.map((shape) => new RegExp(shape, 'iuy'));
const always = compile([...dates, ...amounts, ...taxNumbers]);
const unlessPhone = compile(postcodes);
/** `zamówienie nr 12/11/2026` may be a shop's numbering and not a date. */
const slashedDate = /^\d{1,2}\/\d{1,2}\/\d{4}$/;

/** A bank account in groups: `PL61 1090 1014 …`, `GB29 NWBK 6016 …`. */
const iban = /[a-z]{2}\d{2}(?: [a-z\d]{4}){3,7}(?: [a-z\d]{1,3})?(?![a-z\d])/iy;
const moneyBefore = /(?:^|[^\p{L}])(?:eur|pln|usd|gbp|r\$|\$|€|£) ?$/iu;
const plainAmount = new RegExp(`${amount}(?!\\d)`, 'y');

/** The parts of a value's label that matter here. */
interface Hints {
  isPhone: boolean;
  /** True if a number word stands before it. */
  isNumber: boolean;
}

/** The date, time, amount, postcode, tax number or account that begins at an index; undefined if none does. */
export function notNumberAt(text: string, at: number, { isPhone, isNumber }: Hints): string | undefined {
  // In the middle of a longer number: 1,249.00.
  if (/[\d][.,]$/.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  const shape = firstAt(always, text, at) ?? (isPhone ? undefined : firstAt(unlessPhone, text, at));
  if (shape !== undefined && !(isNumber && slashedDate.test(shape))) return shape;
  const account = matchAt(iban, text, at);
  if (account !== undefined) return account;
  return moneyBefore.test(text.slice(Math.max(0, at - 5), at)) ? matchAt(plainAmount, text, at) : undefined;
}

function firstAt(shapes: readonly RegExp[], text: string, at: number): string | undefined {
  for (const shape of shapes) {
    const written = matchAt(shape, text, at);
    if (written !== undefined) return written;
  }
  return undefined;
}
