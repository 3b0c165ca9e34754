import { keysOfAccount, type OrderStore, type ReturnStore } from '../db';
import type { SyncState } from './state';

/** Base answers no more for it (spec §2): it is kept, and marked. */
export async function markGone(orders: OrderStore, accountId: string, orderId: string): Promise<void> {
  const order = await orders.get([accountId, orderId]);
  if (order && !order.isGone) await orders.put({ ...order, isGone: true });
}

export async function markReturnGone(
  returns: ReturnStore,
  accountId: string,
  returnId: string,
): Promise<void> {
  const orderReturn = await returns.get([accountId, returnId]);
  if (orderReturn && !orderReturn.isGone) await returns.put({ ...orderReturn, isGone: true });
}

/** Marks the returns of the walked months that the walk has not met. */
export async function markUnmetReturns(returns: ReturnStore, state: SyncState): Promise<void> {
  let cursor = await returns.openCursor(keysOfAccount(state.accountId));
  while (cursor) {
    const orderReturn = cursor.value;
    const isUnmet = !orderReturn.isGone && orderReturn.walk < state.returnWalk;
    if (isUnmet && orderReturn.addedAt >= state.returnsSince * 1000)
      await cursor.update({ ...orderReturn, isGone: true });
    cursor = await cursor.continue();
  }
}

/**
 * Marks the confirmed orders of the walked months that the walk has not met. Unconfirmed ones are few and are asked for
 * one by one: their ids are the answer.
 */
export async function markUnmet(orders: OrderStore, state: SyncState): Promise<string[]> {
  const unconfirmed: string[] = [];
  let cursor = await orders.openCursor(keysOfAccount(state.accountId));
  while (cursor) {
    const order = cursor.value;
    const isUnmet = !order.isGone && order.walk < state.walk;
    if (isUnmet && order.confirmedAt === 0) unconfirmed.push(order.orderId);
    if (isUnmet && order.confirmedAt >= state.walkedFrom * 1000)
      await cursor.update({ ...order, isGone: true });
    cursor = await cursor.continue();
  }
  return unconfirmed;
}
