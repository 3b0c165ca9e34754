import type { Lane } from '@/lib/background/team/lane';
import type { AnswerOrder, Chore, Slice, SyncState } from '@/lib/background/storage/records';
import type { Place } from './answer-order';
import {
  isPlannedWhole,
  newestOf,
  planCatchUp,
  planWalk,
  walkLength,
  wholeWindow,
  type AfterPage,
} from './plan';

const dayMs = 86_400_000;
/**
 * How long the journal keeps changes (ms): three days (base-api.md §4.1), less a margin because our clock is not
 * Base's.
 */
export const journalKeeps = 3 * dayMs - 3_600_000;
/** A clock that was set back by more than this (ms) was not merely corrected. */
const clockTolerance = 600_000;
/** How often new orders are requested by date, to check that the journal names them (ms). */
const checkEvery = dayMs / 4;
/** Pages in each cycle of a backfill that only repeats because the journal is silent. Nobody waits for it. */
const repeatedPages = 10;
/** At most this many ids are read one by one. For more, reading by date is cheaper. */
export const mostSingleReads = 20;

/** The sync state of an account that has just been connected. `now` in Unix ms. */
export function startState(accountId: string, now: number): SyncState {
  return {
    accountId,
    walk: 1,
    ...planned(now, 'unknown'),
    returnWalk: 1,
    ...plannedReturns(now),
    isFirstWalk: true,
    newest: 0,
    catchUp: null,
    sweep: null,
    answerOrder: 'unknown',
    newestReturn: '0',
    orderLog: { last: '1', readAt: 0 },
    returnLog: { last: '1', readAt: 0 },
    journal: 'unknown',
    silences: 0,
    isReturnLogSilent: false,
    checkedAt: 0,
    orderIds: [],
    returnIds: [],
    refusedOrders: [],
    refusedReturns: [],
    chores: ['orderLog', 'returnLog', 'newReturns', 'unconfirmed'],
    walkPages: 0,
    isBusy: true,
    isAsked: false,
    reread: 0,
    cycleAt: now,
    failures: 0,
    retryAt: 0,
  };
}

/** Starts a new backfill of orders and returns, because changes may have been missed. */
export function startWalk(state: SyncState, now: number): SyncState {
  return startReturnWalk({ ...state, walk: state.walk + 1, ...planned(now, state.answerOrder) }, now);
}

/** Starts a new backfill of the returns alone. */
export function startReturnWalk(state: SyncState, now: number): SyncState {
  return { ...state, returnWalk: state.returnWalk + 1, ...plannedReturns(now) };
}

function planned(now: number, order: AnswerOrder | undefined) {
  const seconds = Math.floor(now / 1000);
  return { slices: planWalk(seconds, order), isWalking: true, walkedFrom: seconds - walkLength };
}

/**
 * Returns the windows that are left of the present backfill after a page. If the page shows a sort order where windows
 * have no end, the rest becomes one window.
 */
export function windowsAfter(state: SyncState, { rest, order }: AfterPage): Slice[] {
  const [slice, ...others] = state.slices;
  const isNews = order !== (state.answerOrder ?? 'unknown');
  if (!isNews || !isPlannedWhole(order)) return [...rest, ...others];
  // Today first; then everything in one window, which includes what else was planned.
  const today = slice?.until === null && order !== 'added' ? rest : [];
  return [...today, wholeWindow({ from: state.walkedFrom }, order)];
}

function plannedReturns(now: number) {
  return { returnsFrom: '0', returnsSince: Math.floor(now / 1000) - walkLength };
}

/** True while nothing of the present backfill has been read: it will meet everything that has changed until now. */
export function isWalkUntouched({ slices }: SyncState): boolean {
  const [first, second] = slices;
  // Windows touch. Until its first page has been read, the newest window begins where the next one ends.
  const isBegun =
    first?.proof !== undefined || first?.checkpoint !== undefined || first?.statusId !== undefined;
  return first?.until === null && first.idFrom === null && first.from === second?.until && !isBegun;
}

/** When the present walk was planned, Unix ms. */
export function plannedAt({ walkedFrom }: Pick<SyncState, 'walkedFrom'>): number {
  return (walkedFrom + walkLength) * 1000;
}

/**
 * True when a change may have been missed: the journal may have forgotten something since it was last read, or nobody
 * can say. So it may when the clock was ahead: the windows that a backfill planned then lie where no order is.
 */
