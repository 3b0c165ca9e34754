import type { Candidate } from './keys/candidate';
import { isMaskedEmail } from './keys/normalise';

/** A request to Base for orders. Base has none for a login, a name or a parcel. */
export interface Question {
  by: 'order' | 'shop' | 'external' | 'email' | 'phone';
  /** Spelled as Base compares it. */
  value: string;
  /** Spelled as the agent reads it. */
  written: string;
}

/** The longest text that `filter_email` accepts (base-api.md §3.1). */
const longestText = 50;
/**
 * Base's order ids have eight digits (base-api.md §2). Old accounts may have shorter ones. A longer number is a
 * parcel's.
 */
const orderId = /^\d{5,10}$/;
const shopOrderId = /^\d{1,10}$/;

/**
 * The requests to Base for a candidate, the most likely first. Base compares exactly, so a masked address is asked for
 * as written and as helpdesks shorten it; a phone with and without its country code.
 */
export function questionsFor({ kind, value, written }: Candidate): Question[] {
  const ask = (by: Question['by'], ...values: string[]) =>
    [...new Set(values)]
      .filter((each) => each.length <= longestText)
      .map((each): Question => ({ by, value: each, written }));
  switch (kind) {
    case 'email':
      return ask('email', ...(isMaskedEmail(value) ? [written.toLowerCase(), value] : [value]));
    case 'phone':
      return ask('phone', written.replace(/[^\d+]/g, ''), value);
    case 'number':
      if (!/^\d+$/.test(value)) return ask('external', written.replace(/[\s#]/g, ''));
      return [
        ...(orderId.test(value) ? ask('order', value) : []),
        ...(shopOrderId.test(value) ? ask('shop', value) : []),
      ];
    case 'login':
      return [];
  }
}

/** Limits per kind, so that a ticket with many numbers still asks for its buyer. */
const most = { email: 2, number: 1, phone: 1, login: 0 };

/**
 * The requests that Base gets automatically for a ticket without known orders: at most four or five. Numbers too short
 * to be Base's own are left to the search box.
 *
 * @param candidates the most telling first
 */
export function questionsForTicket(candidates: readonly Candidate[]): Question[] {
  const left = { ...most };
  const askable = candidates.filter(
    ({ kind, value }) => kind !== 'number' || orderId.test(value) || isMarketplaceNumber(value),
  );
  return askable
    .filter(({ kind }) => left[kind]-- > 0)
    .flatMap((candidate) => questionsFor(candidate).filter(({ by }) => by !== 'shop'));
}

/** Allegro's UUID, Amazon's `303-1234567-1234567`, Shopee's `261101ABCDEFGH`. */
function isMarketplaceNumber(value: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^[\da-z]\d{2}-\d{7}-\d{7}$|^\d{6}[\da-z]{8}$/.test(
    value,
  );
}
