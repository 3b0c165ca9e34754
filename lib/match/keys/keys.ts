import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Candidate } from './candidate';
import { emailsOf } from './emails';
import { isStrong, orderNumbers, returnNumbers, type KeyKind } from './key-kind';
import { normaliseLogin, normaliseNumber, wordsOfName } from './normalise';
import { coresOf } from './number-cores';
import { phonesOf } from './phones';
import { toPlainText } from './plain-text';

/**
 * Increase this with every change to the keys that this file makes: stored orders then get new keys (`renew-keys.ts`).
 */
export const keysVersion = 3;

/** A key as stored in the index: `email:jan@example.com`. */
export function toKey(kind: KeyKind, value: string): string {
  return `${kind}:${isStrong(kind) ? foldNumber(value) : value}`;
}

/**
 * The key of the core of an order's number. It has a prefix of its own, so that two numbers with the same core,
 * `6023000001-A` and `6023000001-B`, do not match each other.
 */
export function toCoreKey(kind: KeyKind, value: string): string {
  return `${kind}~${foldNumber(value)}`;
}

/**
 * Unifies the signs between the parts of a number, which people change or leave out: `ORD-2026-00123`, `ORD 2026/00123`
 * and `ord2026-00123` become equal. A sign between digits is kept: `12-345` is not 12345.
 */
function foldNumber(number: string): string {
  return number.replace(/[-_/]+/g, '-').replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})|-$/gu, '');
}

type KeyedBuyer = Pick<Order, 'email' | 'phone' | 'login'>;
type KeyedOrder = KeyedBuyer &
  Pick<Order, 'orderId' | 'shopOrderId' | 'externalOrderId' | 'parcel' | 'delivery' | 'invoice'>;
type KeyedReturn = KeyedBuyer & Pick<OrderReturn, 'returnId' | 'reference' | 'externalId' | 'parcel'>;

/** Every key by which a ticket or a search can find this order. */
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

/** Every key by which a ticket can find this return. */
export function keysOfReturn(made: KeyedReturn): string[] {
  return distinct([
    ...numberKeys('return', made.returnId),
    ...numberKeys('reference', made.reference),
    ...numberKeys('reference', made.externalId),
    ...numberKeys('parcel', made.parcel.number),
    ...buyerKeys(made),
  ]);
}

/** Every key by which these parcels lead to their order. For some parcels Base gives two numbers. */
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

/** The keys of a number from Base: of the whole, and of the parts that a buyer may know. */
function numberKeys(kind: KeyKind, written: string): string[] {
  const wholes = writingsOf(written);
  if (kind === 'parcel') return wholes.flatMap(parcelForms).map((number) => toKey(kind, number));
  return [
    ...wholes.map((number) => toKey(kind, number)),
    ...wholes.flatMap(coresOf).map((core) => toCoreKey(kind, core)),
  ];
}

/**
 * The normalised spellings of a number from Base: a space or another sign in it may be left out, or stand for a sign.
 */
function writingsOf(written: string): string[] {
  const plain = toPlainText(written)
    .replace(/[()[\]]/g, '')
    .trim();
  const signed = plain.replace(/[^\p{L}\d/_-]+/gu, '-').replace(/^-|-$/g, '');
  return [normaliseNumber(plain), normaliseNumber(signed)].filter((number) => number !== undefined);
}

/**
 * The spellings of a parcel number. `00` before eighteen digits is a GS1-128 prefix that programs keep, put in brackets
 * or leave out. DPD prints its check letter separately.
 */
function parcelForms(number: string): string[] {
  const unmarked = /^00(\d{18})$/.exec(number)?.[1] ?? /^(\d{12,})\p{L}$/u.exec(number)?.[1];
  return unmarked === undefined ? [number] : [number, unmarked];
}

function buyerKeys({ email, phone, login }: KeyedBuyer, country?: string): string[] {
  // Some shops use the e-mail as login; then Base has it only in the login.
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

/** A key to look up, with its kind. */
export interface Key {
  kind: KeyKind;
  key: string;
}

/** The order keys to look up for a candidate. A number may be of any of the four kinds. A hint has none. */
export function keysOfCandidate(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? [] : keysOf(candidate, orderNumbers);
}

/** The order keys of a hint. Only an order of the ticket's buyer counts. */
export function keysOfHint(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? keysOf(candidate, orderNumbers) : [];
}

/** The return keys to look up for a candidate. */
export function returnKeysOfCandidate(candidate: Candidate): Key[] {
  return candidate.certainty === 'hint' ? [] : keysOf(candidate, returnNumbers);
}

/** Kinds with cores. The numbers that Base itself gives to an order or a parcel have none. */
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

/**
 * True if a candidate may be a core. If the text does not call it an order number, it needs more digits, or letters:
 * `11/2026` is more likely a month.
 */
function mayBeCore({ value, certainty }: Candidate): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (certainty === undefined || certainty === 'hint') return digits >= 4;
  return certainty === 'unlabelled' && (digits >= 8 || (digits >= 5 && /\p{L}/u.test(value)));
}
