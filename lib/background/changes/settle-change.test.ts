import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { FailureError, type Failure } from '@/lib/model/failure';
import type { StatusChange } from '@/lib/model/change';
import { RefusalError } from '@/lib/background/base-api/client';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { cancelChange, confirmAgain, putChange, readChange, undoChange } from './outbox';
import { settleChange } from './settle-change';
import type { OutboxWorld } from './outbox-world';

const start = 1_763_480_000_000;
const order = { accountId: 'a', subject: 'order', id: '48213377' } as const;
const wish = { ...order, who: 'agent', ruleId: '', from: '1', to: '2' } as const;

/** Base with one order, which a test changes as people in Base would. */
function makeBase() {
  const told: unknown[] = [];
  const base = {
    status: '1',
    isThere: true,
    /** What it was told to set. */
    told,
    fields: {},
    /** Called before Base does anything: may throw what the way to Base throws. */
    onAsk: (_method: string): void => undefined,
    /** Called after Base has done it. */
    onAnswer: (_method: string): void => undefined,
    now: start,
  };
  const world: OutboxWorld = {
    ask: async (_accountId, method, parameters, schema) => {
      base.onAsk(method);
      if (method === 'setOrderStatus') {
        base.told.push(parameters['status_id']);
        base.status = String(parameters['status_id']);
      }
      base.onAnswer(method);
      const wire = { ...wireOrder, ...base.fields, order_status_id: base.status };
      return Promise.resolve(schema.parse({ orders: base.isThere ? [wire] : [] }));
    },
    now: () => base.now,
  };
  return { base, world };
}

function fail(failure: Failure): never {
  throw new FailureError(failure);
}

function onSet(act: () => void): (method: string) => void {
  return (method) => {
    if (method === 'setOrderStatus') act();
  };
}

const stateNow = async () => (await readChange(order))?.state;
const logNow = async () => (await (await database()).getAll('activity')).map(({ result }) => result);
const keptNow = async () => (await database()).get('orders', ['a', order.id]);

async function put(): Promise<StatusChange> {
  const change = await putChange(wish, start);
  if (!change) throw new Error('not put');
  return change;
}

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('orders', toOrder(wireOrderSchema.parse({ ...wireOrder, order_status_id: 1 }), 'a', 0, 1));
});

describe('a confirmed change', () => {
  it('is told to Base once; the order and the log have it', async () => {
    const { base, world } = makeBase();
    await put();
    expect(await logNow()).toEqual(['pending']);
    await settleChange(world, order);
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
    expect(await readChange(order)).toMatchObject({ state: 'done', found: '2', sentAt: start });
    expect(await keptNow()).toMatchObject({ statusId: '2', readAt: start });
    expect(await logNow()).toEqual(['done']);
  });

  it('is on the disk before it is sent, so that no power cut makes Sidecar forget what Base was told', async () => {
    const { base, world } = makeBase();
    const written: unknown[] = [];
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    base.onAsk = onSet(
      () => void written.push(...begin.mock.calls.map(([, mode, how]) => [mode, how?.durability])),
    );
    await put();
    begin.mockClear();
    await settleChange(world, order);
    expect(written.at(-1)).toEqual(['readwrite', 'strict']);
    begin.mockRestore();
  });

  it('is not sent where Base has it already', async () => {
    const { base, world } = makeBase();
    base.status = '2';
    await put();
    await settleChange(world, order);
    expect(base.told).toEqual([]);
    expect(await logNow()).toEqual(['unchanged']);
  });

  it('is asked about again where somebody changed it meanwhile, with what Base has', async () => {
    const { base, world } = makeBase();
    base.status = '7';
    const change = await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'conflict', from: '1', found: '7' });
    base.status = '8';
    await confirmAgain({ ...change, from: '7' });
    await settleChange(world, order);
    expect(await stateNow()).toBe('conflict');
    await confirmAgain({ ...change, from: '8' });
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
  });

  it('is done when Base said so, also where an automatic action has moved the order on', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => (base.status = '9'));
    await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'done', found: '9' });
  });

  it('is done when Base said so and cannot be asked any more', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => (base.onAsk = () => fail({ kind: 'offline' })));
    await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'done', found: '2' });
  });

  it('is possible for an order of which nothing but the status can be read', async () => {
    const { base, world } = makeBase();
    base.fields = { payment_done: 'much' };
    await put();
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
    expect(await keptNow()).toMatchObject({ statusId: '2' });
  });

  it('fails for an order that Base does not list any more', async () => {
    const { base, world } = makeBase();
    base.isThere = false;
    await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'failed', failure: null });
    expect(await keptNow()).toMatchObject({ isGone: true });
  });

  it('stays the only one of its order while it is on its way', async () => {
    const first = await put();
    expect(await putChange({ ...wish, to: '3' }, start)).toEqual(first);
  });

  it('leaves in the log what became of the one before, which is given up only if nothing of it was sent', async () => {
    const { base, world } = makeBase();
    base.onAsk = onSet(() => {
      throw new RefusalError({ kind: 'unexpectedAnswer', report: 'ERROR_STATUS_ID' });
    });
    await put();
    await settleChange(world, order);
    expect(await logNow()).toEqual(['failed']);
    base.status = '7';
    await putChange({ ...wish, to: '3' }, start + 1);
    await settleChange(world, order);
    await putChange({ ...wish, to: '4' }, start + 2);
    const log = await (await database()).getAllFromIndex('activity', 'at');
    expect(log.map((line) => ['to' in line && line.to, line.result])).toEqual([
      ['2', 'failed'],
      ['3', 'cancelled'],
      ['4', 'pending'],
    ]);
  });

  it('can be undone, once, by a change of its own', async () => {
    const { base, world } = makeBase();
    const { changeId } = await put();
    await settleChange(world, order);
    await undoChange({ ...order, changeId }, start);
    await settleChange(world, order);
    await undoChange({ ...order, changeId }, start);
    await settleChange(world, order);
    expect(base.told).toEqual([2, 1]);
  });
});

