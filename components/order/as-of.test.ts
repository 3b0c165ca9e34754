import { expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { noProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { asOfOrders } from './as-of';

const readAt = (at: number) => ({
  ...{ reasons: [], returns: [], isLive: false },
  order: toOrder(wireOrderSchema.parse(wireOrder), account.id, at, 1),
});
const synced = (change: Partial<SyncProgress>) => ({ [account.id]: { ...noProgress, ...change } });

it.each([
  ['the oldest copy, where a sync would not have heard of a change', 'off', 9, 5],
  ['the oldest copy, as long as nobody knows whether it would', 'unknown', 9, 5],
  ['the last sync, where that would have heard of one', 'on', 9, 9],
  ['the oldest copy, where that is newer than the last sync', 'on', 3, 5],
] as const)('what is shown is as of %s', (_, journal, completedAt, asOf) => {
  const orders = [readAt(7), readAt(5)];
  expect(asOfOrders(orders, [account], synced({ journal, completedAt }))).toBe(asOf);
});

it('without orders it is as of the last sync, and of none before the first', () => {
  expect(asOfOrders([], [account], synced({ completedAt: 9 }))).toBe(9);
  expect(asOfOrders([], [account], {})).toBe(0);
});
