import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { perform } from './perform';
import { nextTask, startCycle, startReturnWalk, startState, startWalk, type Task } from './state';
import type { SyncState } from '@/lib/background/storage/records';

const hour = 3_600_000;
const day = 86_400;
const now = 1_763_480_000_000;
const seconds = now / 1000;

/** An account whose first walk has ended. */
const settled: SyncState = {
  ...startState('a', now),
  isFirstWalk: false,
  isWalking: false,
  slices: [],
  returnsFrom: null,
  orderLog: { last: '9', readAt: now },
  returnLog: { last: '9', readAt: now },
  checkedAt: now,
  chores: [],
};

const orderOf = (order_id: number, date_confirmed = seconds - 600, rest: object = {}) => ({
  ...wireOrder,
  order_id,
  date_confirmed,
  ...rest,
});
const logOf = (log_id: number, order_id: number, log_type = 18, object_id = 0) => ({
  log_id,
  log_type,
  order_id,
  object_id,
  date: seconds,
});

/** Does a task to which Base gives this answer, and saves what it brought. */
async function after(state: SyncState, task: Task, answer: object) {
  const asked: { method: string; parameters: object }[] = [];
  const brought = await perform(
    task,
    state,
    (method, parameters, schema) => {
      asked.push({ method, parameters });
      return Promise.resolve(schema.parse(answer));
    },
    now,
    ['1', '2'],
  );
  const transaction = (await database()).transaction(['orders', 'returns'], 'readwrite');
  const saved = await brought.save(
    transaction.objectStore('orders'),
    transaction.objectStore('returns'),
    state,
  );
  await transaction.done;
  return { state: saved, asked, unread: brought.unread };
}

const storedOrder = async (orderId: number) => (await database()).get('orders', ['a', String(orderId)]);
/** Puts orders there as a walk of this state would. */
async function keep(state: SyncState, ...orders: object[]): Promise<void> {
  const slice = { from: 0, until: null, idFrom: null };
  await after({ ...state, slices: [slice] }, { kind: 'walk', slice }, { orders });
}
const endWalk = (state: SyncState) => after({ ...state, slices: [] }, { kind: 'endWalk' }, {});

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

describe('a page of the walk', () => {
  it('asks again for the second at its end, which may go on over the border', async () => {
    const last = seconds - 50;
    const orders = Array.from({ length: 100 }, (_, id) =>
      orderOf(id + 1, id < 97 ? seconds - 900 + id : last),
    );
    const state = startState('a', now);
    const { state: read } = await after(
      state,
      { kind: 'walk', slice: state.slices[0] ?? never() },
      { orders },
    );
    expect(nextTask(read, now)).toMatchObject({
      kind: 'walk',
      slice: { from: last, until: null, idFrom: null },
    });
  });

  it('goes on by ids where one second fills a page', async () => {
    const state = startState('a', now);
    const slice = { from: seconds - 50, until: null, idFrom: null };
    const orders = Array.from({ length: 100 }, (_, id) => orderOf(500 - id, slice.from));
    const { state: read } = await after({ ...state, slices: [slice] }, { kind: 'walk', slice }, { orders });
    const { asked } = await after(read, nextTask(read, now) ?? never(), { orders: [] });
    expect(asked).toEqual([
      {
        method: 'getOrders',
        parameters: { ...withExtraFields, date_confirmed_from: slice.from, id_from: 501 },
      },
    ]);
  });
});

describe('what an agent has had read again while a page of the walk was on its way', () => {
  it('stays as it was read last, and is met by the walk', async () => {
    await keep(settled, orderOf(1));
    await after(settled, { kind: 'newReturns' }, { returns: [returnOf(1)] });
    const db = await database();
    const order = await db.get('orders', ['a', '1']);
    const orderReturn = await storedReturn(1);
    if (!order || !orderReturn) throw new Error('Nothing was kept');
    await db.put('orders', { ...order, statusId: '77', readAt: now + 500 });
    await db.put('returns', { ...orderReturn, statusId: '78', readAt: now + 500 });
    const walking = startWalk(settled, now);
    await keep(walking, orderOf(1));
    await after(walking, { kind: 'walkReturns', from: '0' }, { returns: [returnOf(1)] });
    await endWalk(walking);
    expect(await storedOrder(1)).toMatchObject({ statusId: '77', isGone: false });
    expect(await storedReturn(1)).toMatchObject({ statusId: '78', isGone: false });
  });
});

