import {
  logPageSchema,
  orderLogSchema,
  returnLogSchema,
  type WireOrder,
} from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import type { OrderStore, ReturnStore } from '@/lib/background/storage/db';
import { isNewer } from '@/lib/background/storage/is-newer';
import { putOrder, putReturn } from '@/lib/background/storage/put-shared';
import { listUnmet, markGone, markReturnGone, markUnmet, markUnmetReturns } from './mark-gone';
import { readLogs, readOrders, readReturns, type Ask, type OrderPage, type ReturnPage } from './pages';
import { afterPage, afterSweep, pageOf, pageSize, planSweep, walkLength, wholeWindow } from './plan';
import {
  isWalkUntouched,
  journalKeeps,
  listenToJournal,
  mostSingleReads,
  newestAfter,
  plannedAt,
  startReturnWalk,
  startWalk,
  windowsAfter,
  without,
  type Task,
} from './state';
import type { Chore, SyncState } from '@/lib/background/storage/records';

/** The result of a task: how to save it in one transaction, and which records could not be read. */
export interface Brought {
  /** Writes the records and returns the state that covers them. Awaits nothing but the two stores. */
  save: (orders: OrderStore, returns: ReturnStore, state: SyncState) => Promise<SyncState>;
  /** What could not be read: `order 48213377`. */
  unread: string[];
  /** Why the first could not be read: a path and a code, never a value. */
  reason: string;
}

/** Journal entries whose `object_id` is another order's id: merged, split, copied (base-api.md §4.1). */
const pairLogs = new Set([5, 6, 17]);
/** Entries of orders that may be new here: created, confirmed, split, copied. */
const newLogs = new Set([1, 2, 6, 17]);

/**
 * Does one task of the sync.
 *
 * @param now Unix ms
 * @param statusIds the account's statuses: where answers cannot be paged, each status is requested on its own
 * @throws FailureError what `ask` throws, or unexpectedAnswer when nothing on a page can be read
 */
