import type { Order } from '@/lib/model/order';
import { emailsOf } from './emails';
import { isStrong, type KeyKind } from './key-kind';
import { isMaskedEmail, normaliseLogin, wordsOfName } from './normalise';
import { phonesOf } from './phones';

/** The orders found by one key of a ticket. */
export interface LookedUp {
  reason: { kind: KeyKind; written: string };
  /** All orders with this key, up to the lookup limit (50 tell as much as 500). */
  orders: readonly Order[];
}

/**
 * A family shares an address, and a firm's people share a phone. A key of more buyers than this identifies no buyer.
 */
const mostBuyers = 4;
/**
 * A buyer who sends gifts has several recipients. A key of more recipients than this is the shop's, whatever else the
 * orders share.
 */
const mostRecipients = 8;
/** One number names one order, or the few that an order was split into, or one order in each of several shops. */
const mostOrdersOfNumber = 8;

/**
 * Drops keys that identify no buyer: the shop's own phone in every order taken by phone, the agent's own address,
 * `brak@brak.pl`. A buyer may have any number of orders; a key of many *different* buyers is dropped.
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
 * Counts the buyers behind orders that share a key. Orders with any mark in common have one buyer.
 *
 * @param marksOf returns an order's marks. Orders without any count as one unknown buyer's.
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

/** Other marks of the order's buyer: e-mail, phone, login, or name and postcode of the recipient. */
function marksOf(order: Order, shared: KeyKind): string[] {
  const { country, postcode } = order.delivery.address;
  return [
    ...(shared === 'email' ? [] : emailsOf(order.email)),
    ...(shared === 'login' ? [] : [normaliseLogin(order.login) ?? []].flat()),
    ...(shared === 'phone' ? [] : phonesOf(order.phone, country)),
    ...recipientOf(order).map((name) => `${name} ${postcode}`),
  ];
}

/** The recipient's name with its words in a fixed order. */
function recipientOf({ delivery, invoice }: Order): string[] {
  const { name, company } = delivery.address;
  const words = wordsOfName(name || company || invoice.address.name || invoice.address.company);
  return words.length > 0 ? [words.toSorted().join(' ')] : [];
}

/** True if a marketplace made the address: it belongs to one buyer, however many recipients the orders have. */
function isOfMarketplace(orders: readonly Order[]): boolean {
  const [first] = orders;
  const [email] = first ? emailsOf(first.email) : [];
  return (
    email !== undefined &&
    isMaskedEmail(email) &&
    orders.every((order) => emailsOf(order.email).includes(email))
  );
}