describe('an order that a walk meets and cannot read', () => {
  it.each([
    ['a field is not what it should be', { payment_done: 'much' }],
    ['its date is not a date', { date_confirmed: 'soon' }],
  ])('is not gone: the copy that was read before stays (%s)', async (_, broken) => {
    await keep(settled, orderOf(1), orderOf(2));
    const walking = startWalk(settled, now);
    await keep(walking, { ...orderOf(1), ...broken }, orderOf(2));
    await endWalk(walking);
    expect(await storedOrder(1)).toMatchObject({ isGone: false, email: wireOrder.email });
  });

  it('is named, and counted as one', async () => {
    const slice = { from: 0, until: null, idFrom: null };
    const orders = [orderOf(1), { ...orderOf(2), payment_done: 'much', date_confirmed: 'soon' }, {}];
    const { unread } = await after({ ...settled, slices: [slice] }, { kind: 'walk', slice }, { orders });
    expect(unread).toEqual(['order 2', 'order 0']);
  });
});

it('an order that is asked for by its id and has no date is named, and no failure', async () => {
  const state = { ...settled, orderIds: ['2'] };
  const answer = { orders: [{ ...orderOf(2), date_confirmed: 'soon' }] };
  const { state: read, unread } = await after(state, { kind: 'order', orderId: '2' }, answer);
  expect(unread).toEqual(['order 2']);
  expect(read.orderIds).toEqual([]);
});

it('an order that is read on its own hides none that were confirmed before it', async () => {
  const before = { ...settled, newest: seconds - 3_600, orderIds: ['2'] };
  const { state } = await after(before, { kind: 'order', orderId: '2' }, { orders: [orderOf(2, seconds)] });
  expect(nextTask({ ...state, isBusy: true, chores: ['newOrders'] }, now)).toMatchObject({
    slice: { from: seconds - 3_600 },
  });
});

describe('the end of a walk', () => {
  it('marks what the walk has not met, and nothing that is older than it looked', async () => {
    await keep(settled, orderOf(1), orderOf(2), orderOf(3, seconds - 100 * day));
    const walking = startWalk(settled, now);
    await keep(walking, orderOf(1));
    const { state } = await endWalk(walking);
    expect(state.isWalking).toBe(false);
    expect(await storedOrder(1)).toMatchObject({ isGone: false });
    expect(await storedOrder(2)).toMatchObject({ isGone: true });
    expect(await storedOrder(3)).toMatchObject({ isGone: false });
  });

  it('keeps nobody waiting while it looks for what the walk has not met, and marks nothing that has come meanwhile', async () => {
    const ids = Array.from({ length: 1_100 }, (_, id) => id + 1);
    await keep(settled, ...ids.map((id) => orderOf(id)));
    const walking = startWalk(settled, now);
    const never = () => Promise.reject(new Error('asked'));
    const { save } = await perform({ kind: 'endWalk' }, { ...walking, slices: [] }, never, now, []);
    await keep(walking, orderOf(7));
    const transaction = (await database()).transaction(['orders', 'returns'], 'readwrite');
    const cursors = vi.spyOn(IDBObjectStore.prototype, 'openCursor');
    await save(transaction.objectStore('orders'), transaction.objectStore('returns'), walking);
    expect(cursors).not.toHaveBeenCalled();
    cursors.mockRestore();
    const left = (await (await database()).getAll('orders')).filter(({ isGone }) => !isGone);
    expect(left.map(({ orderId }) => orderId)).toEqual(['7']);
  });

  it('asks for each order that was not met where answers cannot be paged', async () => {
    await keep(settled, orderOf(1));
    const { state } = await endWalk({ ...startWalk(settled, now), answerOrder: 'mixed' });
    expect(state.orderIds).toEqual(['1']);
    expect(await storedOrder(1)).toMatchObject({ isGone: false });
  });

  it('asks once for unconfirmed orders that were not met, whose date says nothing', async () => {
    await keep(settled, orderOf(1, 0));
    const walking = startWalk(settled, now);
    const { state } = await endWalk(walking);
    expect(state.orderIds).toEqual(['1']);
    const read = await after(state, { kind: 'order', orderId: '1' }, { orders: [] });
    expect(await storedOrder(1)).toMatchObject({ isGone: true });
    expect((await endWalk(startWalk(read.state, now))).state.orderIds).toEqual([]);
  });

  it('takes an order that Base archived after two months, in December, for gone, and asks no more for it', async () => {
    await keep(settled, orderOf(1, seconds - 70 * day));
    const first = await endWalk(startWalk(settled, now));
    expect(await storedOrder(1)).toMatchObject({ isGone: true });
    expect(first.state.orderIds).toEqual([]);
    const second = await endWalk(startWalk(first.state, now));
    expect(second.state.orderIds).toEqual([]);
    expect(nextTask(second.state, now)).toBeUndefined();
  });
});

