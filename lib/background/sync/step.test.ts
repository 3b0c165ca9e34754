import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '@/lib/model/failure';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { unspent } from '@/lib/background/base-api/budget-at';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { RefusalError } from '@/lib/background/base-api/client';
import { fingerprintOf, sealToken } from '@/lib/background/storage/vault';
import { startState } from './state';
import { takeStep, type SyncWorld } from './step';

const now = 1_763_480_000_000;

/** A world in which Base gives these answers, one after the other. */
function worldOf(...answers: unknown[]): SyncWorld {
  return {
    ask: (_accountId, _method, _parameters, schema) => {
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(schema.parse(answer));
    },
    now: () => now,
    random: () => 0.5,
    interval: 300_000,
    perMinute: 60,
  };
}

const refusal = new RefusalError({ kind: 'unexpectedAnswer', report: 'getOrders: ERROR_INTERNAL' });

/** A world in which Base answers each question as it pleases. */
function worldThat(answer: (method: string, parameters: Record<string, unknown>) => unknown): SyncWorld {
  return {
    ...worldOf(),
    ask: (_accountId, method, parameters, schema) => {
      const answered = answer(method, parameters);
      return answered instanceof Error ? Promise.reject(answered) : Promise.resolve(schema.parse(answered));
    },
  };
}

/** Takes steps until a cycle is done, waiting out what is to be waited for; what went unread meanwhile. */
async function finishCycle(world: SyncWorld): Promise<{ unread: string[]; failed: number; asked: number }> {
  const unread: string[] = [];
  let failed = 0;
  let asked = 0;
  const counting: SyncWorld = {
    ...world,
    ask: (...question) => {
      asked += 1;
      return world.ask(...question);
    },
  };
  for (let steps = 0; steps < 60; steps += 1) {
    const step = await takeStep(counting, 'a');
    if (step.kind === 'idle') return { unread, failed, asked };
    if (step.kind === 'worked') unread.push(...step.unread);
    const state = await storedState();
    if (step.kind === 'failed' && state) {
      failed += 1;
      await (await database()).put('cursors', { ...state, retryAt: 0 });
    }
  }
  throw new Error('The cycle does not end');
}

const storedOrders = async () => (await database()).getAllKeys('orders');
const storedState = async () => (await database()).get('cursors', 'a');

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  await db.put('cursors', startState('a', now));
});

