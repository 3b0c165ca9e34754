import type { WireOrder } from './base-api/schemas';
import { toOrder } from './base-api/to-order';
import { database } from './db';
import { isNewer } from './newer-copy';

/**
 * Keeps orders that were read because somebody asked for them, in one transaction with the question whether their
 * account is still connected: what arrives after a disconnect is dropped, and so is what is older than our copy.
 *
 * @param askedAt Unix ms
 */
export async function keepOrders(
  accountId: string,
  records: readonly WireOrder[],
  askedAt: number,
): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'cursors', 'orders'], 'readwrite');
  const orders = transaction.objectStore('orders');
  const isConnected = (await transaction.objectStore('accounts').getKey(accountId)) !== undefined;
  const state = await transaction.objectStore('cursors').get(accountId);
  for (const wire of isConnected ? records : []) {
    const kept = await orders.get([accountId, wire.order_id]);
    if (kept && isNewer(kept, askedAt)) continue;
    await orders.put(toOrder(wire, accountId, askedAt, kept?.walk ?? state?.walk ?? 1));
  }
  await transaction.done;
}
