import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';
import { sealToken } from '@/lib/background/storage/vault';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';

vi.mock('@/lib/background/inbox/inbox-frames', () => ({ settleInboxFrames: () => Promise.resolve() }));
const answer = { status: 'SUCCESS', orders: [wireOrder], returns: [], logs: [], statuses: [] };
vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)));
// Only now, so that the client takes the network of this test.
const { registerAlarms } = await import('./alarms');
const { syncAccount } = await import('@/lib/background/sync/run');

const watchdog = () => fakeBrowser.alarms.get('every minute');
const ring = (name: string) =>
  fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now(), persistAcrossSessions: true });
const stored = async (accountId: string) => (await database()).get('cursors', accountId);

/** An account whose three months are half read. */
async function connect(id: string): Promise<void> {
  const db = await database();
  await db.put('accounts', { ...account, id });
  await db.put('tokens', await sealToken('token'), id);
  const state = startState(id, Date.now());
  await db.put('cursors', { ...state, slices: state.slices.slice(2), chores: [] });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

describe('the alarm of every minute', () => {
  it('is there once the worker has started, and again when it wakes after a browser has dropped it', async () => {
    for (let start = 0; start < 2; start += 1) {
      await fakeBrowser.alarms.clearAll();
      registerAlarms();
      await vi.waitFor(async () => {
        expect(await watchdog()).toMatchObject({ periodInMinutes: 1 });
      });
    }
  });

  it('is not set anew when it is there: a worker that starts often would put it off for ever', async () => {
    registerAlarms();
    await vi.waitFor(async () => {
      expect(await watchdog()).toBeDefined();
    });
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    registerAlarms();
    await ring('somebody else');
    expect(create).not.toHaveBeenCalled();
  });

  it('is set anew if it was set while the clock was a year ahead', async () => {
    const inYear = Date.now() + 365 * 86_400_000;
    await fakeBrowser.alarms.create('every minute', { when: inYear, periodInMinutes: 1 });
    registerAlarms();
    await vi.waitFor(async () => {
      expect((await watchdog())?.scheduledTime).toBeLessThan(inYear - 1);
    });
  });

  it.each(['every minute', 'sync a'])(
    'goes on with three months that a dead worker has left half read (%s)',
    async (name) => {
      await connect('a');
      registerAlarms();
      await ring(name);
      await vi.waitFor(async () => {
        expect(await stored('a')).toMatchObject({ isFirstWalk: false, isBusy: false });
      });
      expect(await (await database()).count('orders')).toBe(1);
      // And the next step has its own.
      await vi.waitFor(async () => {
        expect(await fakeBrowser.alarms.get('sync a')).toBeDefined();
      });
    },
  );

  it('has nothing to do with alarms of others', async () => {
    await connect('a');
    registerAlarms();
    await ring('somebody else');
    // By the time that another account is read, the first would be too.
    await connect('b');
    await syncAccount('b');
    const orders = await (await database()).getAll('orders');
    expect(orders.map(({ accountId }) => accountId)).toEqual(['b']);
  });
});
