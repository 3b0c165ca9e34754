import type { Order } from '@/lib/model/order';
import { readEach, wireOrderSchema, type WireOrder } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { isNewer } from '@/lib/background/storage/newer-copy';

/**
 * Brings our copy of one order up to date; one that is not here (any more) is not made.
 *
 * @param raw what Base answers when it is asked for that order
 * @param askedAt Unix ms
 */
export async function keepAgain(
  { accountId, orderId }: Pick<Order, 'accountId' | 'orderId'>,
  raw: readonly unknown[],
  askedAt: number,
): Promise<void> {
  const [wire] = readEach(raw, wireOrderSchema).records;
  const transaction = (await database()).transaction('orders', 'readwrite');
  const kept = await transaction.store.get([accountId, orderId]);
  if (kept && !isNewer(kept, askedAt)) {
    if (wire) await transaction.store.put(toOrder(wire, accountId, askedAt, kept.walk));
    if (raw.length === 0) await transaction.store.put({ ...kept, isGone: true });
  }
  await transaction.done;
}

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