describe('a rule in two browsers', () => {
  const since = 1_763_471_000_000;
  const byRule = { ...wish, who: 'rule', ruleId: 'r', since } as const;

  it('acts where the status is the one that it saw', async () => {
    const { base, world } = makeBase();
    await putChange(byRule, start);
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
  });

  it('acts once: the other finds the status changed since, although it is what it was again, and asks', async () => {
    const { base, world } = makeBase();
    await putChange(byRule, start);
    // The other browser has acted, and Base's automatic actions have put the order back.
    base.fields = { date_in_status: since / 1000 + 40 };
    await settleChange(world, order);
    expect(base.told).toEqual([]);
    expect(await readChange(order)).toMatchObject({ state: 'conflict', found: '1' });
    const { changeId } = (await readChange(order)) ?? { changeId: '' };
    await confirmAgain({ ...order, changeId, from: '1' });
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
  });

  it('acts where Base does not say since when', async () => {
    const { base, world } = makeBase();
    await putChange(byRule, start);
    base.fields = { date_in_status: 0 };
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
  });
});

describe('a change that cannot be sent now', () => {
  it.each([
    [{ kind: 'offline' } as const, start + 15_000],
    [{ kind: 'tokenBlocked', until: start + 90_000 } as const, start + 95_000],
  ])('waits with its reason and is sent later (%s)', async (failure, again) => {
    const { base, world } = makeBase();
    base.onAsk = () => fail(failure);
    await put();
    expect(await settleChange(world, order)).toBe(again);
    expect(await readChange(order)).toMatchObject({ state: 'pending', failure });
    base.onAsk = () => undefined;
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
    expect(await readChange(order)).toMatchObject({ state: 'done', failure: null });
  });

  it.each([{ kind: 'tokenBlocked', until: start + 60_000 } as const, { kind: 'budgetSpent' } as const])(
    'waits when only the change itself was not let in ($kind)',
    async (failure) => {
      const { base, world } = makeBase();
      base.onAsk = onSet(() => fail(failure));
      await put();
      await settleChange(world, order);
      expect(await readChange(order)).toMatchObject({ state: 'pending', sentAt: 0, failure });
      base.onAsk = () => undefined;
      await settleChange(world, order);
      expect(base.told).toEqual([2]);
    },
  );

  it('is never sent once it is cancelled', async () => {
    const { base, world } = makeBase();
    base.onAsk = () => fail({ kind: 'offline' });
    const change = await put();
    await settleChange(world, order);
    await cancelChange(change);
    base.onAsk = () => undefined;
    await settleChange(world, order);
    expect(base.told).toEqual([]);
    expect(await logNow()).toEqual(['cancelled']);
  });

  it('leaves the change before it the last, once it is cancelled: that can be undone still', async () => {
    const { base, world } = makeBase();
    const done = await put();
    await settleChange(world, order);
    base.onAsk = () => fail({ kind: 'offline' });
    for (const to of ['3', '4']) {
      const waiting = await putChange({ ...wish, from: '2', to }, start + 1);
      await settleChange(world, order);
      if (waiting) await cancelChange(waiting);
    }
    expect(await readChange(order)).toMatchObject({ changeId: done.changeId, state: 'done', replaced: null });
    base.onAsk = () => undefined;
    await undoChange(done, start + 2);
    await settleChange(world, order);
    expect(base.told).toEqual([2, 1]);
  });

  it('is not sent when it is cancelled while the order is being read', async () => {
    const { base, world } = makeBase();
    const change = await put();
    const { ask } = world;
    const cancelling: OutboxWorld = {
      ...world,
      ask: async (...question) => {
        await cancelChange(change);
        return ask(...question);
      },
    };
    await settleChange(cancelling, order);
    expect(base.told).toEqual([]);
  });

  it('fails with a token that Base does not accept', async () => {
    const { base, world } = makeBase();
    base.onAsk = () => fail({ kind: 'tokenRejected' });
    await put();
    expect(await settleChange(world, order)).toBeUndefined();
    expect(await readChange(order)).toMatchObject({ state: 'failed', failure: { kind: 'tokenRejected' } });
  });

  it('fails where Base refuses it', async () => {
    const { base, world } = makeBase();
    const failure = { kind: 'unexpectedAnswer', report: 'setOrderStatus: ERROR_STATUS_ID' } as const;
    base.onAsk = onSet(() => {
      throw new RefusalError(failure);
    });
    await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'failed', found: '1', failure });
  });
});

