import type { z } from 'zod';
import { FailureError } from '../../errors';
import {
  logPageSchema,
  orderIdSchema,
  orderLogSchema,
  orderPageSchema,
  orderPlaceSchema,
  readEach,
  returnLogSchema,
  returnPageSchema,
  returnPlaceSchema,
  wireOrderSchema,
  wireReturnSchema,
  type WireOrder,
  type WireReturn,
} from '../base-api/schemas';
import { toOrder } from '../base-api/to-order';
import { toReturn } from '../base-api/to-return';
import { keysOfAccount, type OrderStore, type ReturnStore } from '../db';
import { afterPage, pageOf, pageSize, type Place } from './plan';
import {
  isWalkUntouched,
  listenToJournal,
  mostSingleReads,
  newestAfter,
  plannedAt,
  startWalk,
  without,
  type SyncState,
  type Task,
} from './state';

type Ask = <T>(
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
) => Promise<T>;

/** What a task brought: to be saved in one transaction, and which records could not be read. */
export interface Brought {
  /** Writes records and answers the state that covers them. Awaits nothing but the two stores. */
  save: (orders: OrderStore, returns: ReturnStore, state: SyncState) => Promise<SyncState>;
  /** What could not be read, each named once: `order 48213377`. */
  unread: string[];
  /** Why the first could not be read: a path and a code, never a value. */
  reason: string;
}

/** Journal entries whose `object_id` is another order's id: merged, split, copied (reference/base-api.md §4.1). */
const pairLogs = new Set([5, 6, 17]);
/** Entries of orders that may be new here: created, confirmed, split, copied. */
const newLogs = new Set([1, 2, 6, 17]);

/**
 * Does one task of the sync.
 *
 * @throws FailureError what `ask` throws, or unexpectedAnswer when nothing on a page can be read
 */
