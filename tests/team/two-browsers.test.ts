import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBaseApi } from '../../sandbox/base-api/create-base-api.ts';
import { generateShop } from '../../sandbox/shop/generate-shop.ts';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';
import { openColleague, type Colleague } from './colleague.ts';

const count = 230;
const patience = { timeout: 20_000, interval: 20 };

let nats: Nats;
let api: ReturnType<typeof createBaseApi>;
let token: string;
let open: Colleague[];

beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.close());

beforeEach(() => {
  fakeBrowser.reset();
  token = `token-${crypto.randomUUID()}`;
  open = [];
  const now = Math.floor(Date.now() / 1000);
  const shop = generateShop({ seed: 4, orders: count, tickets: 0, now });
  api = createBaseApi({ accounts: [{ token, shop, journal: true }], now: Date.now });
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (address: string | URL, init: RequestInit = {}) =>
    address.toString().startsWith('https://api.baselinker.com/')
      ? api.app.request('/connector.php', {
          method: 'POST',
          body: init.body ?? null,
          headers: init.headers ?? {},
        })
      : fetch(address, init),
  );
});
afterEach(async () => {
  for (const colleague of open) await colleague.kill();
  vi.unstubAllGlobals();
});

async function arrive(factory?: IDBFactory): Promise<Colleague> {
  const colleague = await openColleague(factory);
  open.push(colleague);
  return colleague;
}

async function makeTeam(): Promise<{ anna: Colleague; accountId: string; invite: string }> {
  const anna = await arrive();
  await anna.start();
  const { id } = await anna.lifecycle.connectAccount({ token, name: 'Shop', showLabels: true });
  await anna.steps.makeTeam({
    server: nats.address,
    access: { kind: 'open' },
    teamName: 'Shop',
    memberName: 'Anna',
  });
  return { anna, accountId: id, invite: await anna.steps.readOwnInvite() };
}

it('a colleague who joins by one paste has every order without a request to Base', async () => {
  const { anna, accountId, invite } = await makeTeam();
  expect(await anna.sync(accountId)).toMatchObject({ kind: 'idle' });
  const before = api.requests(token).length;
  const stored = await anna.data.count('orders');
  expect(stored).toBeGreaterThan(100);
  const bert = await arrive();
  await bert.start();
  const view = await bert.steps.joinTeam({ invite, memberName: 'Bert' });
  expect(view.members.map(({ name }) => name)).toEqual(['Anna', 'Bert']);
  await vi.waitFor(async () => expect(await bert.data.count('orders')).toBe(stored), patience);
  const [own, theirs] = await Promise.all([anna, bert].map(({ data }) => data.getAll('orders')));
  expect(theirs).toEqual(own);
  expect(await bert.vault.openToken(accountId)).toBe(token);
  await vi.waitFor(
    async () => expect(await bert.data.get('cursors', accountId)).toMatchObject({ isFirstWalk: false }),
    patience,
  );
  expect(await bert.sync(accountId)).toMatchObject({ kind: 'idle' });
  expect(api.requests(token).length).toBe(before);
});

it('an order that one reads and a link that one makes are at the other’s within a second', async () => {
  const { anna, accountId, invite } = await makeTeam();
  await anna.sync(accountId);
  const bert = await arrive();
  await bert.start();
  await bert.steps.joinTeam({ invite, memberName: 'Bert' });
  await vi.waitFor(async () => expect(await bert.data.count('orders')).toBeGreaterThan(100), patience);
  const [order] = await bert.data.getAll('orders', undefined, 1);
  if (!order) throw new Error('no order');
  const status = Number(order.statusId) + 1;
  api.account(token).setOrderStatus(Number(order.orderId), status);
  const began = performance.now();
  await bert.refresh.refreshOrders([order]);
  await vi.waitFor(
    async () =>
      expect(await anna.data.get('orders', [accountId, order.orderId])).toMatchObject({
        statusId: String(status),
      }),
    { timeout: 5_000, interval: 5 },
  );
  expect(performance.now() - began).toBeLessThan(1_000);
});

it('one syncs at a time, and another goes on where the first one ended', async () => {
  const { anna, accountId, invite } = await makeTeam();
  expect(await anna.step(accountId)).toMatchObject({ kind: 'worked' });
  const bert = await arrive();
  await bert.start();
  await bert.steps.joinTeam({ invite, memberName: 'Bert' });
  await vi.waitFor(async () => expect(await bert.data.get('cursors', accountId)).toBeDefined(), patience);
  const before = api.requests(token).length;
  expect(await bert.step(accountId)).toMatchObject({ kind: 'wait' });
  expect(api.requests(token).length).toBe(before);
  await anna.sync(accountId);
  const total = api.requests(token).length;
  await vi.waitFor(
    async () =>
      expect(await bert.data.get('cursors', accountId)).toEqual(await anna.data.get('cursors', accountId)),
    patience,
  );
  expect(await bert.sync(accountId)).toMatchObject({ kind: 'idle' });
  expect(api.requests(token).length).toBe(total);
});