describe('the journal', () => {
  const newOrders = {
    kind: 'newOrders',
    slice: { from: seconds - hour, until: null, idFrom: null },
  } as const;

  it('is off once new orders came twice in a row of which it said nothing', async () => {
    const first = await after({ ...settled, chores: ['newOrders'] }, newOrders, { orders: [orderOf(1)] });
    expect(first.state.journal).toBe('unknown');
    const again = { ...first.state, chores: ['newOrders'] } satisfies SyncState;
    const second = await after(again, newOrders, { orders: [orderOf(1), orderOf(2)] });
    expect(second.state.journal).toBe('off');
  });

  it('is not off when it told of them, or when there were none', async () => {
    const told = { ...settled, silences: 1, chores: ['newOrders'], orderIds: ['1'] } satisfies SyncState;
    const { state } = await after(told, newOrders, { orders: [orderOf(1)] });
    expect(state).toMatchObject({ journal: 'unknown', silences: 1 });
    const quiet = await after({ ...settled, silences: 1, chores: ['newOrders'] }, newOrders, { orders: [] });
    expect(quiet.state.journal).toBe('unknown');
  });

  it('that speaks after silence leads to a walk: what it did not write down is nowhere else', async () => {
    const state = startCycle({ ...settled, journal: 'off', isWalking: true }, now);
    const { state: heard } = await after(state, { kind: 'orderLog' }, { logs: [logOf(10, 1)] });
    expect(heard).toMatchObject({ journal: 'on', isWalking: true, walk: state.walk + 1, orderIds: ['1'] });
    expect(heard.slices).toHaveLength(4);
  });

  it('that was on all the time leads to its orders alone, each once, also the other one of a merge', async () => {
    const state = { ...settled, journal: 'on', chores: ['orderLog'] } satisfies SyncState;
    const logs = [logOf(12, 3), logOf(10, 1), logOf(11, 3, 5, 7), logOf(9, 4)];
    const { state: heard } = await after(state, { kind: 'orderLog' }, { logs });
    expect(heard.walk).toBe(settled.walk);
    expect(heard.orderLog.last).toBe('12');
    expect(heard.orderIds).toEqual(['3', '1', '7']);
  });

  it('with much to tell while only today has been read leads to today once more, as another walk', async () => {
    const many = Array.from({ length: 30 }, (_, id) => logOf(id + 10, id + 1, 1));
    const state = startState('a', now);
    const today = { ...state, slices: state.slices.slice(1) };
    const heard = await after(today, { kind: 'orderLog' }, { logs: many });
    expect(heard.state.orderIds).toHaveLength(30);
    const { state: again } = await after(heard.state, { kind: 'orderLog' }, { logs: [] });
    expect(again).toMatchObject({ walk: state.walk + 1, orderIds: [] });
    expect(nextTask(again, now)).toEqual({
      kind: 'walk',
      slice: { from: state.slices[0]?.from, until: null, idFrom: null },
    });
  });

  it('that is first read long after today leads to today once more: it may have been off until a moment ago', async () => {
    const state = startState('a', now - 120_000);
    const today = { ...state, slices: state.slices.slice(1) };
    const { state: again } = await after(today, { kind: 'orderLog' }, { logs: [] });
    expect(again.walk).toBe(state.walk + 1);
    expect(nextTask(again, now)).toEqual({
      kind: 'walk',
      slice: { from: state.slices[0]?.from, until: null, idFrom: null },
    });
  });

  it('is not read one order at a time by a walk that will meet them all', async () => {
    const state = {
      ...startWalk(settled, now),
      chores: ['orderLog'],
      orderIds: ['1', '2'],
    } satisfies SyncState;
    const { state: read } = await after(state, { kind: 'orderLog' }, { logs: [] });
    expect(read.orderIds).toEqual([]);
    // A walk by date meets no order that is not confirmed yet.
    expect(read.chores).toEqual(['unconfirmed']);
  });

  it('and of which one was deleted after it had been read beside that walk leaves it marked as gone', async () => {
    const planned = { ...startWalk(settled, now), orderIds: ['1'], chores: ['orderLog'] } satisfies SyncState;
    await keep(planned, orderOf(1), orderOf(2));
    const { state: read } = await after(planned, { kind: 'orderLog' }, { logs: [] });
    await keep(read, orderOf(2));
    await endWalk(read);
    expect(await storedOrder(1)).toMatchObject({ isGone: true });
    expect(await storedOrder(2)).toMatchObject({ isGone: false });
  });
});