export async function perform(task: Task, state: SyncState, ask: Ask, now: number): Promise<Brought> {
  switch (task.kind) {
    case 'walk':
    case 'newOrders': {
      const page = await readOrders(ask, pageOf(task.slice));
      const rest = afterPage(task.slice, page.places);
      return {
        ...page,
        save: async (orders, _, before) => {
          const known =
            task.kind === 'newOrders' ? await storedAmong(orders, before.accountId, page.records) : [];
          await putOrders(orders, before, page, now);
          const after = afterOrders(before, page, now);
          if (task.kind === 'walk') {
            const slices = before.slices.slice(1);
            return { ...after, slices: rest ? [rest, ...slices] : slices, walkPages: before.walkPages - 1 };
          }
          const told = new Set([...known, ...before.orderIds]);
          const isSilent = page.records.some(({ order_id }) => !told.has(order_id));
          return {
            ...listenToJournal(after, isSilent),
            catchUp: rest,
            chores: rest ? before.chores : before.chores.slice(1),
          };
        },
      };
    }
    case 'unconfirmed': {
      // Unconfirmed orders have no confirmation date (§3.1) and come first in an ascending answer. The rest of the page
      // is old orders: read again at no cost.
      const page = await readOrders(ask, {
        get_unconfirmed_orders: true,
        date_confirmed_from: 0,
        id_from: Number(state.unconfirmedFrom),
      });
      const isMore = page.places.length >= pageSize && page.places.every(({ confirmed }) => confirmed === 0);
      return {
        ...page,
        save: async (orders, _, before) => {
          await putOrders(orders, before, page, now);
          const after = afterOrders(before, page, now);
          return isMore
            ? { ...after, unconfirmedFrom: idAfter(page.places.map(({ orderId }) => orderId)) }
            : { ...after, chores: before.chores.slice(1) };
        },
      };
    }
    case 'order': {
      const { orderId } = task;
      const page = await readOrders(ask, { order_id: Number(orderId), get_unconfirmed_orders: true });
      return {
        ...page,
        save: async (orders, _, before) => {
          await putOrders(orders, before, page, now);
          if (page.places.length === 0) await markGone(orders, before.accountId, orderId);
          const after = afterOrders(before, page, now);
          return {
            ...after,
            orderIds: without(after.orderIds, orderId),
            refusedOrders: without(after.refusedOrders, orderId),
            reread: before.reread + 1,
          };
        },
      };
    }
    case 'orderLog': {
      const { logs: raw } = await ask(
        'getJournalList',
        { last_log_id: Number(state.orderLog.last) },
        logPageSchema,
      );
      const { records, ...unread } = readLogs(raw, orderLogSchema, 'getJournalList');
      const logs = records.filter(({ log_id }) => BigInt(log_id) > BigInt(state.orderLog.last));
      return {
        ...unread,
        save: async (orders, _, before) => {
          if (logs.length === 0) return atEndOfOrderLog(before, now);
          const ids = new Set(before.orderIds);
          for (const { log_type, order_id, object_id } of logs) {
            // On a new account an order that is not here yet is met by the walk, unless it is newer than what was walked.
            const isMet = before.isFirstWalk && !newLogs.has(log_type);
            if (!isMet || (await orders.getKey([before.accountId, order_id])) !== undefined)
              ids.add(order_id);
            if (pairLogs.has(log_type) && object_id !== '') ids.add(object_id);
          }
          const last = highest(logs.map(({ log_id }) => log_id));
          const heard = {
            ...before,
            orderLog: { ...before.orderLog, last },
            orderIds: [...ids].filter((id) => id !== ''),
            silences: 0,
          };
          if (before.journal === 'on' || before.orderLog.readAt === 0) return { ...heard, journal: 'on' };
          // It has been silent: it may have been off, and what happened meanwhile was never written down. A first walk
          // is not begun again for that; the next word after it is early enough.
          return before.isFirstWalk ? heard : startWalk({ ...heard, journal: 'on' }, now);
        },
      };
    }
    case 'returnLog': {
      const { logs: raw } = await ask(
        'getOrderReturnJournalList',
        { last_log_id: Number(state.returnLog.last) },
        logPageSchema,
      );
      const { records, ...unread } = readLogs(raw, returnLogSchema, 'getOrderReturnJournalList');
      const logs = records.filter(({ log_id }) => BigInt(log_id) > BigInt(state.returnLog.last));
      return {
        ...unread,
        save: (_orders, _returns, before) => {
          if (logs.length === 0) {
            const returnLog = { ...before.returnLog, readAt: now };
            return Promise.resolve({ ...before, returnLog, chores: before.chores.slice(1) });
          }
          const last = highest(logs.map(({ log_id }) => log_id));
          const ids = new Set([...before.returnIds, ...logs.map(({ return_id }) => return_id)]);
          return Promise.resolve({
            ...before,
            returnLog: { ...before.returnLog, last },
            returnIds: [...ids].filter((id) => id !== ''),
          });
        },
      };
    }
    case 'return': {
      const { returnId } = task;
      const page = await readReturns(ask, { return_id: Number(returnId) });
      return {
        ...page,
        save: async (_, returns, before) => {
          await putReturns(returns, before, page.records, now);
          if (page.ids.length === 0) await returns.delete([before.accountId, returnId]);
          const after = afterReturns(before, page.ids);
          return {
            ...after,
            returnIds: without(after.returnIds, returnId),
            refusedReturns: without(after.refusedReturns, returnId),
            reread: before.reread + 1,
          };
        },
      };
    }
    case 'newReturns':
    case 'walkReturns': {
      const isNew = task.kind === 'newReturns';
      const page = await readReturns(
        ask,
        isNew
          ? { id_from: Number(state.newestReturn) + 1, date_from: state.walkedFrom }
          : { id_from: Number(task.from), date_from: state.walkedFrom },
      );
      const isMore = page.ids.length >= pageSize;
      return {
        ...page,
        save: async (_, returns, before) => {
          await putReturns(returns, before, page.records, now);
          const after = afterReturns(before, page.ids);
          if (isNew) return { ...after, chores: isMore ? before.chores : before.chores.slice(1) };
          return {
            ...after,
            returnsFrom: isMore ? idAfter(page.ids) : null,
            walkPages: before.walkPages - 1,
          };
        },
      };
    }
    case 'endWalk':
      return {
        unread: [],
        reason: '',
        save: async (orders, _, before) => {
          const unmet = before.walk > 1 ? await markUnmet(orders, before) : [];
          const orderIds = [...new Set([...before.orderIds, ...unmet])];
          return { ...before, isWalking: false, isFirstWalk: false, orderIds };
        },
      };
  }
}

