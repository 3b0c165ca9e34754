import type { Order } from '../order';
import type { Candidate } from './candidates';
import { normaliseEmail, normaliseLogin, normaliseNumberForms, normalisePhone } from './normalise';

/** What an order is known by. The first four name the order itself, the others only its buyer. */
export const keyKinds = ['order', 'shop', 'external', 'parcel', 'email', 'phone', 'login'] as const;
export type KeyKind = (typeof keyKinds)[number];

const numberKinds = ['order', 'shop', 'external', 'parcel'] as const;

/** A key as it stands in the index: `email:jan@example.com`. */
function toKey(kind: KeyKind, value: string): string {
  return `${kind}:${value}`;
}

/** True for a key that names one order, not merely its buyer. */
export function isStrong(kind: KeyKind): boolean {
  return numberKinds.some((strong) => strong === kind);
}

type Keyed = Pick<
  Order,
  'orderId' | 'shopOrderId' | 'externalOrderId' | 'email' | 'phone' | 'login' | 'parcel' | 'delivery'
>;

/** Buyers put two phones into the one field: `600100200, 22 123 45 67`, `600100200 / 601200300`. */
const severalPhones = /[,;|]|\s\/\s|\s(?:lub|or|ou|oder)\s/i;

/** Every key that a ticket can find this order by. */
export function keysOfOrder(order: Keyed): string[] {
  // Some shops log in by e-mail, and then Base has it only there.
  const emails = [order.email, order.login].flatMap((written) => normaliseEmail(written) ?? []);
  const login = normaliseLogin(order.login);
  const phones = order.phone.split(severalPhones).flatMap((written) => {
    return normalisePhone(written, order.delivery.address.country);
  });
  return [
    ...new Set([
      ...normaliseNumberForms(order.orderId).map((number) => toKey('order', number)),
      ...normaliseNumberForms(order.shopOrderId).map((number) => toKey('shop', number)),
      ...normaliseNumberForms(order.externalOrderId).map((number) => toKey('external', number)),
      ...normaliseNumberForms(order.parcel.number).map((number) => toKey('parcel', number)),
      ...emails.map((email) => toKey('email', email)),
      ...phones.map((phone) => toKey('phone', phone)),
      ...(login === undefined ? [] : [toKey('login', login)]),
    ]),
  ];
}

/** The keys to look up for something read on a ticket: a number may be any of the four. */
export function keysOfCandidate({ kind, value }: Candidate): { kind: KeyKind; key: string }[] {
  const kinds: readonly KeyKind[] = kind === 'number' ? numberKinds : [kind];
  return kinds.map((each) => ({ kind: each, key: toKey(each, value) }));
}
