import type { Order } from '../order';
import type { Candidate } from './candidates';
import { normaliseEmail, normaliseLogin, normaliseNumber, normalisePhone } from './normalise';

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

/** Every key that a ticket can find this order by. */
export function keysOfOrder(order: Keyed): string[] {
  const keys: [KeyKind, string | undefined][] = [
    ['order', normaliseNumber(order.orderId)],
    ['shop', normaliseNumber(order.shopOrderId)],
    ['external', normaliseNumber(order.externalOrderId)],
    ['parcel', normaliseNumber(order.parcel.number)],
    ['email', normaliseEmail(order.email)],
    ['login', normaliseLogin(order.login)],
    ...normalisePhone(order.phone, order.delivery.address.country).map((phone): [KeyKind, string] => [
      'phone',
      phone,
    ]),
  ];
  return [...new Set(keys.flatMap(([kind, value]) => (value === undefined ? [] : [toKey(kind, value)])))];
}

/** The keys to look up for something read on a ticket: a number may be any of the four. */
export function keysOfCandidate({ kind, value }: Candidate): { kind: KeyKind; key: string }[] {
  const kinds: readonly KeyKind[] = kind === 'number' ? numberKinds : [kind];
  return kinds.map((each) => ({ kind: each, key: toKey(each, value) }));
}