export function mayHaveMissed(state: SyncState, now: number): boolean {
  const hasGap = [state.orderLog, state.returnLog].some(({ readAt }) => {
    // A journal that was never read is needed from the time when the first backfill was planned.
    const since = readAt || plannedAt(state);
    return now - since > journalKeeps || since - now > clockTolerance;
  });
  const isAhead = (walkedFrom: number) => plannedAt({ walkedFrom }) - now > clockTolerance;
  return (
    hasGap ||
    (state.isWalking && isAhead(state.walkedFrom)) ||
    (state.returnsFrom !== null && isAhead(state.returnsSince))
  );
}

/** Starts a sync cycle. */
export function startCycle(state: SyncState, now: number): SyncState {
  const hasMissed = mayHaveMissed(state, now);
  const isReading = state.orderIds.length + state.returnIds.length > 0;
  // Until the journal is known to be on, only another backfill finds changes. Ids that the former one has left are read
  // first: otherwise one backfill after the other would put them off.
  const isRepeating = state.journal !== 'on' && !state.isWalking && !isReading;
  const isAnew = hasMissed || isRepeating;
  const begun = isAnew ? startWalk(state, now) : state;
  const isChecked = state.silences === 0 && Math.abs(now - state.checkedAt) < checkEvery;
  const isTrusted = state.journal === 'on' && isChecked && !isAnew;
  const isReturnLogTrusted = isTrusted && !state.isReturnLogSilent;
  const isReturnWalkDue = !isReturnLogTrusted && begun.returnsFrom === null && state.returnIds.length === 0;
  // This is the only chore that comes after the ids that are read one by one, so the former cycle may not have reached
  // it.
  const isSwept = isTrusted && !state.chores.includes('unconfirmed');
  return {
    ...(isReturnWalkDue ? startReturnWalk(begun, now) : begun),
    isBusy: true,
    // If the former cycle is still busy, this one is not the one that the agent asked for.
    isAsked: state.isAsked && !state.isBusy,
    reread: isReading ? state.reread : 0,
    cycleAt: now,
    catchUp: null,
    sweep: null,
    orderIds: withRefused(state.orderIds, state.refusedOrders),
    returnIds: withRefused(state.returnIds, state.refusedReturns),
    // Forgotten entries cannot be read any more. The journals are read all the same, to reach their end.
    chores: [
      'orderLog',
      'returnLog',
      ...(isTrusted ? [] : (['newOrders'] satisfies Chore[])),
      ...(isReturnLogTrusted ? [] : (['newReturns'] satisfies Chore[])),
      ...(isSwept ? [] : (['unconfirmed'] satisfies Chore[])),
    ],
    checkedAt: isTrusted ? state.checkedAt : now,
    walkPages: repeatedPages,
  };
}

/** Adds ids that were refused before to those to be read: the longest ago first, as many as a cycle can bear. */
function withRefused(ids: readonly string[], refused: readonly string[]): string[] {
  return [...new Set([...ids, ...refused.slice(0, mostSingleReads)])];
}

/** The ids without one of them. */
export function without(ids: readonly string[], unwanted: string): string[] {
  return ids.filter((id) => id !== unwanted);
}

/**
 * Counts how often orders came that the journal did not name (`isSilent`) since it last named any. After two times it
 * counts as off, which Base never says (base-api.md §4.1).
 */
export function listenToJournal(state: SyncState, isSilent: boolean): SyncState {
  if (!isSilent) return state;
  const silences = state.silences + 1;
  return { ...state, silences, journal: silences >= 2 ? 'off' : state.journal };
}

/** The state after an agent has asked for the latest orders. `now` in Unix ms. */
export function askForCycle(state: SyncState, now: number): SyncState {
  // The wait after a failure ends. A block of Base still holds: it is in the budget.
  const asked = { ...state, retryAt: 0, isAsked: true };
  // A cycle from long ago, or from a clock that was ahead, must begin anew: going on with it would hide what was missed.
  if (!state.isBusy || mayHaveMissed(state, now)) return { ...asked, isBusy: false, cycleAt: 0 };
  // The present cycle is the one that the agent asked for: it reads the journals to their end once more.
  const chores = new Set<Chore>(['orderLog', 'returnLog', ...state.chores]);
  return { ...asked, chores: [...chores], cycleAt: now };
}

