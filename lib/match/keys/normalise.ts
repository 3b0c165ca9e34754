/**
 * Gives each value that a buyer can be found by one spelling. Orders and tickets both use these functions, so their
 * values always compare. A function returns `undefined` (or nothing) for a text that is no such value.
 */
import { toPlainText, withoutAccents } from './plain-text';

const emailShape = /^[^\s@<>()[\]",;:]{1,64}@[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}$/u;

/**
 * Domains of marketplaces that add the order to the buyer's masked address, `abc+xyz@allegromail.pl`. A helpdesk shows
 * the address without that part (responso.md §0.2), Amazon uses both forms (responso.md §12). Allegro has a second
 * domain.
 */
const maskedDomain =
  /(?:^|\.)(?:allegromail\.[a-z.]+|user\.allegrogroup\.[a-z.]+|marketplace\.amazon\.[a-z.]+)$/;

/** The address in lower case. A masked address is cut to the part before `+`. */
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

/** A marketplace login in lower case. `Client:12445` counts too, also when written `Client: 12445`. */
export function normaliseLogin(written: string): string | undefined {
  const login = toPlainText(written)
    .trim()
    .toLowerCase()
    .replace(/^client: +/, 'client:');
  return /^[^\s@]{3,60}$/.test(login) ? login : undefined;
}

/**
 * An order or parcel number of any kind: without `#`, without spaces and without dots between its digits, in lower case
 * and without accents. `#48 213 377` → `48213377`, `AA 123 456 789 BR` → `aa123456789br`. A UUID and
 * `303-1234567-1234567` keep their dashes, because `12-345` and `12345` may be two different orders.
 *
 * Letters alone are a number only from six to twelve of them, as in PrestaShop's `XKBKNABJK`. Zeros alone are none,
 * because Base writes "no shop order" as 0 (base-api.md §3.1).
 */
export function normaliseNumber(written: string): string | undefined {
  if (written.length > 200) return undefined;
  const number = withoutAccents(toPlainText(written))
    .replace(/ /g, '')
    .replace(/^[#№]+/, '');
  const joined = /^[\d.]+$/.test(number) ? number.replaceAll('.', '') : number;
  if (!/^[\p{L}\d][\p{L}\d/_-]{0,59}$/u.test(joined) || /^0+$/.test(joined)) return undefined;
  return /\d/.test(joined) || /^[a-z]{6,12}$/.test(joined) ? joined : undefined;
}

/**
 * The words of a person's or firm's name without accents, as people type them: `Żaneta Kowalska-Nowak` → zaneta,
 * kowalska, nowak.
 */
export function wordsOfName(written: string): string[] {
  return withoutAccents(written)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length >= 2);
}
