import { wireOrderSchema } from '../lib/background/base-api/schemas';
import { toOrder } from '../lib/background/base-api/to-order';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import type { Line } from './line.ts';

const now = Date.UTC(2026, 10, 23, 12);

/** What is kept of an order, as JSON, held against what Base sends of it. */
export function measure(): Promise<Line[]> {
  const { orders } = generateShop({ seed: 3, orders: 1_000, tickets: 0, now: now / 1000 });
  const kept = orders.map((order) => toOrder(wireOrderSchema.parse(order), crypto.randomUUID(), now, 1));
  const bytesOf = (values: unknown[]) =>
    values.reduce<number>((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0) / values.length;
  const [ours, against] = [bytesOf(kept), bytesOf(orders)];
  return Promise.resolve([
    {
      figure: 'what is kept of an order, as JSON',
      ours: `${ours.toFixed(0)} bytes`,
      against: `${against.toFixed(0)} bytes: the JSON that Base sends`,
      ratio: ours / against,
      limit: { most: 1.5 },
    },
  ]);
}