/** An answer with orders. */
interface OrderPage {
  records: WireOrder[];
  /** Of every order in it, those that could not be read included; its id is '0' where not even that could. */
  places: Place[];
  /** Those whose record could not be read although their id could. */
  unreadIds: string[];
  unread: string[];
  reason: string;
}

async function readOrders(ask: Ask, parameters: Record<string, number | boolean>): Promise<OrderPage> {
  const { orders: raw } = await ask('getOrders', parameters, orderPageSchema);
  const { records, reason } = readEach(raw, wireOrderSchema);
  const placed = readEach(raw, orderPlaceSchema).records;
  const named = readEach(raw, orderIdSchema).records.map(({ order_id }) => order_id);
  // Without one readable date a walk could only go on by guessing; who asks for one order goes on anyway.
  const isKnown = placed.length > 0 || (parameters.order_id !== undefined && named.length > 0);
  if (raw.length > 0 && !isKnown) throw unreadable('getOrders', reason);
  const read = new Set(records.map(({ order_id }) => order_id));
  const unreadIds = named.filter((id) => !read.has(id));
  const nameless = Array.from({ length: raw.length - named.length }, () => 'order 0');
  const unplaced = Array.from({ length: raw.length - placed.length }, () => ({ orderId: '0', confirmed: 0 }));
  return {
    records,
    places: [
      ...placed.map((place) => ({ orderId: place.order_id, confirmed: place.date_confirmed / 1000 })),
      ...unplaced,
    ],
    unreadIds,
    unread: [...unreadIds.map((id) => `order ${id}`), ...nameless],
    reason,
  };
}

async function readReturns(ask: Ask, parameters: Record<string, number>) {
  const { returns: raw } = await ask('getOrderReturns', parameters, returnPageSchema);
  const { records, reason } = readEach(raw, wireReturnSchema);
  const ids = readEach(raw, returnPlaceSchema).records.map(({ return_id }) => return_id);
  if (raw.length > 0 && ids.length === 0) throw unreadable('getOrderReturns', reason);
  const read = new Set(records.map(({ return_id }) => return_id));
  return { records, unread: ids.filter((id) => !read.has(id)).map((id) => `return ${id}`), reason, ids };
}

/** Entries of a journal. When none of them can be read, nobody could say where to go on: then it is a failure. */
function readLogs<T>(raw: readonly unknown[], schema: z.ZodType<T>, method: string) {
  const { records, rejected, reason } = readEach(raw, schema);
  if (raw.length > 0 && records.length === 0) throw unreadable(method, reason);
  return { records, unread: rejected > 0 ? [method] : [], reason };
}