/** What is asked of Base next. */
export type Task =
  | { kind: 'walk'; slice: Slice }
  | { kind: 'newOrders'; slice: Slice }
  | { kind: 'unconfirmed' }
  | { kind: 'orderLog' }
  | { kind: 'returnLog' }
  | { kind: 'order'; orderId: string }
  | { kind: 'return'; returnId: string }
  | { kind: 'newReturns' }
  | { kind: 'walkReturns'; from: string }
  /** Sends no request: marks what the backfill has not met. */
  | { kind: 'endWalk' };

/**
 * Returns the next task of the present cycle; undefined: the cycle is done. On a new account today's orders come first.
 * Then come the journals, so that from there on no change is missed; then the rest of the three months.
 */
export function nextTask(state: SyncState, now: number): Task | undefined {
  const [slice] = state.slices;
  const isToday = state.isFirstWalk && slice?.until === null;
  if (isToday) return { kind: 'walk', slice };
  const [chore] = state.chores;
  if (chore === 'orderLog' || chore === 'returnLog') return { kind: chore };
  // There may be many ids, and the newest orders are not here yet: one page brings a hundred.
  if (chore === 'newOrders') {
    return { kind: chore, slice: state.catchUp ?? planCatchUp(state.newest, Math.floor(now / 1000)) };
  }
  if (chore === 'newReturns') return { kind: chore };
  // A backfill that only repeats because a journal is silent reads a few pages in each cycle; any other goes to its
  // end.
  const isOn = state.journal === 'on';
  const mayWalk = state.isFirstWalk || isOn || state.walkPages > 0;
  const named = nextNamed(state);
  // Many changed orders and a backfill take turns. Else a shop where orders change as fast as they are read would never
  // end its backfill. And a page may bring a hundred of these orders at once.
  // Unconfirmed orders come before a backfill here too: one that is confirmed between the two is in the backfill then.
  const isMuch = named?.kind === 'order' && state.orderIds.length > mostSingleReads;
  if (isMuch && state.isWalkNext && mayWalk && slice)
    return chore === undefined ? { kind: 'walk', slice } : { kind: chore };
  if (named) return named;
  if (chore !== undefined) return { kind: chore };
  const { returnsFrom } = state;
  if (mayWalk && slice) return { kind: 'walk', slice };
  const mayWalkReturns = state.isFirstWalk || (isOn && !state.isReturnLogSilent) || state.walkPages > 0;
  if (mayWalkReturns && returnsFrom !== null) return { kind: 'walkReturns', from: returnsFrom };
  const isWalked = slice === undefined && returnsFrom === null;
  return state.isWalking && isWalked ? { kind: 'endWalk' } : undefined;
}

/**
 * Returns the next order or return that the journals have named, from the shorter list: a few returns do not wait
 * behind thousands of orders.
 */
function nextNamed({ orderIds, returnIds, returnsFrom }: SyncState): Task | undefined {
  const [orderId] = orderIds;
  const [returnId] = returnIds;
  const isOrderNext = returnId === undefined || orderIds.length <= returnIds.length;
  if (orderId !== undefined && isOrderNext) return { kind: 'order', orderId };
  const isMuch = returnIds.length > mostSingleReads;
  if (isMuch && returnsFrom !== null) return { kind: 'walkReturns', from: returnsFrom };
  return returnId === undefined ? undefined : { kind: 'return', returnId };
}

/**
 * Returns the lane in which a task sends its request. What an agent waits for goes first if its cost is known: the
 * journals and new orders, but not the hundreds of orders that may have changed, and not a backfill.
 */
export function laneOf(task: Task, { isAsked }: SyncState): Lane {
  const isShort = task.kind === 'orderLog' || task.kind === 'returnLog' || task.kind === 'newOrders';
  return isAsked && isShort ? 'interactive' : 'sync';
}

/** The newest confirmation after a page; one that lies in the future (they exist, year 2515) does not count. */
export function newestAfter(state: SyncState, places: readonly Place[], now: number): number {
  return Math.max(state.newest, newestOf(places.filter(({ confirmed }) => confirmed * 1000 <= now + dayMs)));
}

/** When to try again after a failure (Unix ms): 5 s, doubled each time up to five minutes, spread by a quarter. */
export function backOff(failures: number, now: number, random: number): number {
  return now + Math.min(5_000 * 2 ** failures, 300_000) * (0.75 + random / 2);
}
