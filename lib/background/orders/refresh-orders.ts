import { toFailure } from '@/lib/model/failure';
import { orderKey, type Order } from '@/lib/model/order';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { noteAnswer, noteFailure } from '@/lib/background/progress/account-notes';
import { announce } from '@/lib/background/progress/announce';
import { keepReading } from './keep-orders';
import { readOrder } from './read-order';

/** What a panel shows is no older than this (ms), or is being read again. */
const freshFor = 60_000;
/** A buyer's whole history is not read again because one of its orders is looked at. */
const mostAtOnce = 3;

/** Nobody reads more cards than these, and they are a sixth of a minute's requests. */
const mostOnDemand = 10;

/** True when the copy of an order is no older than what a panel shows without reading it again. */
export function isFresh({ readAt }: Pick<Order, 'readAt'>, now: number): boolean {
  return Math.abs(now - readAt) <= freshFor;
}

/** When each order was last asked for, Unix ms: one that cannot be had is not asked for over and over. */
const asked = new Map<string, number>();

/**
 * Reads orders again that somebody is looking at and whose copy is older than a minute. However many look at one, it
 * costs one request. Resolves when all have been read or could not be; panels hear of each by the topic `orders`.
 *
 * @param orders the most telling first
 * @param now Unix ms
 */
export async function refreshStaleOrders(orders: readonly Order[], now: number): Promise<void> {
  const kept = orders.filter(({ isGone }) => !isGone);
  // Of the first only: else each that is read anew would bring the next one in.
  const old = kept.slice(0, mostAtOnce).filter((order) => !isFresh(order, now));
  const due = old.filter((order) => !isFresh({ readAt: asked.get(orderKey(order)) ?? 0 }, now));
  for (const order of due) asked.set(orderKey(order), now);
  await Promise.all(due.map(refreshOrder));
}

/**
 * Reads orders again because an agent wants the latest, whatever the age of their copies.
 *
 * @param orders the most telling first
 */
export async function refreshOrders(orders: readonly Order[]): Promise<void> {
  await Promise.all(orders.slice(0, mostOnDemand).map(refreshOrder));
}

/** Never throws: why an order could not be read is in its account's progress. */
async function refreshOrder(order: Pick<Order, 'accountId' | 'orderId'>): Promise<void> {
  const { accountId } = order;
  try {
    await keepReading(await readOrder(askInteractively, order, Date.now()));
    await announce('orders');
    await noteAnswer(accountId);
  } catch (thrown) {
    const failure = toFailure(thrown);
    // A copy that is older than it should be says so itself ("as of"), and the sync goes on.
    if (failure.kind === 'budgetSpent') return;
    await noteFailure(accountId, failure).catch(() => undefined);
  }
}
