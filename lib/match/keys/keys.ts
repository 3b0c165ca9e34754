import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Candidate } from './candidate';
import { emailsOf } from './emails';
import { normaliseLogin, normaliseNumber, wordsOfName } from './normalise';
import { coresOf } from './number-cores';
import { phonesOf } from './phones';
import { toPlainText } from './plain-text';

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
export const keysVersion = 2;

/** What an order can be named by. */
export const orderNumbers = ['order', 'shop', 'external', 'parcel'] as const;
const returnNumbers = ['return', 'reference', 'parcel'] as const;

/** A key as it stands in the index: `email:jan@example.com`. */
export function toKey(kind: KeyKind, value: string): string {
  return `${kind}:${isNumber(kind) ? foldNumber(value) : value}`;
}

/**
 * The key of what is only the core of an order's number. It has a place of its own, so that two numbers with one core,
 * `6023000001-A` and `6023000001-B`, do not stand for each other.
 */
export function toCoreKey(kind: KeyKind, value: string): string {
  return `${kind}~${foldNumber(value)}`;
}

/**
 * One writing for what people put between the parts of a number, or leave out: `ORD-2026-00123`, `ORD 2026/00123` and
 * `ord2026-00123` are one. Between digits a sign stays a sign: `12-345` is not 12345.
 */
function foldNumber(number: string): string {
  return number.replace(/[-_/]+/g, '-').replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})|-$/gu, '');
}

/** True for a key that names one order, not merely its buyer. */
export function isStrong(kind: KeyKind): boolean {
  return isNumber(kind);
}

function isNumber(kind: KeyKind): boolean {
  return [...orderNumbers, ...returnNumbers].some((number) => number === kind);
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

/** Every key that the order of these parcels can be found by: Base names two numbers of some. */
export function keysOfParcels(
  parcels: readonly { number: string; innerNumber?: string | undefined }[],
): string[] {
  return distinct(
    parcels.flatMap(({ number, innerNumber = '' }) => [
      ...numberKeys('parcel', number),
      ...numberKeys('parcel', innerNumber),
    ]),
  );
}

/** The keys of a number that Base gives: as a whole, and by what a buyer may know of it. */
function numberKeys(kind: KeyKind, written: string): string[] {
  const wholes = writingsOf(written);
  if (kind === 'parcel') return wholes.flatMap(parcelForms).map((number) => toKey(kind, number));
  return [
    ...wholes.map((number) => toKey(kind, number)),
    ...wholes.flatMap(coresOf).map((core) => toCoreKey(kind, core)),
  ];
}

/** A number that Base gives, normalised: a blank in it may be nothing or stand for a sign, as may any other sign. */
function writingsOf(written: string): string[] {
  const plain = toPlainText(written)
    .replace(/[()[\]]/g, '')
    .trim();
  const signed = plain.replace(/[^\p{L}\d/_-]+/gu, '-').replace(/^-|-$/g, '');
  return [normaliseNumber(plain), normaliseNumber(signed)].filter((number) => number !== undefined);
}

/**
 * The writings of a parcel's number. `00` before eighteen digits is a mark that says what follows (GS1-128), and that
 * programs keep, write in brackets or leave out. DPD prints its check letter apart.
 */
function parcelForms(number: string): string[] {
  const unmarked = /^00(\d{18})$/.exec(number)?.[1] ?? /^(\d{12,})\p{L}$/u.exec(number)?.[1];
  return unmarked === undefined ? [number] : [number, unmarked];
}

function buyerKeys({ email, phone, login }: KeyedBuyer, country?: string): string[] {
  // Some shops log in by e-mail, and then Base has it only there.
  const emails = [email, login].flatMap(emailsOf);
  const logins = [normaliseLogin(login) ?? []].flat();
  return [
    ...emails.map((value) => toKey('email', value)),
    ...phonesOf(phone, country).map((value) => toKey('phone', value)),
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

/** The keys of orders to look up for something read on a ticket: a number may be any of the four. A hint has none. */
export function keysOfCandidate(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? [] : keysOf(candidate, orderNumbers);
}

/** The keys of a hint: only an order of the ticket's buyer counts. */
export function keysOfHint(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? keysOf(candidate, orderNumbers) : [];
}

/** The keys of returns to look up for something read on a ticket. */
export function returnKeysOfCandidate(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? [] : keysOf(candidate, returnNumbers);
}

/** Numbers that Base gives an order or a parcel itself have no core. */
const withCores: readonly KeyKind[] = ['shop', 'external', 'reference'];

function keysOf(candidate: Candidate, numbers: readonly KeyKind[]): Key[] {
  const { kind, value, certainty } = candidate;
  if (kind !== 'number') return [{ kind, key: toKey(kind, value) }];
  const wholes = numbers
    .filter((number) => certainty !== 'joined' || number === 'parcel')
    .flatMap((number) => {
      const forms = number === 'parcel' ? parcelForms(value) : [value];
      return forms.map((form) => ({ kind: number, key: toKey(number, form) }));
    });
  if (!mayBeCore(candidate)) return wholes;
  const cores = numbers.filter((number) => withCores.includes(number));
  return [...wholes, ...cores.map((number) => ({ kind: number, key: toCoreKey(number, value) }))];
}

/** Where the text does not call it an order's, a core needs more digits, or letters: `11/2026` is rather a month. */
function mayBeCore({ value, certainty }: Candidate): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (certainty === undefined || certainty === 'hint') return digits >= 4;
  return certainty === 'unlabelled' && (digits >= 8 || (digits >= 5 && /\p{L}/u.test(value)));
}
