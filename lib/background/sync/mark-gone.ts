import type { KeptOrder } from '@/lib/model/order';
import { database, keysOfAccount, type OrderStore, type ReturnStore } from '@/lib/background/storage/db';
import type { SyncState } from '@/lib/background/storage/records';
import { putOrder, putReturn } from '@/lib/background/storage/put-shared';

/**
 * Marks an order that Base does not return any more. It is kept until the retention ends: Base may have archived it
 * (base-api.md §7).
 */
export async function markGone(orders: OrderStore, accountId: string, orderId: string): Promise<void> {
  const order = await orders.get([accountId, orderId]);
  if (order && !order.isGone) await putOrder(orders, { ...order, isGone: true });
}

/** Marks a return that Base does not have any more, in the caller's transaction. */
export async function markReturnGone(
  returns: ReturnStore,
  accountId: string,
  returnId: string,
): Promise<void> {
  const orderReturn = await returns.get([accountId, returnId]);
  if (orderReturn && !orderReturn.isGone) await putReturn(returns, { ...orderReturn, isGone: true });
}

/** Marks as gone the returns that are in the months of the backfill, but that the backfill has not met. */
export async function markUnmetReturns(returns: ReturnStore, state: SyncState): Promise<void> {
  let cursor = await returns.openCursor(keysOfAccount(state.accountId));
  while (cursor) {
    const orderReturn = cursor.value;
    const isUnmet = !orderReturn.isGone && orderReturn.walk < state.returnWalk;
    if (isUnmet && orderReturn.addedAt >= state.returnsSince * 1000)
      await putReturn(returns, { ...orderReturn, isGone: true });
    cursor = await cursor.continue();
  }
}

/** How many orders are read at once: few, so that nobody waits for the database meanwhile. */
const batch = 500;

/** Lists the ids of the stored orders that the backfill has not met, without those whose date is before its months. */
export async function listUnmet(state: SyncState): Promise<string[]> {
  const { accountId } = state;
  const db = await database();
  const unmet: string[] = [];
  let range = keysOfAccount(accountId);
  for (;;) {
    const orders = await db.getAll('orders', range, batch);
    unmet.push(...orders.filter((order) => isUnmet(order, state)).map(({ orderId }) => orderId));
    const last = orders.at(-1);
    if (!last || orders.length < batch) return unmet;
    range = IDBKeyRange.bound([accountId, last.orderId], [accountId, []], true);
  }
}

/**
 * Marks the listed orders as gone that are confirmed and still unmet. Returns the ids of the others, which are read one
 * by one: the unconfirmed ones, and all of them where answers cannot be paged. There, a status with more than a page of
 * orders may hide any of them from a backfill.
 *
 * @param listed the result of `listUnmet`, a moment ago
 */
export async function markUnmet(
  orders: OrderStore,
  state: SyncState,
  listed: readonly string[],
): Promise<string[]> {
  const unsure: string[] = [];
  for (const orderId of listed) {
    const order = await orders.get([state.accountId, orderId]);
    if (!order || !isUnmet(order, state)) continue;
    if (order.confirmedAt === 0 || state.answerOrder === 'mixed') unsure.push(orderId);
    else await putOrder(orders, { ...order, isGone: true });
  }
  return unsure;
}

function isUnmet({ isGone, walk, confirmedAt }: KeptOrder, state: SyncState): boolean {
  return !isGone && walk < state.walk && (confirmedAt === 0 || confirmedAt >= state.walkedFrom * 1000);
}