describe('one step', () => {
  it('writes its orders together with the state that covers them', async () => {
    const step = await takeStep(worldOf({ orders: [wireOrder, { ...wireOrder, order_id: 2 }] }), 'a');
    expect(step).toEqual({ kind: 'worked', unread: [], reason: '', hasRead: true });
    expect(await storedOrders()).toEqual([
      ['a', '2'],
      ['a', '48213377'],
    ]);
    expect((await storedState())?.slices).toHaveLength(startState('a', now).slices.length - 1);
  });

  it('keeps a record with a value it cannot read, names it, and leaves out what has no id', async () => {
    const odd = { ...wireOrder, order_id: 2, email: ['a'] };
    const step = await takeStep(worldOf({ orders: [wireOrder, odd, { ...wireOrder, order_id: '' }] }), 'a');
    expect(step).toEqual({
      kind: 'worked',
      unread: ['order 2', 'order 0'],
      reason: 'email: custom',
      hasRead: true,
    });
    expect(await storedOrders()).toHaveLength(2);
  });

  it.each([
    ['Base cannot be reached', new FailureError({ kind: 'offline' })],
    ['nothing on a page can be read', { orders: [{}, 7] }],
  ])('stays where it is and says when it will try again when %s', async (_, answer) => {
    const before = await storedState();
    const step = await takeStep(worldOf(answer), 'a');
    expect(step).toMatchObject({ kind: 'failed', until: now + 5_000 });
    expect(await storedOrders()).toEqual([]);
    expect(await storedState()).toEqual({ ...before, failures: 1, retryAt: now + 5_000 });
    expect(await takeStep(worldOf({ orders: [wireOrder] }), 'a')).toEqual({
      kind: 'wait',
      until: now + 5_000,
    });
  });

  it('waits for longer with each failure, up to a few minutes', async () => {
    const db = await database();
    await db.put('cursors', { ...startState('a', now), failures: 40 });
    const step = await takeStep(worldOf(new FailureError({ kind: 'offline' })), 'a');
    expect(step).toMatchObject({ until: now + 300_000 });
  });

  it('asks nothing while Base blocks the token', async () => {
    const until = now + 60_000;
    await (
      await database()
    ).put('budgets', { ...unspent, blockedUntil: until }, await fingerprintOf('token'));
    const world = worldOf(new Error('asked all the same'));
    expect(await takeStep(world, 'a')).toMatchObject({ kind: 'failed', failure: { kind: 'tokenBlocked' } });
  });

  it('asks again a few seconds after a block, when the budget lets it, not a minute later', async () => {
    const until = now + 20_000;
    for (const random of [0, 1]) {
      const blocked = { ...unspent, blockedUntil: until };
      await (await database()).put('budgets', blocked, await fingerprintOf('token'));
      await (await database()).put('cursors', startState('a', now));
      const step = await takeStep({ ...worldOf(), random: () => random }, 'a');
      if (step.kind !== 'failed') throw new Error(step.kind);
      expect(step.until - until).toBeGreaterThan(5_000);
      expect(step.until - until).toBeLessThan(12_000);
      // Time passes, also on the clock that nobody can set.
      const steady = performance.now();
      const passed = vi.spyOn(performance, 'now').mockReturnValue(steady + step.until - now);
      const later = { ...worldOf({ orders: [wireOrder] }), now: () => step.until };
      expect(await takeStep(later, 'a')).toMatchObject({ kind: 'worked' });
      passed.mockRestore();
    }
  });

  it.each([
    ['waits half an hour after a rejected token', 0, 'wait'],
    ['goes on at once where the clock was set back by an hour meanwhile', 3_600_000, 'worked'],
  ])('%s', async (_, setBack, kind) => {
    await takeStep(worldOf(new FailureError({ kind: 'tokenRejected' })), 'a');
    const later = { ...worldOf({ orders: [wireOrder] }), now: () => now + 1_700_000 - setBack };
    expect(await takeStep(later, 'a')).toMatchObject({ kind });
  });

  it('begins a cycle at once where the clock was set back by less than an interval since the last', async () => {
    const done = { ...startState('a', now), isFirstWalk: false, isWalking: false, isBusy: false, chores: [] };
    const read = { last: '9', readAt: now };
    const ended = { ...done, slices: [], returnsFrom: null, orderLog: read, returnLog: read };
    await (await database()).put('cursors', ended);
    const at = (time: number) => takeStep({ ...worldOf({ logs: [] }), now: () => time }, 'a');
    expect(await at(now - 30_000)).toMatchObject({ kind: 'idle' });
    expect(await at(now - 120_000)).toMatchObject({ kind: 'worked' });
  });

  it('walks the three months again when its journals could not be read for longer than they remember', async () => {
    const longAgo = now - 4 * 86_400_000;
    const read = { last: '9', readAt: longAgo };
    const stuck = {
      ...startState('a', longAgo),
      isFirstWalk: false,
      isWalking: false,
      slices: [],
      returnsFrom: null,
      orderLog: read,
      returnLog: read,
      journal: 'on' as const,
      chores: ['orderLog' as const, 'returnLog' as const],
      retryAt: now - 1,
    };
    await (await database()).put('cursors', stuck);
    const log = { log_id: 10, log_type: 18, order_id: 1, object_id: 0 };
    await takeStep(worldOf({ logs: [log] }), 'a');
    const state = await storedState();
    expect(state).toMatchObject({ walk: stuck.walk + 1, isWalking: true });
    expect(state?.chores).toEqual(['orderLog', 'returnLog', 'newOrders', 'newReturns', 'unconfirmed']);
  });

  it("begins a new account's walk anew when today was read and then no journal for longer than it remembers", async () => {
    const day = 86_400_000;
    const begun = startState('a', now - 4 * day);
    const [, ...older] = begun.slices;
    const failing = { ...begun, slices: older, failures: 40, retryAt: now - 1 };
    await (await database()).put('cursors', failing);
    await takeStep(worldOf({ orders: [wireOrder] }), 'a');
    const state = await storedState();
    expect(state).toMatchObject({ walk: begun.walk + 1, cycleAt: now });
    expect(state?.slices).toEqual(startState('a', now).slices.slice(1));
  });

  it('brings nothing back of an account that was disconnected meanwhile', async () => {
    const world = worldOf({ orders: [wireOrder] });
    const ask: SyncWorld['ask'] = async (...question) => {
      await (await database()).delete('accounts', 'a');
      return world.ask(...question);
    };
    expect(await takeStep({ ...world, ask }, 'a')).toEqual({ kind: 'gone' });
    expect(await storedOrders()).toEqual([]);
  });
});

describe('more changed orders than an interval has room for', () => {
  it('keep no new cycle from beginning: what changes now is read first, and the rest after it', async () => {
    const read = { last: '9', readAt: now };
    const orderIds = Array.from({ length: 300 }, (_, id) => String(id + 1));
    await (
      await database()
    ).put('cursors', {
      ...startState('a', now),
      ...{ isFirstWalk: false, isWalking: false, slices: [], returnsFrom: null, chores: [] },
      ...{ orderLog: read, returnLog: read, journal: 'on', checkedAt: now, orderIds },
    });
    const asked: string[] = [];
    let time = now;
    const world = {
      ...worldThat((method, { order_id, last_log_id }) => {
        asked.push(method === 'getOrders' ? `order ${String(order_id)}` : method);
        const isNews = method === 'getJournalList' && last_log_id === 9;
        const logs = isNews ? [{ log_id: 10, log_type: 18, order_id: 900, object_id: 0 }] : [];
        return { logs, returns: [], orders: order_id ? [{ ...wireOrder, order_id }] : [] };
      }),
      now: () => time,
    };
    const steady = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => steady + time - now);
    for (let steps = 0; (await takeStep(world, 'a')).kind !== 'idle'; steps += 1) {
      if (steps > 500) throw new Error('The orders are never done');
      time += 2_000;
    }
    clock.mockRestore();
    const journalAt = asked.indexOf('getJournalList');
    expect(journalAt).toBeGreaterThan(100);
    expect(journalAt).toBeLessThan(200);
    expect(asked.indexOf('order 900')).toBeLessThan(journalAt + 10);
    expect(asked.indexOf('order 900')).toBeLessThan(asked.indexOf('order 300'));
    expect(await storedOrders()).toHaveLength(301);
  });
});

