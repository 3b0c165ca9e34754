import { toFailure, type Failure } from '@/lib/model/failure';
import { orderKey, type Order } from '@/lib/model/order';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { orderPageSchema } from '@/lib/background/base-api/schemas';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import { keepAgain } from './keep-orders';
import { noteProgress } from '@/lib/background/progress/note-progress';

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
 * costs one request. Panels hear of it by the account's progress; whoever waits for it waits until they are read, or
 * cannot be.
 *
 * @param orders the most telling first
 */
export async function freshenOrders(orders: readonly Order[], now: number): Promise<void> {
  const kept = orders.filter(({ isGone }) => !isGone);
  // Of the first only: else each that is read anew would bring the next one in.
  const old = kept.slice(0, mostAtOnce).filter((order) => !isFresh(order, now));
  const due = old.filter((order) => !isFresh({ readAt: asked.get(orderKey(order)) ?? 0 }, now));
  for (const order of due) asked.set(orderKey(order), now);
  await Promise.all(due.map(readAgain));
}

/**
 * Reads orders again because an agent wants the latest, whatever the age of their copies.
 *
 * @param orders the most telling first
 */
export async function readOrdersAgain(orders: readonly Order[]): Promise<void> {
  await Promise.all(orders.slice(0, mostOnDemand).map(readAgain));
}

async function readAgain({ accountId, orderId }: Order): Promise<void> {
  try {
    const parameters = { ...withExtraFields, order_id: Number(orderId), get_unconfirmed_orders: true };
    const askedAt = Date.now();
    const { orders: raw } = await askInteractively(accountId, 'getOrders', parameters, orderPageSchema);
    await keepAgain({ accountId, orderId }, raw, askedAt);
    await noteProgress(accountId, ({ failure }) => ({
      changedAt: Date.now(),
      failure: isOver(failure) ? null : failure,
    }));
  } catch (thrown) {
    const failure = toFailure(thrown);
    // A copy that is older than it should be says so itself ("as of"), and the sync goes on.
    if (failure.kind === 'budgetSpent') return;
    await noteProgress(accountId, () => ({ failure })).catch(() => undefined);
  }
}

/** True for a failure that an answer of Base disproves. */
function isOver(failure: Failure | null): boolean {
  return (
    failure !== null &&
    ['offline', 'hostAccessMissing', 'tokenRejected', 'tokenBlocked'].includes(failure.kind)
  );
}
