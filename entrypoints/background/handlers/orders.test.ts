import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';

const fetched = vi.fn((_: unknown, _asked: { body: URLSearchParams }) =>
  Promise.resolve(Response.json({ status: 'SUCCESS', orders: [] })),
);
vi.stubGlobal('fetch', fetched);
// Only now, so that the client takes the network of this test.
const { registerOrderHandlers } = await import('./orders');

const orderId = String(wireOrder.order_id);

/** An agent opens the card of an order, in a panel or elsewhere. */
async function open(url: string): Promise<void> {
  const sender = { id: browser.runtime.id, url, frameId: 0 };
  const message = { id: 1, type: 'orderOpened', data: { accountId: 'a', orderId }, timestamp: 1 };
  await Promise.allSettled([fakeBrowser.runtime.onMessage.trigger(message, sender, () => undefined)]);
}

beforeEach(async () => {
  fakeBrowser.reset();
  fetched.mockClear();
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  registerOrderHandlers();
});

it('an order that an agent opens is read again if its copy is older than a minute, for a page of ours only', async () => {
  const popup = browser.runtime.getURL('/popup.html');
  const copy = (readAt: number) => toOrder(wireOrderSchema.parse(wireOrder), 'a', readAt, 1);
  const db = await database();
  await db.put('orders', copy(Date.now() - 30_000));
  await open(popup);
  await db.put('orders', copy(Date.now() - 90_000));
  await open('https://app.responso.com/tickets/1');
  await open(popup);
  await vi.waitFor(() => {
    expect(fetched.mock.calls.map(([, { body }]) => JSON.parse(body.get('parameters') ?? ''))).toEqual([
      expect.objectContaining({ order_id: wireOrder.order_id }),
    ]);
  });
});