describe('a change of an order that Base refuses to tell of', () => {
  const failure = { kind: 'unexpectedAnswer', report: 'getOrders: ERROR_ORDER_ID' } as const;
  const refuse = (method: string) => {
    if (method === 'getOrders') throw new RefusalError(failure);
  };

  it('fails before anything is sent; the agent may try again, or leave it', async () => {
    const { base, world } = makeBase();
    base.onAsk = refuse;
    const change = await put();
    expect(await settleChange(world, order)).toBeUndefined();
    expect(await readChange(order)).toMatchObject({ state: 'failed', failure });
    base.onAsk = () => undefined;
    await confirmAgain({ ...change, from: '1' });
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
  });

  it("is the agent's to decide where it may have been sent, also after it was wanted again", async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => {
      base.onAsk = refuse;
      fail({ kind: 'offline' });
    });
    const change = await put();
    expect(await settleChange(world, order)).toBeUndefined();
    expect(await readChange(order)).toMatchObject({ state: 'unknown', failure });
    await confirmAgain({ ...change, from: '1' });
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'unknown', failure });
    expect(base.told).toEqual([2]);
    await cancelChange(change);
    expect(await stateNow()).toBeUndefined();
  });

  it('waits as before where only a gateway answered', async () => {
    const { base, world } = makeBase();
    base.onAsk = () => fail({ kind: 'unexpectedAnswer', report: 'getOrders: HTTP 502' });
    await put();
    expect(await settleChange(world, order)).toBe(start + 15_000);
    expect(await stateNow()).toBe('pending');
  });
});

describe('a change whose answer was lost', () => {
  it('is done where the order has it', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => fail({ kind: 'offline' }));
    await put();
    await settleChange(world, order);
    expect(await stateNow()).toBe('done');
    expect(base.told).toEqual([2]);
  });

  it('is never sent again by itself: after a while the agent is asked', async () => {
    const { base, world } = makeBase();
    base.onAsk = onSet(() => fail({ kind: 'offline' }));
    const change = await put();
    expect(await settleChange(world, order)).toBe(start + 10_000);
    base.onAsk = () => undefined;
    expect(await stateNow()).toBe('sending');
    base.now = start + 10_000;
    await settleChange(world, order);
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'unknown', found: '1' });
    expect(base.told).toEqual([]);
    await confirmAgain({ ...change, from: '1' });
    await settleChange(world, order);
    expect(base.told).toEqual([2]);
    expect(await logNow()).toEqual(['done']);
  });

  it('is not sent again when it has arrived by the time the agent wants it again', async () => {
    const { base, world } = makeBase();
    base.onAsk = onSet(() => fail({ kind: 'offline' }));
    const change = await put();
    await settleChange(world, order);
    base.now = start + 10_000;
    await settleChange(world, order);
    base.status = '2';
    await confirmAgain({ ...change, from: '1' });
    await settleChange(world, order);
    expect(base.told).toEqual([]);
    expect(await logNow()).toEqual(['done']);
    base.onAsk = () => undefined;
    await undoChange(change, start);
    await settleChange(world, order);
    expect(base.told).toEqual([1]);
  });

  it('waits until Base can be asked', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => {
      base.onAsk = () => fail({ kind: 'offline' });
      fail({ kind: 'offline' });
    });
    await put();
    await settleChange(world, order);
    expect(await readChange(order)).toMatchObject({ state: 'sending', failure: { kind: 'offline' } });
    base.onAsk = () => undefined;
    base.now = start + 3_600_000;
    await settleChange(world, order);
    expect(await stateNow()).toBe('done');
    expect(base.told).toEqual([2]);
  });
});

it('writes nothing of an account that was disconnected meanwhile', async () => {
  const { world } = makeBase();
  await put();
  const { ask } = world;
  const leaving: OutboxWorld = {
    ...world,
    ask: async (...question) => {
      const db = await database();
      for (const name of ['outbox', 'activity', 'orders'] as const) await db.clear(name);
      return ask(...question);
    },
  };
  await settleChange(leaving, order);
  expect(await readChange(order)).toBeUndefined();
  expect(await logNow()).toEqual([]);
  expect(await keptNow()).toBeUndefined();
});
