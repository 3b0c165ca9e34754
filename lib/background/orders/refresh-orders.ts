import { toFailure } from '@/lib/model/failure';
import { orderKey, type Order } from '@/lib/model/order';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { noteAnswer, noteFailure } from '@/lib/background/progress/account-notes';
import { announce } from '@/lib/background/progress/announce';
import { keepReading } from './keep-orders';
import { readOrder } from './read-order';

/** A copy older than this (ms) is read again when somebody looks at it. */
const freshFor = 60_000;
/** At most this many are read again when somebody looks at a ticket: not the buyer's whole history. */
const mostAtOnce = 3;

/** At most this many are read again when an agent presses Refresh: a sixth of a minute's requests. */
const mostOnDemand = 10;

/** True when the copy of an order is new enough to be shown, and acted on, without reading it again. */
export function isFresh({ readAt }: Pick<Order, 'readAt'>, now: number): boolean {
  return Math.abs(now - readAt) <= freshFor;
}

/** When each order was last asked for, Unix ms: an order that Base refuses must not be asked for over and over. */
const asked = new Map<string, number>();

/**
 * Reads orders again whose copies are older than a minute, because somebody looks at them. However many look, an order
 * is requested once a minute at most. Resolves when all were read or failed. Announces the topic `orders` for each one
 * that was read.
 *
 * @param orders the best matches first
 * @param now Unix ms
 */
export async function refreshStaleOrders(orders: readonly Order[], now: number): Promise<void> {
  const kept = orders.filter(({ isGone }) => !isGone);
  // Cut before filtering: otherwise each order that was read would let the next one in.
  const old = kept.slice(0, mostAtOnce).filter((order) => !isFresh(order, now));
  const due = old.filter((order) => !isFresh({ readAt: asked.get(orderKey(order)) ?? 0 }, now));
  for (const order of due) asked.set(orderKey(order), now);
  await Promise.all(due.map(refreshOrder));
}

/**
 * Reads orders again because an agent wants the latest, whatever the age of their copies.
 *
 * @param orders the best matches first
 */
export async function refreshOrders(orders: readonly Order[]): Promise<void> {
  await Promise.all(orders.slice(0, mostOnDemand).map(refreshOrder));
}

/** Never throws: a failure goes to the account's progress. */
async function refreshOrder(order: Pick<Order, 'accountId' | 'orderId'>): Promise<void> {
  const { accountId } = order;
  try {
    await keepReading(await readOrder(askInteractively, order, Date.now()));
    await announce('orders');
    await noteAnswer(accountId);
  } catch (thrown) {
    const failure = toFailure(thrown);
    // Nothing is wrong with the account, and the card says how old the copy is.
    if (failure.kind === 'budgetSpent') return;
    await noteFailure(accountId, failure).catch(() => undefined);
  }
}
