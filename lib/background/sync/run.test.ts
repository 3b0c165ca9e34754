import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { settings } from '@/tests/fixtures/preferences';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { unspent } from '@/lib/background/base-api/budget-at';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { fingerprintOf, sealToken } from '@/lib/background/storage/vault';
import { startState } from './state';
import { toOrder } from '@/lib/match/fixtures/fixture-order';

/** How Base answers each token; every request with its token and method. */
const answers = new Map<string, () => Promise<Response>>();
const asked: string[] = [];
vi.stubGlobal('fetch', (_: unknown, { headers, body }: { headers: HeadersInit; body: URLSearchParams }) => {
  const token = new Headers(headers).get('X-BLToken') ?? '';
  asked.push(`${token} ${body.get('method') ?? ''}`);
  return (answers.get(token) ?? quiet)();
});
const quiet = () => Promise.resolve(Response.json({ status: 'SUCCESS', orders: [], returns: [], logs: [] }));
// Only now, so that the client takes the network of this test.
const { followSettings, syncAccount, syncAllAccounts } = await import('./run');

async function connect(accountId: string, token = accountId): Promise<void> {
  const db = await database();
  await db.put('accounts', { ...account, id: accountId });
  await db.put('tokens', await sealToken(token), accountId);
  await db.put('cursors', startState(accountId, Date.now()));
}

const progressOf = async (accountId: string) => (await syncProgress.read())[accountId];
/** Far longer than anything takes, also on a machine that is busy (ms). */
const patience = { timeout: 20_000 };
const isDone = (accountId: string) =>
  vi.waitFor(async () => {
    expect(await progressOf(accountId)).toMatchObject({ isRunning: false, failure: null });
    expect((await progressOf(accountId))?.completedAt).toBeGreaterThan(0);
  }, patience);

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  answers.clear();
  asked.length = 0;
});

describe('several accounts', () => {
  it('are each brought up to date, whatever becomes of the others', async () => {
    await connect('hangs');
    await connect('fails');
    await connect('is blocked');
    await connect('is rejected');
    await connect('works');
    let letGo = () => {};
    answers.set('hangs', () => new Promise((resolve) => (letGo = () => void quiet().then(resolve))));
    answers.set('fails', () => Promise.resolve(new Response('<h1>502', { status: 502 })));
    const refuse = (error_code: string) => () =>
      Promise.resolve(Response.json({ status: 'ERROR', error_code, error_message: '' }));
    answers.set('is blocked', refuse('ERROR_BLOCKED_TOKEN'));
    answers.set('is rejected', refuse('ERROR_BAD_TOKEN'));

    const all = syncAllAccounts();
    await isDone('works');
    await vi.waitFor(async () => {
      expect((await progressOf('fails'))?.failure?.kind).toBe('unexpectedAnswer');
      expect((await progressOf('is blocked'))?.failure?.kind).toBe('tokenBlocked');
      expect((await progressOf('is rejected'))?.failure?.kind).toBe('tokenRejected');
    }, patience);
    // Others may begin again while one still hangs.
    const before = asked.length;
    await syncAccount('works', true);
    expect(asked.length).toBeGreaterThan(before);
    expect(asked.filter((request) => request.startsWith('hangs'))).toHaveLength(1);

    answers.delete('hangs');
    letGo();
    await all;
    await isDone('hangs');
  });

  it('with one token stop together when Base blocks it', async () => {
    await connect('one', 'shared');
    await connect('two', 'shared');
    answers.set('shared', () =>
      Promise.resolve(
        Response.json({ status: 'ERROR', error_code: 'ERROR_BLOCKED_TOKEN', error_message: '' }),
      ),
    );
    await syncAccount('one');
    await syncAccount('two');
    await syncAllAccounts(true);
    expect(asked).toHaveLength(1);
    const { failure, blockedUntil } = (await progressOf('two')) ?? {};
    expect(failure?.kind).toBe('tokenBlocked');
    expect(blockedUntil).toBeGreaterThan(Date.now());
  });
});

it('a worker that starts with nothing to read counts no orders: that would hold up whoever asks the database', async () => {
  await connect('a');
  await syncAccount('a');
  await isDone('a');
  const before = { ...(await syncProgress.read()) };
  const count = vi.spyOn(IDBObjectStore.prototype, 'count');
  await syncAccount('a');
  // The worker before died at the end of its cycle.
  await syncProgress.write({ a: { ...noProgress, ...before['a'], isRunning: true, orders: 7 } });
  await syncAccount('a');
  expect(await progressOf('a')).toMatchObject({ isRunning: false, orders: 7 });
  expect(count).not.toHaveBeenCalled();
  count.mockRestore();
});