const returnOf = (return_id: number, added = seconds - 600) => ({ return_id, date_add: added });
const storedReturn = async (id: number) => (await database()).get('returns', ['a', String(id)]);

describe('new returns', () => {
  const asking = (rest: Partial<SyncState>) =>
    ({ ...settled, chores: ['newReturns'], ...rest }) satisfies SyncState;
  const newReturns = { kind: 'newReturns' } as const;

  it('are asked for by id, and no further back than all of them', async () => {
    const state = asking({ newestReturn: '41' });
    const { asked, state: read } = await after(state, newReturns, { returns: [returnOf(44), returnOf(42)] });
    expect(asked).toEqual([
      { method: 'getOrderReturns', parameters: { id_from: 42, date_from: state.returnsSince } },
    ]);
    expect(read).toMatchObject({ newestReturn: '44', chores: [] });
  });

  it('are those of the last days where none is known: pages begin with the oldest', async () => {
    const { asked } = await after(asking({}), newReturns, { returns: [] });
    expect(asked[0]?.parameters).toEqual({ id_from: 1, date_from: seconds - 8 * day });
  });

  it.each<[string, Partial<SyncState>, number, boolean]>([
    ['is silent when it has not told of one', {}, 600, true],
    ['is not when it has', { returnIds: ['42'] }, 600, false],
    ['is not for what it has forgotten by now', {}, 3 * day, false],
    ['is not on a new account', { isFirstWalk: true }, 600, false],
  ])('say of their journal that it %s', async (_, rest, age, isReturnLogSilent) => {
    const answer = { returns: [returnOf(42, seconds - age)] };
    const { state } = await after(asking({ newestReturn: '41', ...rest }), newReturns, answer);
    expect(state.isReturnLogSilent).toBe(isReturnLogSilent);
  });
});

