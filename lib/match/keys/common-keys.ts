import type { Order } from '@/lib/model/order';
import { isStrong, type KeyKind } from './keys';
import { normaliseEmail, normaliseLogin, normalisePhone } from './normalise';

/** What one key of a ticket led to. */
export interface LookedUp {
  reason: { kind: KeyKind; written: string };
  /** All orders with this key, or as many as are ever looked up (50 say as much as 500). */
  orders: readonly Order[];
}

/** A family shares an address, a firm's people its phone; more buyers than this share only what is not theirs. */
const mostBuyers = 4;
/** One number names one order, or the few that it was split into, or one in each of several shops. */
const mostOrdersOfNumber = 8;

/**
 * Leaves out keys that say nothing of a ticket: the shop's own phone in every order taken by phone, the agent's own
 * address, `brak@brak.pl`. A buyer may have any number of orders; a key of many *different* buyers is nobody's.
 */
export function dropCommonKeys<Looked extends LookedUp>(lookedUp: readonly Looked[]): Looked[] {
  return lookedUp.filter(({ reason, orders }) =>
    isStrong(reason.kind)
      ? orders.length <= mostOrdersOfNumber
      : countBuyers(orders, reason.kind) <= mostBuyers,
  );
}

/**
 * Counts the buyers behind orders that share a key. Orders belong together when anything *else* of the buyer is the
 * same: address, phone, login, or the name and postcode that the parcel went to.
 */
function countBuyers(orders: readonly Order[], shared: KeyKind): number {
  const buyers: Set<string>[] = [];
  for (const order of orders) {
    const own = new Set(marksOf(order, shared));
    const same = buyers.filter((marks) => !marks.isDisjointFrom(own));
    for (const marks of same) {
      for (const mark of marks) own.add(mark);
      buyers.splice(buyers.indexOf(marks), 1);
    }
    buyers.push(own);
  }
  return buyers.length;
}

function marksOf(order: Order, shared: KeyKind): string[] {
  const { name, postcode, country } = order.delivery.address;
  const marks = [
    ...(shared === 'email' ? [] : [normaliseEmail(order.email)]),
    ...(shared === 'login' ? [] : [normaliseLogin(order.login)]),
    ...(shared === 'phone' ? [] : normalisePhone(order.phone, country)),
    name && `${name.toLowerCase()} ${postcode}`,
  ].filter((mark) => mark !== undefined && mark !== '');
  // Nothing else is known of the buyer: such orders are one anonymous buyer's, not everybody's.
  return marks.length > 0 ? marks.map(String) : ['unknown'];
}