it('the number of orders is counted at the end of a cycle that has read any', async () => {
  await connect('a');
  const keep = async (orderId: string) =>
    (await database()).put('orders', { ...toOrder({ orderId }), accountId: 'a' });
  await keep('1');
  await syncAccount('a');
  await isDone('a');
  expect(await progressOf('a')).toMatchObject({ orders: 1 });
  // A count that takes long is used for long, so that only the end of the cycle counts again.
  const count = vi.spyOn(IDBObjectStore.prototype, 'count');
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => count.mock.calls.length * 10_000);
  await syncAccount('a', true);
  await keep('2');
  await syncAccount('a', true);
  expect(await progressOf('a')).toMatchObject({ orders: 2 });
  for (const spy of [count, clock]) spy.mockRestore();
});

it('what another member of the team has synced counts as synced since its cycle began', async () => {
  await connect('a');
  const cycleAt = Date.now() - 60_000;
  await (
    await database()
  ).put('cursors', { ...startState('a', cycleAt), isBusy: false, isFirstWalk: false, isWalking: false });
  await syncAccount('a');
  expect(asked).toEqual([]);
  expect(await progressOf('a')).toMatchObject({ isRunning: false, completedAt: cycleAt, walked: 1 });
});

describe('"Sync now"', () => {
  it('reads each journal once after a failure', async () => {
    await connect('a');
    await syncAccount('a');
    answers.set('a', () => Promise.resolve(new Response('', { status: 500 })));
    await syncAccount('a', true);
    expect((await progressOf('a'))?.failure?.kind).toBe('unexpectedAnswer');
    answers.delete('a');
    asked.length = 0;
    await syncAccount('a', true);
    expect(asked.filter((request) => request === 'a getJournalList')).toHaveLength(1);
    expect(asked.filter((request) => request === 'a getOrderReturnJournalList')).toHaveLength(1);
    expect(await progressOf('a')).toMatchObject({ isRunning: false, failure: null });
  });

  it('asks for what is new although the sync has spent its share of the minute', async () => {
    await connect('a');
    await syncAccount('a');
    const sent = Array.from({ length: 45 }, () => Date.now());
    await (await database()).put('budgets', { ...unspent, sent }, await fingerprintOf('a'));
    asked.length = 0;
    const run = syncAccount('a', true);
    await vi.waitFor(() => {
      expect(asked).toEqual(['a getJournalList', 'a getOrderReturnJournalList', 'a getOrders']);
    }, patience);
    // What is left waits for its minute: not for the tests that follow.
    await (await database()).delete('cursors', 'a');
    followSettings();
    await run;
  });
});

describe('the settings', () => {
  it('put the next cycle where the user wants it, at once', async () => {
    await connect('a');
    await syncAccount('a');
    const due = async () => (await fakeBrowser.alarms.get('sync a'))?.scheduledTime ?? 0;
    const minutes = async () => ((await due()) - Date.now()) / 60_000;
    expect(await minutes()).toBeCloseTo(5, 0);
    await settings.write({ ...(await settings.read()), sync: { perMinute: 60, interval: 30 } });
    followSettings();
    await vi.waitFor(async () => {
      expect(await minutes()).toBeGreaterThan(28);
    }, patience);
  });

  it('let a sync go on that waits for a minute which a larger budget has room in', async () => {
    await connect('a');
    await settings.write({ ...(await settings.read()), sync: { perMinute: 10, interval: 5 } });
    // Full for the sync for another 15 s: short enough to wait for.
    const sent = Array.from({ length: 7 }, () => Date.now() - 45_000);
    await (await database()).put('budgets', { ...unspent, sent }, await fingerprintOf('a'));
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const run = syncAccount('a');
    await vi.waitFor(() => {
      expect(timers.mock.calls.some(([, duration = 0]) => duration > 10_000)).toBe(true);
    }, patience);
    expect(asked).toEqual([]);
    await settings.write({ ...(await settings.read()), sync: { perMinute: 60, interval: 5 } });
    followSettings();
    await run;
    await isDone('a');
  });
});

it('a disk that is full is said, and once there is room again the account is brought up to date', async () => {
  await connect('a');
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  await syncAccount('a');
  full.mockRestore();
  expect(await progressOf('a')).toMatchObject({ isRunning: false, failure: { kind: 'storageFull' } });
  await syncAccount('a', true);
  await isDone('a');
});

it('a database that cannot be opened stops every account, in words, until it can', async () => {
  await connect('a');
  await syncAccount('a');
  await closeDatabase();
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  await syncAllAccounts();
  expect(await progressOf('a')).toMatchObject({ isRunning: false, failure: { kind: 'databaseDamaged' } });
  open.mockRestore();
  await syncAllAccounts(true);
  await isDone('a');
  expect(await progressOf('a')).toMatchObject({ failure: null });
});
