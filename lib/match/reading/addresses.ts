import { normaliseNumber } from '@/lib/match/keys/normalise';
import { digitsInside, isTelling } from './figures';
import { isYear } from './short-numbers';
import { labelOf } from './ticket-labels';
import type { PageBudget } from './page-budget';
import type { Reading } from './select-candidates';

/** Links of pages and of messengers, up to the first space. */
export const addresses =
  /(?<!\p{L})(?:https?:\/\/|whatsapp:|tel:|sms:|callto:|viber:\/\/)[^\s<>"¦]{1,2000}/giu;
/** A quick check before `addresses` is run over a text. */
export const mayHoldAddress = /:\/\/|whatsapp:|tel:|sms:|callto:|wa\.me\//i;
/** The same without `https://`, as people type them. */
export const typedAddresses = /(?<![\p{L}\d./])(?:wa\.me|api\.whatsapp\.com|t\.me)\/[^\s<>"¦]{1,200}/giu;

/** A phone in a link: `wa.me/48600100200`, `…/send?phone=48600100200`, `tel:+48600100200`, with the country's code. */
const phoneInLink =
  /(?:(?:wa\.me|t\.me|signal\.me)\/(?:#p\/)?|[?&](?:phone|number|tel)=|^(?:whatsapp|tel|sms|callto):(?:\/\/)?)(?:\+| )?(\d[\d -]{6,20})/i;

/**
 * The candidates in a link: the phone that it leads to, and the parts that may be numbers:
 * `…/orders.php#order:48213377`.
 */
export function readAddress(address: string, phones: PageBudget): Reading[] {
  const plain = decode(address);
  const phone = phoneInLink.exec(plain)?.[1];
  const numbers = phone === undefined ? [] : phones.readLabelled(`+${phone.trim().replace(/^00/, '')}`);
  // A link without a country code: tel:600100200.
  const national = phone === undefined || plain.includes('+') ? [] : phones.readLabelled(phone.trim());
  const readings = [...new Set([...numbers, ...national])].map((value): Reading => ({
    worth: 'phone',
    candidate: { kind: 'phone', value, written: address.slice(0, 200) },
  }));
  if (readings.length > 0) return readings;
  return plain
    .split(/[^\p{L}\d_-]+/u)
    .flatMap((part, at, parts) => [
      ...(isTelling(part) || isOrderOf(parts[at - 1], part) ? readPart('number', 'unlabelled', part) : []),
      ...digitsInside(part, 8).flatMap((digits) => readPart('part', 'part', digits)),
    ]);
}

/** True for a short number behind a word for an order: `/account/orders/20871`, `?order_id=20871`. */
function isOrderOf(before = '', part: string): boolean {
  if (!/^\d{4,7}$/.test(part) || isYear(part)) return false;
  return before.split(/[_-]|(?<=\p{Ll})(?=\p{Lu})/u).some((word) => labelOf(word) === 'order');
}

function readPart(worth: 'number' | 'part', certainty: 'unlabelled' | 'part', written: string): Reading[] {
  const value = normaliseNumber(written);
  return value === undefined ? [] : [{ worth, candidate: { kind: 'number', value, written, certainty } }];
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
