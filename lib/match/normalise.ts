/**
 * One writing for each thing a buyer can be found by. Orders and tickets both go through here, so that they
 * cannot drift apart. Every function answers `undefined` for what is not such a thing.
 */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { isSupportedCountry } from 'libphonenumber-js/min';

const emailShape = /^[^\s@<>()[\]",;:]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/;

/**
 * Marketplaces that add the order to the buyer's masked address, `abc+xyz@allegromail.pl`: a helpdesk shows it
 * without (reference/responso.md §0.2), Amazon writes with both forms (same, §12).
 */
const maskedDomain = /(^|\.)(allegromail\.[a-z.]+|marketplace\.amazon\.[a-z.]+)$/;

/** The address in lower case, a mask cut down to the part before `+`. */
export function normaliseEmail(written: string): string | undefined {
  const email = written.trim().toLowerCase();
  if (!emailShape.test(email)) return undefined;
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  if (!maskedDomain.test(domain)) return email;
  const [buyer = ''] = email.slice(0, at).split('+');
  return `${buyer}@${domain}`;
}

/** True for an address that a marketplace made up for the buyer. */
export function isMaskedEmail(email: string): boolean {
  return maskedDomain.test(email.slice(email.lastIndexOf('@') + 1));
}

/**
 * Countries whose numbers people write without a prefix in these shops: tried in turn when the order or the
 * page does not name one.
 */
const homeCountries = ['PL', 'BR', 'DE', 'CZ', 'SK', 'HU', 'RO', 'GB', 'FR', 'IT', 'ES', 'PT'] as const;

/**
 * The national significant numbers that a written phone can mean, without country code, blanks and trunk zero:
 * `+48 600 100 200`, `0048600100200` and `600-100-200` are all `600100200`. The country is left out because
 * one side of a match often does not know it.
 *
 * @param country two letters, when it is known: then the answer has at most that reading and the international one
 */
export function normalisePhone(written: string, country?: string): string[] {
  const digits = written.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /[a-z]{2}/i.test(written)) return [];
  const international = /^\s*(\+|00)/.test(written);
  const asInternational = () => parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`);
  const countries: CountryCode[] =
    country && isSupportedCountry(country) ? [country] : homeCountries.filter(() => !country);
  const readings = international
    ? [asInternational()]
    : [...countries.map((home) => parsePhoneNumberFromString(written, home)), asInternational()];
  const valid = readings.filter((number) => number?.isPossible());
  return [...new Set(valid.flatMap((number) => (number ? [number.nationalNumber] : [])))];
}

/** A marketplace login in lower case, `Client:12445` included. */
export function normaliseLogin(written: string): string | undefined {
  const login = written.trim().toLowerCase();
  return /^[^\s@]{3,60}$/.test(login) ? login : undefined;
}

/**
 * An order or parcel number of any kind: without `#`, blanks and dots between its digits, in lower case.
 * `#48 213 377` → `48213377`, a UUID and `303-1234567-1234567` keep their dashes.
 */
export function normaliseNumber(written: string): string | undefined {
  const number = written.trim().replace(/^#\s*/, '').toLowerCase();
  const joined = /^[\d\s.\u00a0\u202f]+$/.test(number) ? number.replace(/\D/g, '') : number;
  return /^[a-z0-9][a-z0-9/_-]{0,59}$/.test(joined) && /\d/.test(joined) ? joined : undefined;
}
