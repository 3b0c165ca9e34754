import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeDatabase, database, keysOfAccount } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { sealToken } from '@/lib/background/storage/vault';
import { syncProgress } from '@/lib/stored/sync-progress';
import { createBaseApi } from '../sandbox/base-api/create-base-api.ts';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import { account } from './fixtures/account';

const count = 300;

/** Ids of two accounts, and their tokens. New for every test, because requests without an answer outlive their test. */
let healthy: string;
let troubled: string;
let api: ReturnType<typeof createBaseApi>;

beforeEach(async () => {
  healthy = crypto.randomUUID();
  // The failing account comes first: accounts are synced in the order of their ids.
  troubled = `-${crypto.randomUUID()}`;
  const now = Math.floor(Date.now() / 1000);
  const shop = generateShop({ seed: 4, orders: count, tickets: 0, now });
  api = createBaseApi({
    accounts: [healthy, troubled].map((token) => ({ token, shop, journal: true })),
    now: Date.now,
  });
  await closeDatabase();
  vi.stubGlobal('indexedDB', new IDBFactory());
  for (const [connectedAt, accountId] of [troubled, healthy].entries()) await connect(accountId, connectedAt);
});
afterEach(() => vi.unstubAllGlobals());

async function connect(accountId: string, connectedAt: number): Promise<void> {
  const db = await database();
  await db.put('tokens', await sealToken(accountId), accountId);
  await db.put('accounts', { ...account, id: accountId, name: accountId, connectedAt });
  await db.put('cursors', startState(accountId, Date.now()));
}

/** Replaces `fetch`: Base answers normally, except for the account `troubled`. */
function stubNetwork(answerTroubled: (ask: () => Promise<Response>) => Promise<Response>): void {
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const ask = async () => api.app.request('/connector.php', init);
    return new Headers(init.headers).get('X-BLToken') === troubled ? answerTroubled(ask) : ask();
  });
}

const isUpToDate = async (accountId: string) =>
  ((await syncProgress.read())[accountId]?.completedAt ?? 0) > 0;

it.each<[string, (ask: () => Promise<Response>) => Promise<Response>]>([
  ['is never answered', () => new Promise<Response>(() => undefined)],
  ['cannot reach Base', () => Promise.reject(new TypeError('fetch failed'))],
  ['is answered nonsense', () => Promise.resolve(new Response('<html>'))],
  [
    'has a token that Base refuses',
    (ask) => {
      api.switchToken(troubled, false);
      return ask();
    },
  ],
  [
    'is blocked',
    (ask) => {
      for (let call = 0; call <= 100; call += 1) api.answer(troubled, 'getOrders', {});
      return ask();
    },
  ],
])('an account that %s does not hold up another', async (_, answerTroubled) => {
  stubNetwork(answerTroubled);
  void syncAllAccounts();
  await vi.waitUntil(() => isUpToDate(healthy), 10_000);
  expect(await (await database()).count('orders', keysOfAccount(healthy))).toBe(count);
  expect(await isUpToDate(troubled)).toBe(false);
});

it('two accounts take turns, and both come to their end', async () => {
  stubNetwork((ask) => ask());
  await syncAllAccounts();
  const times = (token: string) => api.requests(token).map(({ at }) => at);
  expect(times(healthy)).toHaveLength(times(troubled).length);
  expect(Math.min(...times(healthy))).toBeLessThan(Math.max(...times(troubled)));
  expect(Math.min(...times(troubled))).toBeLessThan(Math.max(...times(healthy)));
  expect((await isUpToDate(healthy)) && (await isUpToDate(troubled))).toBe(true);
});
