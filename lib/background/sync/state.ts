import type { Lane } from '@/lib/background/base-api/budget';
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
/** The journal keeps three days (base-api.md §4.1); less a margin for a clock that is not Base's. */
export const journalKeeps = 3 * dayMs - 3_600_000;
/** A clock set back further than this has not merely been corrected. */
const clockTolerance = 600_000;
/** How often the journal's word is checked against new orders. */
const checkEvery = dayMs / 4;
/** Pages a cycle of a walk that only repeats because the journal is silent: nobody waits for it. */
const repeatedPages = 10;
/** So many ids are read one by one; for more a walk by date is cheaper. */
export const mostSingleReads = 20;

/** An account that has just been connected. `now` in Unix ms. */
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

/** A new walk over everything, because changes may have been missed. */
export function startWalk(state: SyncState, now: number): SyncState {
  return startReturnWalk({ ...state, walk: state.walk + 1, ...planned(now, state.answerOrder) }, now);
}

/** A new walk over the returns alone. */
export function startReturnWalk(state: SyncState, now: number): SyncState {
  return { ...state, returnWalk: state.returnWalk + 1, ...plannedReturns(now) };
}

function planned(now: number, order: AnswerOrder | undefined) {
  const seconds = Math.floor(now / 1000);
  return { slices: planWalk(seconds, order), isWalking: true, walkedFrom: seconds - walkLength };
}

/** What is left of the present walk once a page has shown how Base orders its answers. */
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

/** True while nothing of the present walk has been read: whatever changed until now, it will meet. */
export function isWalkUntouched({ slices }: SyncState): boolean {
  const [first, second] = slices;
  // Slices touch, so the newest begins where the next one ends until its first page has been read.
  const isBegun =
    first?.proof !== undefined || first?.checkpoint !== undefined || first?.statusId !== undefined;
  return first?.until === null && first.idFrom === null && first.from === second?.until && !isBegun;
}

/** When the present walk was planned, Unix ms. */
export function plannedAt({ walkedFrom }: SyncState): number {
  return (walkedFrom + walkLength) * 1000;
}

/** True when the journal may have forgotten something since it was last read, or nobody can say. */
export function hasJournalGap(state: SyncState, now: number): boolean {
  return [state.orderLog, state.returnLog].some(({ readAt }) => {
    // A journal that was never read is needed from the beginning of the first walk on.
    const since = readAt || plannedAt(state);
    return now - since > journalKeeps || since - now > clockTolerance;
  });
}

/** The state at the beginning of a cycle. */
export function startCycle(state: SyncState, now: number): SyncState {
  const hasGap = hasJournalGap(state, now);
  const isReading = state.orderIds.length + state.returnIds.length > 0;
  // Nobody tells of changes until the journal has spoken, so only walking again finds them; first comes what the former
  // walk has left to be read, or one walk after the other would put it off.
  const isRepeating = state.journal !== 'on' && !state.isWalking && !isReading;
  const isAnew = hasGap || isRepeating;
  const begun = isAnew ? startWalk(state, now) : state;
  const isChecked = state.silences === 0 && Math.abs(now - state.checkedAt) < checkEvery;
  const isTrusted = state.journal === 'on' && isChecked && !isAnew;
  const isReturnLogTrusted = isTrusted && !state.isReturnLogSilent;
  const isReturnWalkDue = !isReturnLogTrusted && begun.returnsFrom === null && state.returnIds.length === 0;
  // The only chore that comes after what is read one by one: the former cycle may not have come to it.
  const isSwept = isTrusted && !state.chores.includes('unconfirmed');
  return {
    ...(isReturnWalkDue ? startReturnWalk(begun, now) : begun),
    isBusy: true,
    // One that begins while the former one still walks is not the one that was asked for.
    isAsked: state.isAsked && !state.isBusy,
    reread: isReading ? state.reread : 0,
    cycleAt: now,
    catchUp: null,
    sweep: null,
    orderIds: withRefused(state.orderIds, state.refusedOrders),
    returnIds: withRefused(state.returnIds, state.refusedReturns),
    // A gap cannot be read any more: what the journal still has is read all the same, to stand at its end.
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

/** The ids to be read with those that were refused before: the longest ago first, as many as a cycle can bear. */
function withRefused(ids: readonly string[], refused: readonly string[]): string[] {
  return [...new Set([...ids, ...refused.slice(0, mostSingleReads)])];
}

export function without(ids: readonly string[], unwanted: string): string[] {
  return ids.filter((id) => id !== unwanted);
}

/** Orders came twice in a row that the journal does not name: it is off, which it never says (base-api.md §4.1). */
export function listenToJournal(state: SyncState, isSilent: boolean): SyncState {
  if (!isSilent) return state;
  const silences = state.silences + 1;
  return { ...state, silences, journal: silences >= 2 ? 'off' : state.journal };
}

/** The state after an agent has asked for the latest orders. `now` in Unix ms. */
export function askForCycle(state: SyncState, now: number): SyncState {
  // What Base has asked us to wait for stays: a block is in the budget.
  const asked = { ...state, retryAt: 0, isAsked: true };
  if (!state.isBusy) return { ...asked, cycleAt: 0 };
  // The present cycle is the one that was asked for: it reads the journals to their end from here, once.
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
  /** Asks nothing: marks what the walk has not met. */
  | { kind: 'endWalk' };

/**
 * The next question of the present cycle; undefined: the cycle is done. Today's orders come first on a new account;
 * then the journals, so that from there on no change is missed; then the rest of the three months.
 */
export function nextTask(state: SyncState, now: number): Task | undefined {
  const [slice] = state.slices;
  const isToday = state.isFirstWalk && slice?.until === null;
  if (isToday) return { kind: 'walk', slice };
  const [chore] = state.chores;
  if (chore === 'orderLog' || chore === 'returnLog') return { kind: chore };
  // Many ids, and the newest of them not here yet: one page brings a hundred.
  if (chore === 'newOrders') {
    return { kind: chore, slice: state.catchUp ?? planCatchUp(state.newest, Math.floor(now / 1000)) };
  }
  if (chore === 'newReturns') return { kind: chore };
  const named = nextNamed(state);
  if (named) return named;
  if (chore !== undefined) return { kind: chore };
  const { returnsFrom } = state;
  // A walk that only repeats because a journal is silent takes a few pages a cycle; any other goes to its end.
  const isOn = state.journal === 'on';
  const mayWalk = state.isFirstWalk || isOn || state.walkPages > 0;
  if (mayWalk && slice) return { kind: 'walk', slice };
  const mayWalkReturns = state.isFirstWalk || (isOn && !state.isReturnLogSilent) || state.walkPages > 0;
  if (mayWalkReturns && returnsFrom !== null) return { kind: 'walkReturns', from: returnsFrom };
  const isWalked = slice === undefined && returnsFrom === null;
  return state.isWalking && isWalked ? { kind: 'endWalk' } : undefined;
}

/** What the journals have named, the shorter list first: a few returns do not wait behind thousands of orders. */
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
 * In which lane a task asks. What an agent waits for goes first, as far as its cost is known: the journals and what is
 * new, not the hundreds of orders that may have changed and not a walk.
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