describe('the return journal', () => {
  const hearing = { ...settled, chores: ['returnLog'] } satisfies SyncState;
  const logsOf = (count: number) =>
    Array.from({ length: count }, (_, id) => ({ log_id: 10 + id, log_type: 11, return_id: id + 1 }));

  it('that speaks after silence leads to a walk: what it did not write down is nowhere else', async () => {
    const silent = { ...hearing, isReturnLogSilent: true };
    const { state } = await after(silent, { kind: 'returnLog' }, { logs: logsOf(1) });
    expect(state).toMatchObject({
      ...{ isReturnLogSilent: false, returnsFrom: '0', returnWalk: silent.returnWalk + 1 },
      returnIds: ['1'],
    });
  });

  it.each([
    ['much', 30, '0'],
    ['little', 3, null],
  ])('with %s to tell leads to a walk only where that is cheaper', async (_, count, returnsFrom) => {
    const { state: heard } = await after(hearing, { kind: 'returnLog' }, { logs: logsOf(count) });
    const { state: read } = await after(heard, { kind: 'returnLog' }, { logs: [] });
    expect(read).toMatchObject({ returnsFrom, chores: [] });
    expect(read.returnIds).toHaveLength(count);
  });
});

describe('what a journal names', () => {
  it('is read before what it has named earlier', async () => {
    const waiting = { orderIds: ['1', '2'], returnIds: ['1', '2'] };
    const state = { ...settled, ...waiting, journal: 'on' } satisfies SyncState;
    const { state: heard } = await after(state, { kind: 'orderLog' }, { logs: [logOf(10, 3), logOf(11, 2)] });
    expect(heard.orderIds).toEqual(['3', '2', '1']);
    const logs = [{ log_id: 10, log_type: 11, return_id: 2 }];
    const { state: told } = await after(state, { kind: 'returnLog' }, { logs });
    expect(told.returnIds).toEqual(['2', '1']);
  });
});

describe('returns that no page of a walk has met', () => {
  it('lead to no further walk when the journal names one more: they are read on their own', async () => {
    const returnIds = Array.from({ length: 50 }, (_, id) => String(id + 100));
    const state = { ...settled, returnIds, chores: ['returnLog'] } satisfies SyncState;
    const logs = [{ log_id: 10, log_type: 11, return_id: 1 }];
    const { state: heard } = await after(state, { kind: 'returnLog' }, { logs });
    const { state: read } = await after(heard, { kind: 'returnLog' }, { logs: [] });
    expect(nextTask(read, now)).toEqual({ kind: 'return', returnId: '1' });
  });
});

describe('a return that Base has no more', () => {
  const put = (state: SyncState, ...ids: number[]) =>
    after(state, { kind: 'newReturns' }, { returns: ids.map((id) => returnOf(id)) });

  it('is kept here and marked when it is asked for', async () => {
    await put(settled, 1);
    const state = { ...settled, returnIds: ['1'] };
    const { state: read } = await after(state, { kind: 'return', returnId: '1' }, { returns: [] });
    expect(await storedReturn(1)).toMatchObject({ isGone: true });
    expect(read.returnIds).toEqual([]);
  });

  it('is marked at the end of a walk that has not met it; one that was met and not understood is not', async () => {
    await put(settled, 1, 2, 3);
    await after(settled, { kind: 'newReturns' }, { returns: [returnOf(4, seconds - 100 * day)] });
    const walking = startReturnWalk(settled, now);
    const page = { returns: [returnOf(1), { ...returnOf(2), refunded: 'much' }] };
    const { state, unread } = await after(walking, { kind: 'walkReturns', from: '0' }, page);
    expect(unread).toEqual(['return 2']);
    expect(state.returnsFrom).toBeNull();
    const isGone = await Promise.all([1, 2, 3, 4].map(async (id) => (await storedReturn(id))?.isGone));
    expect(isGone).toEqual([false, false, true, false]);
  });

  it('is not marked before the walk has ended, nor is the rest lost behind a record without an id', async () => {
    await put(settled, 300);
    const walking = startReturnWalk(settled, now);
    const returns = [{}, ...Array.from({ length: 99 }, (_, id) => returnOf(id + 1))];
    const { state } = await after(walking, { kind: 'walkReturns', from: '0' }, { returns });
    expect(state.returnsFrom).toBe('100');
    expect(await storedReturn(300)).toMatchObject({ isGone: false });
  });
});

function never(): never {
  throw new Error('There is nothing to do');
}
