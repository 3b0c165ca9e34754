import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { storage } from '#imports';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { keysVersion } from '@/lib/match/keys/keys';
import { database } from '@/lib/background/storage/db';
import { renewKeys } from './renew-keys';

const count = 450;
const outdated = ['email:by-older-rules@example.com'];

beforeEach(async () => {
  await storage.removeItem('local:keyed');
  const transaction = (await database()).transaction(['orders', 'returns'], 'readwrite');
  for (let id = 1; id <= count; id += 1) {
    const order = toOrder(wireOrderSchema.parse({ ...wireOrder, order_id: id }), 'a', 1, 1);
    await transaction.objectStore('orders').put({ ...order, keys: outdated });
  }
  const made = toReturn(wireReturnSchema.parse({ return_id: 7, email: 'jan@example.com' }), 'a', 1);
  await transaction.objectStore('returns').put({ ...made, keys: outdated });
  await transaction.done;
});

const found = async (store: 'orders' | 'returns', key: string) =>
  (await database()).countFromIndex(store, 'keys', key);

it('gives every kept order and return the keys of the present rules', async () => {
  await renewKeys();
  expect(await found('orders', 'phone:600100200')).toBe(count);
  expect(await found('orders', outdated[0] ?? '')).toBe(0);
  expect(await found('returns', 'email:jan@example.com')).toBe(1);
});

it('does so once', async () => {
  await renewKeys();
  const db = await database();
  const order = await db.get('orders', ['a', '1']);
  if (order) await db.put('orders', { ...order, keys: outdated });
  await renewKeys();
  expect(await found('orders', outdated[0] ?? '')).toBe(1);
});

it('goes on where it was when the worker died', async () => {
  const renewing = { to: keysVersion, orders: ['a', '2'], returns: ['', ''] };
  await storage.setItem('local:keyed', { version: 0, renewing });
  await renewKeys();
  // Text order: '1', '10' and so on to '199' come before '2'.
  expect(await found('orders', outdated[0] ?? '')).toBe(112);
});