function unreadable(method: string, reason: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${reason}` });
}

async function putOrders(orders: OrderStore, state: SyncState, page: OrderPage, now: number): Promise<void> {
  const { accountId, walk } = state;
  await Promise.all(page.records.map((record) => orders.put(toOrder(record, accountId, now, walk))));
  // A record that cannot be read is no news of the order, but it is there: the copy that was read before is not gone.
  for (const orderId of page.unreadIds) {
    const kept = await orders.get([accountId, orderId]);
    if (kept) await orders.put({ ...kept, isGone: false, walk });
  }
}

async function putReturns(
  returns: ReturnStore,
  state: SyncState,
  records: readonly WireReturn[],
  now: number,
) {
  await Promise.all(records.map((record) => returns.put(toReturn(record, state.accountId, now))));
}

async function storedAmong(orders: OrderStore, accountId: string, records: readonly WireOrder[]) {
  const keys = await Promise.all(records.map(({ order_id }) => orders.getKey([accountId, order_id])));
  return keys.flatMap((key) => (key ? [key[1]] : []));
}

/** What every answer with orders means: how new the newest is, and which ids need no further reading. */
function afterOrders(state: SyncState, page: OrderPage, now: number): SyncState {
  const read = new Set(page.records.map(({ order_id }) => order_id));
  return {
    ...state,
    newest: newestAfter(state, page.places, now),
    orderIds: state.orderIds.filter((id) => !read.has(id)),
    refusedOrders: state.refusedOrders.filter((id) => !read.has(id)),
  };
}

function afterReturns(state: SyncState, ids: readonly string[]): SyncState {
  const read = new Set(ids);
  return {
    ...state,
    newestReturn: highest([state.newestReturn, ...ids]),
    returnIds: state.returnIds.filter((id) => !read.has(id)),
    refusedReturns: state.refusedReturns.filter((id) => !read.has(id)),
  };
}

/** The journal of a new account is read right after today's orders, unless Base or the network is in the way (ms). */
const soon = 60_000;

/** The journal has been read to its end. */
function atEndOfOrderLog(state: SyncState, now: number): SyncState {
  const isFirst = state.orderLog.readAt === 0;
  const after = {
    ...state,
    orderLog: { ...state.orderLog, readAt: now },
    chores: state.chores.slice(1),
  };
  const isMuch = state.orderIds.length > mostSingleReads;
  // The journal may have been switched on after today's orders were read: nobody can tell what it has missed.
  const isLate = isFirst && Math.abs(now - plannedAt(state)) > soon;
  // A walk that has not begun will meet them all. It counts as another one: an order that was read for another reason
  // since it was planned, and is gone by now, must not pass for one that it has met.
  if (!isFirst && isWalkUntouched(state)) return { ...after, walk: state.walk + 1, orderIds: [] };
  if (isFirst && (isMuch || isLate)) {
    // So far only today's orders are here: reading today once more is cheaper than reading each again. It counts as
    // another walk, so that those that are not met again are found to be gone.
    const from = state.slices[0]?.until ?? state.walkedFrom;
    const slices = [{ from, until: null, idFrom: null }, ...state.slices];
    return { ...after, walk: state.walk + 1, slices, orderIds: [] };
  }
  const isNewFirst = isMuch && !after.chores.includes('newOrders');
  return isNewFirst ? { ...after, chores: [...after.chores, 'newOrders'], catchUp: null } : after;
}

async function markGone(orders: OrderStore, accountId: string, orderId: string): Promise<void> {
  const order = await orders.get([accountId, orderId]);
  if (order && !order.isGone) await orders.put({ ...order, isGone: true });
}

/**
 * Marks the confirmed orders of the walked months that the walk has not met. Unconfirmed ones are few and are asked for
 * one by one: their ids are the answer.
 */
async function markUnmet(orders: OrderStore, state: SyncState): Promise<string[]> {
  const unconfirmed: string[] = [];
  let cursor = await orders.openCursor(keysOfAccount(state.accountId));
  while (cursor) {
    const order = cursor.value;
    const isUnmet = !order.isGone && order.walk < state.walk;
    if (isUnmet && order.confirmedAt === 0) unconfirmed.push(order.orderId);
    if (isUnmet && order.confirmedAt >= state.walkedFrom * 1000)
      await cursor.update({ ...order, isGone: true });
    cursor = await cursor.continue();
  }
  return unconfirmed;
}

function highest(ids: readonly string[]): string {
  return String(ids.reduce((max, id) => (BigInt(id) > max ? BigInt(id) : max), 0n));
}

/** The id after the highest: `id_from` is inclusive (§3.1). */
function idAfter(ids: readonly string[]): string {
  return String(BigInt(highest(ids)) + 1n);
}
