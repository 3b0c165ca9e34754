import type { WireOrder } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { withAccount } from '@/lib/background/storage/with-account';
import { isNewer } from '@/lib/background/storage/is-newer';
import { putOrder } from '@/lib/background/storage/put-shared';
import { team } from '@/lib/background/team/team';
import type { OrderReading } from './read-order';

/** Updates our copy of one order. */
export async function keepReading(reading: OrderReading): Promise<void> {
  const transaction = (await database()).transaction(['orders', 'teamUnsent'], 'readwrite');
  await reading.save(transaction.objectStore('orders'));
  await transaction.done;
  team().send();
}

/**
 * Saves orders that somebody asked for. Orders of an account that was disconnected meanwhile are dropped, and so are
 * those that are older than our copy.
 *
 * @param askedAt Unix ms
 */
export async function keepOrders(
  accountId: string,
  records: readonly WireOrder[],
  askedAt: number,
): Promise<void> {
  await withAccount(accountId, ['cursors', 'orders', 'teamUnsent'], async (transaction) => {
    const orders = transaction.objectStore('orders');
    const state = await transaction.objectStore('cursors').get(accountId);
    for (const wire of records) {
      const kept = await orders.get([accountId, wire.order_id]);
      if (kept && isNewer(kept, askedAt)) continue;
      await putOrder(orders, toOrder(wire, accountId, askedAt, kept?.walk ?? state?.walk ?? 1));
    }
  });
  team().send();
}
