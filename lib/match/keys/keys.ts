import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Candidate } from './candidate';
import {
  normaliseEmail,
  normaliseLogin,
  normaliseNumberForms,
  normalisePhone,
  wordsOfName,
} from './normalise';

/**
 * What orders and returns are known by. All up to `reference` name one of them; `email`, `phone` and `login` only its
 * buyer. `name` is for the search box alone: a name on a ticket is too many people's.
 */
export const keyKinds = [
  'order',
  'shop',
  'external',
  'parcel',
  'return',
  'reference',
  'email',
  'phone',
  'login',
  'name',
] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Raise it with every change to the keys that this file makes: what is kept is then given new ones (`renew-keys.ts`). */
export const keysVersion = 1;

/** What an order can be named by. */
export const orderNumbers = ['order', 'shop', 'external', 'parcel'] as const;
const returnNumbers = ['return', 'reference', 'parcel'] as const;

/** A key as it stands in the index: `email:jan@example.com`. */
export function toKey(kind: KeyKind, value: string): string {
  return `${kind}:${value}`;
}

/** True for a key that names one order, not merely its buyer. */
export function isStrong(kind: KeyKind): boolean {
  return [...orderNumbers, ...returnNumbers].some((strong) => strong === kind);
}

type KeyedBuyer = Pick<Order, 'email' | 'phone' | 'login'>;
type KeyedOrder = KeyedBuyer &
  Pick<Order, 'orderId' | 'shopOrderId' | 'externalOrderId' | 'parcel' | 'delivery' | 'invoice'>;
type KeyedReturn = KeyedBuyer & Pick<OrderReturn, 'returnId' | 'reference' | 'externalId' | 'parcel'>;

/** Every key that a ticket, or someone who searches, can find this order by. */
export function keysOfOrder(order: KeyedOrder): string[] {
  const names = [order.delivery.address, order.invoice.address].flatMap(({ name, company }) => [
    name,
    company,
  ]);
  return distinct([
    ...numberKeys('order', order.orderId),
    ...numberKeys('shop', order.shopOrderId),
    ...numberKeys('external', order.externalOrderId),
    ...numberKeys('parcel', order.parcel.number),
    ...buyerKeys(order, order.delivery.address.country),
    ...names.flatMap(wordsOfName).map((word) => toKey('name', word)),
  ]);
}

/** Every key that a ticket can find this return by. */
export function keysOfReturn(made: KeyedReturn): string[] {
  return distinct([
    ...numberKeys('return', made.returnId),
    ...numberKeys('reference', made.reference),
    ...numberKeys('reference', made.externalId),
    ...numberKeys('parcel', made.parcel.number),
    ...buyerKeys(made),
  ]);
}

/** Every key that the order of these parcels can be found by. */
export function keysOfParcels(parcels: readonly { number: string }[]): string[] {
  return distinct(parcels.flatMap(({ number }) => numberKeys('parcel', number)));
}

function numberKeys(kind: KeyKind, written: string): string[] {
  return normaliseNumberForms(written).map((number) => toKey(kind, number));
}

/** Buyers put two phones into the one field: `600100200, 22 123 45 67`, `600100200 / 601200300`. */
const severalPhones = /[,;|]|\s\/\s|\s(?:lub|or|ou|oder)\s/i;

function buyerKeys({ email, phone, login }: KeyedBuyer, country?: string): string[] {
  // Some shops log in by e-mail, and then Base has it only there.
  const emails = [email, login].flatMap((written) => normaliseEmail(written) ?? []);
  const phones = phone.split(severalPhones).flatMap((written) => normalisePhone(written, country));
  const logins = [normaliseLogin(login) ?? []].flat();
  return [
    ...emails.map((value) => toKey('email', value)),
    ...phones.map((value) => toKey('phone', value)),
    ...logins.map((value) => toKey('login', value)),
  ];
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

/** A key to look up, and what kind it is. */
export interface Key {
  kind: KeyKind;
  key: string;
}

/** The keys of orders to look up for something read on a ticket: a number may be any of the four. */
export function keysOfCandidate({ kind, value }: Candidate): Key[] {
  return keysOf(kind === 'number' ? orderNumbers : [kind], value);
}

/** The keys of returns to look up for something read on a ticket. */
export function returnKeysOfCandidate({ kind, value }: Candidate): Key[] {
  return keysOf(kind === 'number' ? returnNumbers : [kind], value);
}

function keysOf(kinds: readonly KeyKind[], value: string): Key[] {
  return kinds.map((kind) => ({ kind, key: toKey(kind, value) }));
}
