/**
 * One writing for each thing a buyer can be found by. Orders and tickets both go through here, so that they
 * cannot drift apart. Every function answers `undefined` (or nothing) for what is not such a thing.
 */
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { toPlainText, withoutAccents } from './plain-text';

const emailShape = /^[^\s@<>()[\]",;:]{1,64}@[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}$/u;

/**
 * Marketplaces that add the order to the buyer's masked address, `abc+xyz@allegromail.pl`: a helpdesk shows it
 * without (responso.md §0.2), Amazon writes with both forms (responso.md §12).
 */
const maskedDomain = /(^|\.)(allegromail\.[a-z.]+|marketplace\.amazon\.[a-z.]+)$/;

/** The address in lower case, a mask cut down to the part before `+`. */
export function normaliseEmail(written: string): string | undefined {
  const email = toPlainText(written).trim().toLowerCase();
  if (email.length > 320 || !emailShape.test(email)) return undefined;
  if (!isMaskedEmail(email)) return email;
  const at = email.lastIndexOf('@');
  const [buyer = ''] = email.slice(0, at).split('+');
  return `${buyer}${email.slice(at)}`;
}

/** True for an address that a marketplace made up for the buyer. */
export function isMaskedEmail(email: string): boolean {
  return maskedDomain.test(email.slice(email.lastIndexOf('@') + 1));
}

/**
 * Countries whose numbers people write without a prefix in these shops: tried in turn when the order or the
 * page does not name one.
 */
const homeCountries: readonly CountryCode[] = [
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
];

/**
 * The national significant numbers that a written phone can mean, without country code, blanks and trunk zero:
 * `+48 600 100 200`, `0048600100200` and `600-100-200` are all `600100200`. The country is left out because
 * one side of a match often does not know it.
 *
 * @param country two letters, when it is known: then a number written without a prefix is read as one of that country
 */
export function normalisePhone(written: string, country?: string): string[] {
  // An order's field may say "tel. 600100200 wew. 5".
  const phone = toPlainText(written)
    .replace(/^[^\d+(]+/, '')
    .replace(/[ ,;]*(?:wew|ext|ramal|durchwahl|x)\.? ?\d{1,5}$/i, '');
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17 || /[a-z]/i.test(phone)) return [];
  const abroad = nationalNumber(parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`));
  if (/^(?:\+|\(\+|00)/.test(phone)) return abroad;
  const at = (home: CountryCode) => nationalNumber(parsePhoneNumberFromString(phone, home));
  const known = country && isSupportedCountry(country) ? at(country) : [];
  // "48600100200": the country's code without a plus. Shorter ones would be read as numbers of far countries.
  const implied = digits.length >= 10 && !digits.startsWith('0') ? abroad : [];
  return [...new Set([...(known.length > 0 ? known : homeCountries.flatMap(at)), ...implied])];
}

function nationalNumber(phone: ReturnType<typeof parsePhoneNumberFromString>): string[] {
  return phone?.isPossible() ? [phone.nationalNumber] : [];
}

/** A marketplace login in lower case, `Client:12445` included, also when written `Client: 12445`. */
export function normaliseLogin(written: string): string | undefined {
  const login = toPlainText(written)
    .trim()
    .toLowerCase()
    .replace(/^client: +/, 'client:');
  return /^[^\s@]{3,60}$/.test(login) ? login : undefined;
}

/**
 * An order or parcel number of any kind: without `#`, without blanks and without dots between its digits, in lower
 * case. `#48 213 377` → `48213377`, `AA 123 456 789 BR` → `aa123456789br`; a UUID and `303-1234567-1234567` keep
 * their dashes, for `12-345` and `12345` may both be somebody's order.
 *
 * Letters alone are a number only from six to twelve of them: PrestaShop's `XKBKNABJK`. Zeros alone are none: Base
 * writes "no shop order" as 0 (base-api.md §3.1).
 */
export function normaliseNumber(written: string): string | undefined {
  const number = toPlainText(written).replace(/ /g, '').replace(/^#/, '').toLowerCase();
  const joined = /^[\d.]+$/.test(number) ? number.replaceAll('.', '') : number;
  if (!/^[a-z0-9][a-z0-9/_-]{0,59}$/.test(joined) || /^0+$/.test(joined)) return undefined;
  return /\d/.test(joined) || /^[a-z]{6,12}$/.test(joined) ? joined : undefined;
}

/**
 * A number and what people make of it when they copy only its core:
 * - `SH-5001` → also `5001` (not from fewer than four digits: `A-12` is not 12)
 * - `0000396716549U` → also without the check letter, which DPD prints apart
 */
export function normaliseNumberForms(written: string): string[] {
  const number = normaliseNumber(written);
  if (number === undefined) return [];
  const core = /^[a-z]{1,5}[-_/]?0*(\d{4,})$/.exec(number)?.[1] ?? /^(\d{12,})[a-z]$/.exec(number)?.[1];
  return core === undefined ? [number] : [number, core];
}

/** The words of a person's or a firm's name as people type them: `Żaneta Kowalska-Nowak` → zaneta, kowalska, nowak. */
export function wordsOfName(written: string): string[] {
  return withoutAccents(written)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length >= 2);
}
