import type { WireOrder } from './base-api/schemas';
import { toOrder } from './base-api/to-order';
import { database } from './db';

/**
 * Keeps orders that were read because somebody asked for them, in one transaction with the question whether their
 * account is still connected: what arrives after a disconnect is dropped.
 */
export async function keepOrders(
  accountId: string,
  records: readonly WireOrder[],
  now: number,
): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'cursors', 'orders'], 'readwrite');
  const orders = transaction.objectStore('orders');
  const isConnected = (await transaction.objectStore('accounts').getKey(accountId)) !== undefined;
  const state = await transaction.objectStore('cursors').get(accountId);
  for (const wire of isConnected ? records : []) {
    const kept = await orders.get([accountId, wire.order_id]);
    await orders.put(toOrder(wire, accountId, now, kept?.walk ?? state?.walk ?? 1));
  }
  await transaction.done;
}
