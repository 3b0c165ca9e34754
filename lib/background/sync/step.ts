import type { z } from 'zod';
import { orderPageSchema, orderPlaceSchema, readEach, wireOrderSchema } from '../base-api/schemas';
import { toOrder } from '../base-api/to-order';
import { database, type Cursor } from '../db';
import { FailureError } from '../../errors';
import { afterPage, nextPage } from './plan';

type Ask = <T>(
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
) => Promise<T>;

/** What one step did: how many records were kept, and how many could not be read. */
export interface Step {
  isDone: boolean;
  kept: number;
  rejected: number;
  reason: string;
}

/**
 * Reads one page of an account's walk and writes its orders together with the cursor that covers them, in one
 * transaction: a worker killed anywhere in here repeats this page or goes on after it, and loses nothing.
 *
 * @param ask asks Base within the account's budget
 * @throws FailureError what `ask` throws; the cursor then stands where it stood
 */
export async function takeStep({ accountId, backfill }: Cursor, ask: Ask): Promise<Step> {
  const parameters = nextPage(backfill);
  if (!parameters) return { isDone: true, kept: 0, rejected: 0, reason: '' };
  const { orders: raw } = await ask('getOrders', parameters, orderPageSchema);
  const now = Date.now();
  const { records, rejected, reason } = readEach(raw, wireOrderSchema);
  const { records: places } = readEach(raw, orderPlaceSchema);
  if (raw.length > 0 && places.length === 0) {
    // Without one date the walk could only go on by guessing.
    throw new FailureError({ kind: 'unexpectedAnswer', report: `getOrders: orders: ${reason}` });
  }
  // A record without place still counts for "the page was full".
  const unplaced = Array.from({ length: raw.length - places.length }, () => ({ orderId: '0', confirmed: 0 }));
  const walked = places.map((place) => ({ orderId: place.order_id, confirmed: place.date_confirmed / 1000 }));
  const cursor = { accountId, backfill: afterPage(backfill, [...walked, ...unplaced], now / 1000) };

  const transaction = (await database()).transaction(['accounts', 'orders', 'cursors'], 'readwrite');
  const account = await transaction.objectStore('accounts').get(accountId);
  // Disconnected while Base was answering: its orders must not come back.
  if (!account) return { isDone: true, kept: 0, rejected: 0, reason: '' };
  const orders = transaction.objectStore('orders');
  await Promise.all([
    ...records.map((record) => orders.put(toOrder(record, accountId, now))),
    transaction.objectStore('cursors').put(cursor),
    transaction.done,
  ]);
  return { isDone: nextPage(cursor.backfill) === undefined, kept: records.length, rejected, reason };
}
