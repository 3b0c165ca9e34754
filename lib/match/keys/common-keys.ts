import type { Order } from '@/lib/model/order';
import { emailsOf } from './emails';
import { isStrong, type KeyKind } from './keys';
import { isMaskedEmail, normaliseLogin, wordsOfName } from './normalise';
import { phonesOf } from './phones';

/** What one key of a ticket led to. */
export interface LookedUp {
  reason: { kind: KeyKind; written: string };
  /** All orders with this key, or as many as are ever looked up (50 say as much as 500). */
  orders: readonly Order[];
}

/** A family shares an address, a firm's people its phone; more buyers than this share only what is not theirs. */
const mostBuyers = 4;
/** Who sends gifts has some recipients; what more names share is the shop's, whatever else they share. */
const mostRecipients = 8;
/** One number names one order, or the few that it was split into, or one in each of several shops. */
const mostOrdersOfNumber = 8;

/**
 * Leaves out keys that say nothing of a ticket: the shop's own phone in every order taken by phone, the agent's own
 * address, `brak@brak.pl`. A buyer may have any number of orders; a key of many *different* buyers is nobody's.
 */
export function dropCommonKeys<Looked extends LookedUp>(lookedUp: readonly Looked[]): Looked[] {
  return lookedUp.filter(({ reason: { kind }, orders }) =>
    isStrong(kind)
      ? orders.length <= mostOrdersOfNumber
      : countGroups(orders, (order) => marksOf(order, kind)) <= mostBuyers &&
        (isOfMarketplace(orders) || countGroups(orders, recipientOf) <= mostRecipients),
  );
}

/**
 * Counts the buyers behind orders that share a key. Orders belong together when they have any mark in common.
 *
 * @param marksOf none where nothing is known: such orders are one anonymous buyer's, not everybody's
 */
function countGroups(orders: readonly Order[], marksOf: (order: Order) => string[]): number {
  const groups: Set<string>[] = [];
  for (const order of orders) {
    const marks = marksOf(order);
    const own = new Set(marks.length > 0 ? marks : ['unknown']);
    const same = groups.filter((others) => !others.isDisjointFrom(own));
    for (const others of same) {
      for (const mark of others) own.add(mark);
      groups.splice(groups.indexOf(others), 1);
    }
    groups.push(own);
  }
  return groups.length;
}

/** What else of the buyer an order has: address, phone, login, or the name and postcode that the parcel went to. */
function marksOf(order: Order, shared: KeyKind): string[] {
  const { country, postcode } = order.delivery.address;
  return [
    ...(shared === 'email' ? [] : emailsOf(order.email)),
    ...(shared === 'login' ? [] : [normaliseLogin(order.login) ?? []].flat()),
    ...(shared === 'phone' ? [] : phonesOf(order.phone, country)),
    ...recipientOf(order).map((name) => `${name} ${postcode}`),
  ];
}

/** Whom the order is for, however the name's words are put. */
function recipientOf({ delivery, invoice }: Order): string[] {
  const { name, company } = delivery.address;
  const words = wordsOfName(name || company || invoice.address.name || invoice.address.company);
  return words.length > 0 ? [words.toSorted().join(' ')] : [];
}

/** A marketplace makes an address for one buyer alone, however many people the parcels go to. */
function isOfMarketplace(orders: readonly Order[]): boolean {
  const [first] = orders;
  const [email] = first ? emailsOf(first.email) : [];
  return (
    email !== undefined &&
    isMaskedEmail(email) &&
    orders.every((order) => emailsOf(order.email).includes(email))
  );
}
