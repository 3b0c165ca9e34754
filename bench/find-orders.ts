import { findOrders } from '../lib/background/orders/find-orders';
import { fillDatabase, makeOrders } from './filled-database.ts';
import { compareTimes, measure } from './measure.ts';

const lookups = 1_000;

/**
 * Measures how long it takes to find a ticket's orders by an order number. It runs in fake-indexeddb: the ratio shows
 * that the index is used, not how fast a browser is.
 */
export async function run(): Promise<string[]> {
  return [compareTimes('Orders found by a number', await measureLookup(1_000), await measureLookup(100_000))];
}

async function measureLookup(count: number): Promise<number> {
  const orders = makeOrders(count);
  await fillDatabase(orders);
  const step = Math.floor(count / lookups);
  return measure(lookups, async (time) => {
    const value = orders[time * step]?.order_id ?? '';
    const { matches } = await findOrders([{ kind: 'number', value, written: value }]);
    if (matches[0]?.order.orderId !== value) throw new Error(`Order ${value} of ${count} was not found`);
  });
}
