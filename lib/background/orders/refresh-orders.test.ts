import 'fake-indexeddb/auto';
import { beforeAll, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { makeFirstRule } from '@/lib/model/rule';
import { rules } from '@/tests/fixtures/preferences';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';

const minute = 60_000;
/** Base as the network shows it: the order has another status by now. */
const fetched = vi.fn((_: unknown, _asked: { body: URLSearchParams }) =>
  Promise.resolve(Response.json(answered(wireOrder.order_id))),
);
const answered = (order_id: number) => ({
  status: 'SUCCESS',
  orders: [{ ...wireOrder, order_id, order_status_id: 7 }],
});

function orderReadAt(readAt: number, orderId: number) {
  return toOrder(wireOrderSchema.parse({ ...wireOrder, order_id: orderId }), 'a', readAt, 1);
}

/** The orders that Base was asked for, in turn. */
const asked = () =>
  fetched.mock.calls.map(([, { body }]) => JSON.parse(body.get('parameters') ?? '').order_id);

/** Reads one more order, to the end: what was asked for before has come to Base by then. */
async function readAnother(orderId: number): Promise<void> {
  const { refreshOrders } = await import('./refresh-orders');
  await refreshOrders([orderReadAt(Date.now(), orderId)]);
}

beforeAll(async () => {
  vi.stubGlobal('fetch', fetched);
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
});

it('reads an order again that is older than a minute, once however many look at it', async () => {
  // Only now, so that the client takes the network of this test.
  const { refreshStaleOrders } = await import('./refresh-orders');
  const now = Date.now();
  const order = orderReadAt(now - 2 * minute, wireOrder.order_id);
  await (await database()).put('orders', order);
  for (let viewer = 0; viewer < 5; viewer += 1) void refreshStaleOrders([order], now);
  await vi.waitFor(async () => {
    const kept = await (await database()).get('orders', ['a', order.orderId]);
    expect(kept?.statusId).toBe('7');
  });
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('asks nothing for an order that is fresh', async () => {
  const { refreshStaleOrders } = await import('./refresh-orders');
  const now = Date.now();
  fetched.mockClear();
  void refreshStaleOrders([orderReadAt(now - minute / 2, 2)], now);
  await readAnother(3);
  expect(asked()).toEqual([3]);
});

it('an answer that comes late does not take the place of a copy that was read after it was asked for', async () => {
  const { refreshOrders } = await import('./refresh-orders');
  const db = await database();
  const order = orderReadAt(Date.now() - 2 * minute, 4);
  await db.put('orders', order);
  let answer = () => {};
  fetched.mockClear();
  fetched.mockImplementationOnce(
    () => new Promise((resolve) => (answer = () => resolve(Response.json(answered(4))))),
  );
  const late = refreshOrders([order]);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  await db.put('orders', { ...order, readAt: Date.now() + 1, statusId: '9' });
  answer();
  await late;
  expect((await db.get('orders', ['a', '4']))?.statusId).toBe('9');
});

it('reads only the first orders of a buyer again, however often they are looked at meanwhile', async () => {
  const { refreshStaleOrders } = await import('./refresh-orders');
  const now = Date.now();
  fetched.mockClear();
  const orders = Array.from({ length: 12 }, (_, at) => orderReadAt(now - 2 * minute, 100 + at));
  void refreshStaleOrders(orders, now);
  const read = orders.map((order, at) => (at < 3 ? { ...order, readAt: now } : order));
  void refreshStaleOrders(read, now + 1_000);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(3));
  await readAnother(200);
  // Those of one look are asked for side by side.
  expect(asked().toSorted()).toEqual([100, 101, 102, 200]);
});

it('a return whose order was read long ago is acted on at once, from the status that the order has by now', async () => {
  const { considerReturns } = await import('@/lib/background/rules/consider');
  const db = await database();
  const now = Date.now();
  fetched.mockImplementation(() => Promise.resolve(Response.json(answered(300))));
  const old = orderReadAt(now - 60 * minute, 300);
  await db.put('orders', { ...old, statusId: '5' });
  const wire = { return_id: 1, order_id: 300, status_id: '1', date_add: Math.floor(now / 1000) };
  await db.put('returns', toReturn(wireReturnSchema.parse(wire), 'a', now));
  const rule = { ...makeFirstRule({ id: 'r1', name: 'Returns', accountId: 'a' }), conditions: [] };
  await rules.write([{ ...rule, when: 'returnAppeared', isAutomatic: true, onSince: 1, orderStatusId: '9' }]);
  await considerReturns(now);
  expect(await db.getAll('activity')).toMatchObject([{ ruleId: 'r1', from: '7', to: '9' }]);
});
