import { isArchived, orderedAt, totalOf, type Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { emailsOf } from './keys/emails';
import { normaliseLogin } from './keys/normalise';
import { phonesOf } from './keys/phones';
import type { Match, Reason, ReturnMatch } from './rank';

/** An order among a buyer's, and when it was placed (Unix ms). */
interface PlacedOrder {
  orderId: string;
  at: number;
}

/** A buyer's matched orders in numbers. */
export interface BuyerSummary {
  orders: number;
  returns: number;
  /** What the orders cost, a sum for each currency, in hundredths; empty if an amount or a currency is missing. */
  totals: { currency: string; amount: number }[];
  /** The first and the last order; null if a date is missing or cannot be true. */
  span: { first: PlacedOrder; last: PlacedOrder } | null;
}

type MatchWithReturns = Match & { returns: readonly OrderReturn[] };

/** A clock may be wrong by this much (ms). */
const clockError = 86_400_000;

/**
 * Sums up what a ticket's buyer has ordered, from the orders that match the ticket and from nothing else. Returns null
 * if that says no more than one card does, or if it is not clear which orders are the buyer's.
 *
 * @param lone returns whose order is not among the matches
 * @param now Unix ms
 */
export function summariseBuyer(
  matches: readonly MatchWithReturns[],
  lone: readonly ReturnMatch[],
  now: number,
): BuyerSummary | null {
  const marks = marksOfBuyer([
    ...matches.map(({ order, reasons }) => ({ reasons, marks: marksOf(order) })),
    ...lone.map(({ orderReturn, reasons }) => ({ reasons, marks: marksOf(orderReturn) })),
  ]);
  const isBuyers = (record: Marked) => !marks.isDisjointFrom(marksOf(record));
  const own = matches.filter(({ order }) => isBuyers(order) && !isWithdrawn(order, now));
  const orders = own.map(({ order }) => order);
  const returns =
    own.reduce((count, each) => count + each.returns.length, 0) +
    lone.filter(({ orderReturn }) => isBuyers(orderReturn)).length;
  if (orders.length === 0 || orders.length + returns === 1) return null;
  return { orders: orders.length, returns, totals: sumUp(orders), span: findSpan(orders, now) };
}

type Marked = Pick<Order, 'email' | 'phone' | 'login' | 'source'> & Partial<Pick<Order, 'delivery'>>;

/** What tells whose an order is. Two marketplaces may have the same login for two people. */
function marksOf({ email, phone, login, source, delivery }: Marked): Set<string> {
  const name = normaliseLogin(login);
  return new Set([
    ...emailsOf(email).map((value) => `email:${value}`),
    ...phonesOf(phone, delivery?.address.country).map((value) => `phone:${value}`),
    ...(name ? [`login:${source.type}:${name}`] : []),
  ]);
}

interface MarkedMatch {
  reasons: readonly Reason[];
  marks: ReadonlySet<string>;
}

/**
 * Returns all marks of the buyer whose e-mail, phone or login is in the ticket: a buyer may have several of each, and
 * orders with one in common are one buyer's. Empty if the ticket has none, or those of several buyers.
 */
function marksOfBuyer(matched: readonly MarkedMatch[]): ReadonlySet<string> {
  const buyers: { marks: Set<string>; isInTicket: boolean }[] = [];
  for (const { reasons, marks } of matched) {
    if (marks.size === 0) continue;
    const joined = { marks: new Set(marks), isInTicket: reasons.some(namesBuyer) };
    for (const other of buyers.filter((each) => !each.marks.isDisjointFrom(marks))) {
      buyers.splice(buyers.indexOf(other), 1);
      joined.marks = joined.marks.union(other.marks);
      joined.isInTicket ||= other.isInTicket;
    }
    buyers.push(joined);
  }
  const [buyer, another] = buyers.filter(({ isInTicket }) => isInTicket);
  return buyer && !another ? buyer.marks : new Set();
}

function namesBuyer({ kind }: Reason): boolean {
  return kind === 'email' || kind === 'phone' || kind === 'login';
}

/**
 * True for an order that Base stopped returning before it was old enough for the archive. It was deleted or merged into
 * another one, which then holds its products (base-api.md §7).
 */
function isWithdrawn(order: Order, now: number): boolean {
  return order.isGone && !isArchived({ ...order, isGone: false }, now);
}

function sumUp(orders: readonly Order[]): BuyerSummary['totals'] {
  const sums = new Map<string, number>();
  for (const order of orders) {
    const currency = order.currency.trim().toUpperCase();
    const total = Math.round(totalOf(order));
    const isKnown = order.products.length > 0 && Number.isSafeInteger(total) && total >= 0;
    if (!isKnown || !/^[A-Z]{3}$/.test(currency)) return [];
    sums.set(currency, (sums.get(currency) ?? 0) + total);
  }
  const totals = [...sums].map(([currency, amount]) => ({ currency, amount }));
  return totals.every(({ amount }) => Number.isSafeInteger(amount)) ? totals : [];
}

function findSpan(orders: readonly Order[], now: number): BuyerSummary['span'] {
  const placed = orders
    .map((order) => ({ orderId: order.orderId, at: orderedAt(order) }))
    .toSorted((a, b) => a.at - b.at);
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last || first.at <= 0 || last.at > now + clockError) return null;
  return { first, last };
}