export async function perform(
  task: Task,
  state: SyncState,
  ask: Ask,
  now: number,
  statusIds: readonly string[],
): Promise<Brought> {
  switch (task.kind) {
    case 'walk':
    case 'newOrders': {
      const page = await readOrders(ask, pageOf(task.slice));
      return {
        ...page,
        save: async (orders, _, before) => {
          const known =
            task.kind === 'newOrders' ? await storedAmong(orders, before.accountId, page.records) : [];
          await putOrders(orders, before, page, now);
          const paged = afterPage(task.slice, page.places, before.answerOrder ?? 'unknown', statusIds);
          const newest = newestAfter(before, page.places, now);
          const after = { ...afterOrders(before, page), newest, answerOrder: paged.order };
          if (task.kind === 'walk') {
            // With the journal on, a backfill of orders has no limit of pages. The limit is for returns then.
            const walkPages = before.journal === 'on' ? before.walkPages : before.walkPages - 1;
            return { ...after, slices: windowsAfter(before, paged), walkPages, isWalkNext: false };
          }
          const told = new Set([...known, ...before.orderIds]);
          const isSilent = page.records.some(({ order_id }) => !told.has(order_id));
          const [next, ...others] = paged.rest;
          // Several windows, or a whole one, are left to the backfill.
          const isShort = next !== undefined && others.length === 0 && !next.isWhole;
          return {
            ...listenToJournal(after, isSilent),
            catchUp: isShort ? next : null,
            slices: isShort ? before.slices : [...paged.rest, ...before.slices],
            chores: isShort ? before.chores : before.chores.slice(1),
          };
        },
      };
    }
    case 'unconfirmed': {
      const seconds = Math.floor(now / 1000);
      const slice = state.sweep ?? planSweep(seconds);
      const page = await readOrders(ask, pageOf(slice));
      return {
        ...page,
        save: async (orders, _, before) => {
          await putOrders(orders, before, page, now);
          const known = before.answerOrder ?? 'unknown';
          const { sweep, order } = afterSweep(slice, page.places, known, seconds);
          const walked = windowsAfter(before, { rest: before.slices.slice(0, 1), order });
          // A backfill with a whole window meets unconfirmed orders too.
          const isWalked = walked.some(({ isWhole }) => isWhole);
          const slices =
            order === 'mixed' && !isWalked
              ? [...walked, wholeWindow({ from: seconds - walkLength }, order)]
              : walked;
          const isMet = sweep === null || isWalked;
          return {
            ...afterOrders(before, page),
            answerOrder: order,
            slices,
            sweep: isMet ? null : sweep,
            chores: isMet ? before.chores.slice(1) : before.chores,
          };
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
          const after = afterOrders(before, page);
          return {
            ...after,
            orderIds: without(after.orderIds, orderId),
            refusedOrders: without(after.refusedOrders, orderId),
            isWalkNext: true,
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
          const ids = new Set<string>();
          for (const { log_type, order_id, object_id } of logs) {
            // On a new account the backfill brings the orders that are not here yet, except those newer than what it
            // has read.
            const isMet = before.isFirstWalk && !newLogs.has(log_type);
            if (!isMet || (await orders.getKey([before.accountId, order_id])) !== undefined)
              ids.add(order_id);
            if (pairLogs.has(log_type) && object_id !== '') ids.add(object_id);
          }
          const last = highest(logs.map(({ log_id }) => log_id));
          const heard = {
            ...before,
            orderLog: { ...before.orderLog, last },
            orderIds: namedFirst(ids, before.orderIds),
            silences: 0,
          };
          if (before.journal === 'on' || before.orderLog.readAt === 0) return { ...heard, journal: 'on' };
          // The journal has been silent: it may have been off, and then it never recorded what happened. So a new
          // backfill starts. A first backfill is not started again for that: the next entry after it is early enough.
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
          if (logs.length === 0) return Promise.resolve(atEndOfReturnLog(before, now));
          const last = highest(logs.map(({ log_id }) => log_id));
          const ids = logs.map(({ return_id }) => return_id);
          const heard = {
            ...before,
            returnLog: { ...before.returnLog, last },
            returnIds: namedFirst(ids, before.returnIds),
            isReturnLogSilent: false,
          };
          // Many returns are read cheaper by pages than one by one. Returns that the pages do not bring are read one by
          // one after them. Ids that were named before may be such returns, so they start no further backfill.
          const isMuch = heard.returnIds.length - before.returnIds.length > mostSingleReads;
          // The journal never recorded what happened while it was silent.
          const isWalkDue = before.isReturnLogSilent || (isMuch && before.returnsFrom === null);
          return Promise.resolve(isWalkDue ? startReturnWalk(heard, now) : heard);
        },
      };
    }
    case 'return': {
      const { returnId } = task;
      const page = await readReturns(ask, { return_id: Number(returnId) });
      return {
        ...page,
        save: async (_, returns, before) => {
          await putReturns(returns, before, page, now);
          if (page.size === 0) await markReturnGone(returns, before.accountId, returnId);
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
        isNew ? newReturnsOf(state, now) : { id_from: Number(task.from), date_from: state.returnsSince },
      );
      const isMore = page.size >= pageSize;
      return {
        ...page,
        save: async (_, returns, before) => {
          const known = isNew ? await storedReturnsAmong(returns, before.accountId, page.ids) : [];
          await putReturns(returns, before, page, now);
          const after = afterReturns(before, page.ids);
          if (isNew) {
            const told = new Set([...known, ...before.returnIds, ...before.refusedReturns]);
            // On a new account all returns are new. And the journal forgets, so it need not name older returns.
            const isSilent =
              !before.isFirstWalk &&
              page.records.some(
                ({ return_id, date_add }) => !told.has(return_id) && date_add > now - journalKeeps,
              );
            return {
              ...after,
              isReturnLogSilent: before.isReturnLogSilent || isSilent,
              chores: isMore ? before.chores : before.chores.slice(1),
            };
          }
          if (!isMore) await markUnmetReturns(returns, before);
          return {
            ...after,
            returnsFrom: isMore ? idAfter(page.ids) : null,
            walkPages: before.walkPages - 1,
          };
        },
      };
    }
    case 'endWalk': {
      const listed = state.walk > 1 ? await listUnmet(state) : [];
      return {
        unread: [],
        reason: '',
        save: async (orders, _, before) => {
          const unmet = await markUnmet(orders, before, listed);
          const orderIds = [...new Set([...before.orderIds, ...unmet])];
          return { ...before, isWalking: false, isFirstWalk: false, orderIds };
        },
      };
    }
  }
}

/**
 * How far back the first returns are read on a new account (s). Returns are paged by id, the oldest first, so those of
 * the last days are requested before the backfill that brings the rest.
 */
const firstReturns = 8 * 86_400;

function newReturnsOf({ newestReturn, returnsSince }: SyncState, now: number) {
  const date_from = newestReturn === '0' ? Math.floor(now / 1000) - firstReturns : returnsSince;
  return { id_from: Number(newestReturn) + 1, date_from };
}

/**
 * Saves a page that was requested at `now`. A copy that was read since then is newer and stays: only that the backfill
 * has met it is recorded.
 */
async function putOrders(orders: OrderStore, state: SyncState, page: OrderPage, now: number): Promise<void> {
  const { accountId, walk } = state;
  await Promise.all(
    page.records.map(async (record) => {
      const kept = await orders.get([accountId, record.order_id]);
      const isLate = kept && isNewer(kept, now);
      await putOrder(orders, isLate ? { ...kept, walk } : toOrder(record, accountId, now, walk));
    }),
  );
  // A record that cannot be read says nothing new of the order, but shows that it exists: the copy from before stays,
  // and is not gone.
  for (const orderId of page.unreadIds) {
    const kept = await orders.get([accountId, orderId]);
    if (kept) await putOrder(orders, { ...kept, isGone: false, walk });
  }
}

async function putReturns(
  returns: ReturnStore,
  { accountId, returnWalk }: SyncState,
  page: ReturnPage,
  now: number,
): Promise<void> {
  await Promise.all(
    page.records.map(async (record) => {
      const kept = await returns.get([accountId, record.return_id]);
      const isLate = kept && isNewer(kept, now);
      const walked = isLate ? { ...kept, walk: returnWalk } : toReturn(record, accountId, now, returnWalk);
      await putReturn(returns, walked);
    }),
  );
  // As with orders: the return exists.
  for (const returnId of page.unreadIds) {
    const kept = await returns.get([accountId, returnId]);
    if (kept) await putReturn(returns, { ...kept, isGone: false, walk: returnWalk });
  }
}

async function storedReturnsAmong(returns: ReturnStore, accountId: string, ids: readonly string[]) {
  const keys = await Promise.all(ids.map((id) => returns.getKey([accountId, id])));
  return keys.flatMap((key) => (key ? [key[1]] : []));
}

async function storedAmong(orders: OrderStore, accountId: string, records: readonly WireOrder[]) {
  const keys = await Promise.all(records.map(({ order_id }) => orders.getKey([accountId, order_id])));
  return keys.flatMap((key) => (key ? [key[1]] : []));
}

/** Updates the state after an answer with orders: the ids on it need no further reading. */
function afterOrders(state: SyncState, page: OrderPage): SyncState {
  const read = new Set(page.records.map(({ order_id }) => order_id));
  return {
    ...state,
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

/** Joins ids to be read, each once. Those that have just been named come first: somebody may be looking at them. */
function namedFirst(named: Iterable<string>, waiting: readonly string[]): string[] {
  return [...new Set([...named, ...waiting])].filter((id) => id !== '');
}

/**
 * The journal of a new account is read within this time after today's orders, unless Base or the network is in the way
 * (ms).
 */
const soon = 60_000;
const day = 86_400;

/** Updates the state after the journal of orders has been read to its end. */
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
  // A backfill that has not begun will meet all these orders. It gets a new number: an order that was read for another
  // reason since it was planned, and is gone by now, must not count as met.
  if (!isFirst && isWalkUntouched(state)) {
    const chores = withChore(after.chores, 'unconfirmed');
    return { ...after, walk: state.walk + 1, orderIds: [], chores };
  }
  if (isFirst && (isMuch || isLate)) {
    // Only today's orders are here so far. Reading today once more is cheaper than reading each order again. The
    // backfill gets a new number, so that orders that are not met again are found to be gone.
    const next = state.slices[0];
    const from = next?.isWhole ? Math.floor(now / 1000) - day : (next?.until ?? state.walkedFrom);
    const slices = [{ from, until: null, idFrom: null }, ...state.slices];
    const chores = withChore(after.chores, 'unconfirmed');
    return { ...after, walk: state.walk + 1, slices, orderIds: [], chores };
  }
  const isNewFirst = isMuch && !after.chores.includes('newOrders');
  return isNewFirst ? { ...after, chores: [...after.chores, 'newOrders'], catchUp: null } : after;
}

/**
 * Adds a chore, once. `unconfirmed` is added where a backfill is to meet what the journal named: a backfill by
 * confirmation date meets no unconfirmed orders, so they are searched for.
 */
function withChore(chores: readonly Chore[], chore: Chore): Chore[] {
  return chores.includes(chore) ? [...chores] : [...chores, chore];
}

/** Updates the state after the journal of returns has been read to its end. */
function atEndOfReturnLog(state: SyncState, now: number): SyncState {
  return {
    ...state,
    returnLog: { ...state.returnLog, readAt: now },
    chores: state.chores.slice(1),
  };
}

function highest(ids: readonly string[]): string {
  return String(ids.reduce((max, id) => (BigInt(id) > max ? BigInt(id) : max), 0n));
}

/** The id after the highest: `id_from` is inclusive (base-api.md §3.1). */
function idAfter(ids: readonly string[]): string {
  return String(BigInt(highest(ids)) + 1n);
}
