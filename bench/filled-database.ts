import 'fake-indexeddb/auto';
import { wireOrderSchema, type WireOrder } from '../lib/background/base-api/schemas';
import { toOrder } from '../lib/background/base-api/to-order';
import { closeDatabase, database } from '../lib/background/storage/db';
import { generateShop } from '../sandbox/shop/generate-shop.ts';

export const now = Date.UTC(2026, 10, 23, 12);
export const accountId = 'bench';

/** Makes `count` parsed orders, as Base sends them. */
export function makeOrders(count: number): WireOrder[] {
  const { orders } = generateShop({ seed: 3, orders: count, tickets: 0, now: now / 1000 });
  return orders.map((order) => wireOrderSchema.parse(order));
}

/** Fills a new database with these orders and the index of order keys. */
export async function fillDatabase(orders: readonly WireOrder[]): Promise<void> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  const db = await database();
  // Writes in portions, because a transaction in fake-indexeddb takes time in proportion to the square of its writes.
  for (let first = 0; first < orders.length; first += 500) {
    const transaction = db.transaction('orders', 'readwrite');
    for (const order of orders.slice(first, first + 500))
      void transaction.store.put(toOrder(order, accountId, now, 1));
    await transaction.done;
  }
}
