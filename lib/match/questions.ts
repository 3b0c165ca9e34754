import type { Candidate } from './keys/candidate';
import { isMaskedEmail } from './keys/normalise';

/** One request that Base can be asked for orders. There is none for a login, a name or a parcel. */
export interface Question {
  by: 'order' | 'shop' | 'external' | 'email' | 'phone';
  /** In the writing that Base compares. */
  value: string;
  /** As the agent reads it. */
  written: string;
}

/** `filter_email` takes no longer one (base-api.md §3.1). */
const longestText = 50;
/** Base's order ids have eight digits (base-api.md §2). Old accounts may have shorter ones; a longer number is a parcel's. */
const orderId = /^\d{5,10}$/;
const shopOrderId = /^\d{1,10}$/;

/**
 * What Base can be asked for something that may be an order's key, the likeliest first. It compares letter by letter, so
 * a masked address is asked for as it is written and as helpdesks cut it; a phone with its country's code and without.
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

/** Of each kind, so that a ticket with many numbers still asks for its buyer. */
const most = { email: 2, number: 1, phone: 1, login: 0 };

/**
 * What Base is asked by itself for a ticket whose orders are not here: at most four or five requests. Numbers that are not
 * long enough to be Base's own are left to the search box.
 *
 * @param candidates most telling first
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
