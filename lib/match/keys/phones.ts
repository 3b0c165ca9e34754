import { withoutTail } from '@/lib/text/without-tail';
import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/core/es6';
import plans from 'libphonenumber-js/min/metadata';
import { toPlainText } from './plain-text';

/**
 * Countries whose numbers people write without a prefix in these shops. Tried in turn if neither the order nor the page
 * names a country.
 */
const homeCountries: readonly CountryCode[] = [
  ...([
    'PL',
    'BR',
    'DE',
    'CZ',
    'SK',
    'HU',
    'RO',
    'GB',
    'FR',
    'IT',
    'ES',
    'PT',
    'AT',
    'NL',
    'BE',
    'LT',
  ] as const),
  ...(['LV', 'EE', 'UA', 'BG', 'HR', 'SI', 'RS', 'GR', 'DK', 'SE', 'NO', 'FI', 'TR', 'IE', 'CH'] as const),
];
const callingCodes = [...new Set(homeCountries.map((country) => getCountryCallingCode(country, plans)))];

/** Limits for a phone's digits, country code included. */
const fewestDigits = 7;
const mostDigits = 17;

/**
 * The national significant numbers that a written phone can mean, without country code, spaces and trunk zero:
 * `+48 600 100 200`, `0048600100200` and `600-100-200` are all `600100200`. The country is left out because one side of a match
 * often does not know it.
 *
 * @param country two letters, if known: a number without a prefix is then read as one of that country
 */
export function normalisePhone(written: string, country?: string): string[] {
  // An order's field may contain "tel. 600100200 wew. 5".
  const whole = toPlainText(written)
    .replace(/^[^\d+(]+/, '')
    .replace(/(?:wew|ext|ramal|durchwahl|x)\.? ?\d{1,5}$/i, '');
  const phone = withoutTail(whole, /[ ,;]/);
  const digits = phone.replace(/\D/g, '');
  if (digits.length < fewestDigits || digits.length > mostDigits || /\p{L}/u.test(phone)) return [];
  if (/^(?:\+|\(\+|00)/.test(phone)) return numbersAbroad(digits.replace(/^00/, ''));
  const at = (home: CountryCode) =>
    withoutTrunkZero(nationalNumber(parsePhoneNumberFromString(phone, home, plans)));
  const known = country !== undefined && isCountry(country) ? at(country) : [];
  // "48600100200": a country code without a plus. Shorter ones would be read as numbers of distant countries.
  const implied = digits.length >= 10 && !digits.startsWith('0') ? numbersAbroad(digits) : [];
  return [...new Set([...(known.length > 0 ? known : homeCountries.flatMap(at)), ...implied])];
}

function isCountry(code: string): code is CountryCode {
  return Object.hasOwn(plans.countries, code);
}

/** @param digits with the country code, which may be doubled or followed by a trunk zero: `+48 48 600…`, `+48 0600…` */
function numbersAbroad(digits: string): string[] {
  const number = nationalNumber(parsePhoneNumberFromString(`+${digits}`, plans));
  const mistyped = callingCodes.flatMap((code) => {
    if (!digits.startsWith(code)) return [];
    const rest = digits.slice(code.length);
    const again = rest.startsWith(code) || rest.startsWith(`00${code}`);
    const clean = again ? rest.replace(/^00/, '').slice(code.length) : rest.replace(/^0/, '');
    return clean === rest ? [] : nationalNumber(parsePhoneNumberFromString(`+${code}${clean}`, plans));
  });
  return [...new Set([...withoutTrunkZero(number), ...mistyped])];
}

function nationalNumber(phone: ReturnType<typeof parsePhoneNumberFromString>): string[] {
  return phone?.isPossible() ? [phone.nationalNumber] : [];
}

/**
 * Adds the number without its trunk zero: people write one even in countries that have none (any more),
 * `0 600 100 200`. Italy's zero belongs to the number.
 */
function withoutTrunkZero(numbers: readonly string[]): string[] {
  return numbers.flatMap((number) => (/^0\d{7,}$/.test(number) ? [number, number.slice(1)] : [number]));
}

/** A list of phones has no more groups of digits than this. */
const mostGroups = 16;

/** Every phone in an order's field, which may hold two, or words: `600100200/601200300`, `600100200 (po 16:00)`. */
export function phonesOf(field: string, country?: string): string[] {
  // "0151 / 23 45 67 89", "+49 (0)170 - 44 55 667": what is before the sign is too short for a phone of its own.
  const plain = toPlainText(field)
    .replace(/(?<!\d[ .()-]?)(\(?0\d{1,4}\)?) [/-] (?=\d)/g, '$1 ')
    .replace(/((?:\+\d{1,3} ?(?:\(0\) ?)?|00\d{1,3} ?\(0\) ?)\d{2,4}) [/-] (?=\d)/g, '$1 ');
  const pieces = plain.split(/[^\d+() ./-]+|(?=\+)|(?<=\d\s?)\((?=\s*\D|$)|\s[/-]\s/u);
  return [...new Set(pieces.flatMap((piece) => phonesOfPiece(piece, country)))];
}

function phonesOfPiece(piece: string, country: string | undefined): string[] {
  const digits = piece.replace(/\D/g, '');
  if (digits.length < fewestDigits) return [];
  const whole = normalisePhone(piece, country);
  // "600100200/201": the second phone differs only in its end.
  const first = /^([^/]{7,})\/\s?\d{1,4}\s*$/.exec(piece)?.[1];
  if (first !== undefined) return [...whole, ...normalisePhone(first, country)];
  return digits.length < 2 * fewestDigits ? whole : [...whole, ...splitPhones(piece, country)];
}

/** Splits phones that stand one after another. Both parts of a split must be phones. */
function splitPhones(piece: string, country: string | undefined): string[] {
  const gaps = [...piece.matchAll(/(?<=\d)[ ./()-]+(?=\d)/g)];
  if (gaps.length > mostGroups) return [];
  return gaps.flatMap(({ 0: gap, index }) => {
    const left = piece.slice(0, index);
    if (left.replace(/\D/g, '').length > 13) return [];
    const before = normalisePhone(left, country);
    if (before.length === 0) return [];
    const after = phonesOfPiece(piece.slice(index + gap.length), country);
    return after.length > 0 ? [...before, ...after] : [];
  });
}
