import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { normaliseEmail } from '@/lib/match/keys/normalise';
import { findOrders } from './find-orders';
import { searchHere } from './search-orders';

it('of a buyer with more orders than are shown, the newest are found, also where ids have grown longer', async () => {
  const db = await database();
  const ids = Array.from({ length: 60 }, (_, at) => 99_999_970 + at);
  for (const order_id of ids)
    await db.put('orders', toOrder(wireOrderSchema.parse({ ...wireOrder, order_id }), 'a', 0, 1));
  const newest = ids.slice(-20).map(String);
  const email = wireOrder.email;
  const value = normaliseEmail(email) ?? '';
  const { matches } = await findOrders([{ kind: 'email', value, written: email }]);
  expect(matches.map(({ order }) => order.orderId)).toEqual(expect.arrayContaining(newest));
  const searched = await searchHere(email);
  expect(searched.matches.map(({ order }) => order.orderId)).toEqual(expect.arrayContaining(newest));
});