describe('an order that Base has no more', () => {
  it('is kept here and marked, not deleted', async () => {
    const db = await database();
    await takeStep(worldOf({ orders: [wireOrder] }), 'a');
    const state = startState('a', now);
    await db.put('cursors', { ...state, isFirstWalk: false, slices: [], chores: [], orderIds: ['48213377'] });
    await takeStep(worldOf({ orders: [] }), 'a');
    expect(await db.get('orders', ['a', '48213377'])).toMatchObject({
      isGone: true,
      email: 'k7x2+4c8e1@allegromail.pl',
    });
    expect((await storedState())?.orderIds).toEqual([]);
  });
});

describe('what Base refuses for good', () => {
  const quiet = { orders: [], returns: [], logs: [] };
  /** An account that has been read, and whose journals have named these. */
  const settledWith = async (orderIds: string[], returnIds: string[]) =>
    (await database()).put('cursors', {
      ...startState('a', now),
      isFirstWalk: false,
      isWalking: false,
      slices: [],
      returnsFrom: null,
      journal: 'on',
      checkedAt: now,
      chores: [],
      orderIds,
      returnIds,
    });
  const beginCycle = async () => {
    const state = await storedState();
    if (state) await (await database()).put('cursors', { ...state, cycleAt: 0 });
  };

  it.each([
    ['Base refuses', refusal],
    [
      'Base answers with nonsense',
      new FailureError({ kind: 'unexpectedAnswer', report: 'getOrders: HTTP 500' }),
    ],
  ])(
    'is asked for twice where it is one id that %s, and named; what comes after it is read',
    async (_, no) => {
      await settledWith(['1', '2'], ['3', '4']);
      const world = worldThat((method, { order_id, return_id }) => {
        if (order_id === 1 || return_id === 3) return no;
        if (method === 'getOrderReturns') return { returns: [{ return_id }] };
        return { orders: [{ ...wireOrder, order_id }] };
      });
      expect(await finishCycle(world)).toEqual({ unread: ['order 1', 'return 3'], failed: 2, asked: 6 });
      expect(await storedOrders()).toEqual([['a', '2']]);
      expect(await (await database()).getAllKeys('returns')).toEqual([['a', '4']]);
    },
  );

  it('is tried once in each cycle after that, until Base answers', async () => {
    await settledWith(['1'], []);
    const refusing = worldThat((_, { order_id }) => (order_id === 1 ? refusal : quiet));
    await finishCycle(refusing);
    await beginCycle();
    expect(await finishCycle(refusing)).toEqual({ unread: ['order 1'], failed: 0, asked: 3 });
    await beginCycle();
    const order = { ...wireOrder, order_id: 1 };
    expect(
      await finishCycle(worldThat((_, { order_id }) => (order_id === 1 ? { orders: [order] } : quiet))),
    ).toEqual({ unread: [], failed: 0, asked: 3 });
    await beginCycle();
    expect(await finishCycle(refusing)).toEqual({ unread: [], failed: 0, asked: 2 });
  });

  it.each([
    [['getOrderReturnJournalList']],
    [['getOrderReturns']],
    [['getJournalList']],
    [['getOrderReturnJournalList', 'getOrderReturns', 'getJournalList']],
  ])('lets a new account be read to its end and go on, where it is %s', async (refused) => {
    const world = worldThat((method) => {
      if (refused.includes(method)) return refusal;
      return { ...quiet, orders: method === 'getOrders' ? [wireOrder] : [] };
    });
    const { unread } = await finishCycle(world);
    expect([...new Set(unread)].toSorted()).toEqual(refused.toSorted());
    expect(await storedOrders()).toHaveLength(1);
    expect(await storedState()).toMatchObject({ isFirstWalk: false, isWalking: false, failures: 0 });
    await beginCycle();
    await finishCycle(world);
  });

  it('is not taken for the end of the journal where Base was only not to be reached', async () => {
    const offline = new FailureError({ kind: 'offline' });
    await takeStep(worldOf({ orders: [] }), 'a');
    await takeStep(worldOf(offline), 'a');
    expect((await storedState())?.chores[0]).toBe('orderLog');
  });
});
