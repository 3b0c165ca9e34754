import { database, keysOfAccount } from '../../lib/background/storage/db';
import { compareRecords, type Difference } from './compare-records.ts';
import type { Seat } from './setting.ts';

/** Compares an account's orders and returns in Base with those in the database, as `compareRecords` does. */
export async function compare(seat: Seat, once: readonly string[], now: number): Promise<Difference> {
  const db = await database();
  const orders = await db.getAll('orders', keysOfAccount(seat.accountId));
  const returns = await db.getAll('returns', keysOfAccount(seat.accountId));
  return compareRecords(seat, { orders, returns }, once, now);
}
