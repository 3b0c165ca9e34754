import { FailureError } from '@/lib/model/failure';
import { database } from '@/lib/background/storage/db';
import type { BudgetState } from '@/lib/background/storage/records';

const minute = 60_000;
/** Base gives up no request later than this (`client.ts`), so until it is answered it may count at any time until then. */
const longestFlight = 30_000;

/** The share of a minute that the sync leaves for agents who are waiting. */
const keptForInteractive = 1 / 4;
/** A block is over a few seconds after the time Base names (base-api.md §1: clients in the wild wait 5 s and more). */
export const afterBlock = 5_000;
/** Blocks are typically about a minute: one that seems shorter comes from a clock that is ahead. */
const shortestBlock = minute;
/**
 * Five minutes were seen (base-api.md §1). An end further ahead comes from a wrong clock, unless Base's own clock
 * confirms it.
 */
const longestUnproven = 10 * minute;
/** Nobody has seen one nearly as long. */
const longestBlock = 60 * minute;

const unspent: BudgetState = { sent: [], blockedUntil: 0 };

/** Who asks: an agent who waits for the answer, or the sync, which can. */
export type Lane = 'interactive' | 'sync';

/**
 * A place in the minute of a token, written down before it is used, so that a worker that dies and comes back has spent
 * what it has spent.
 *
 * @param perMinute what the user allows. Base allows 100 for all programs on one token together and blocks them all when
 * it is passed (base-api.md §1), so Sidecar takes its part and no more.
 * @param now Unix ms
 * @returns 0 when the request may be sent now, else the milliseconds until it is worth asking again
 * @throws FailureError tokenBlocked while Base's block lasts
 */
export async function takePlace(
  fingerprint: string,
  lane: Lane,
  perMinute: number,
  now: number,
): Promise<number> {
  const limit = lane === 'interactive' ? perMinute : Math.floor(perMinute * (1 - keptForInteractive));
  const { before, after } = await changeBudget(fingerprint, now, (budget) => {
    const isAllowed = budget.blockedUntil === 0 && budget.sent.length < limit;
    return isAllowed ? { ...budget, sent: [...budget.sent, now + longestFlight] } : budget;
  });
  if (after !== before) return 0;
  const { sent, blockedUntil } = before;
  if (blockedUntil > 0) throw new FailureError({ kind: 'tokenBlocked', until: blockedUntil });
  const leaving = sent.toSorted((a, b) => a - b)[sent.length - limit] ?? now;
  return Math.max(1, leaving + minute - now);
}

/**
 * The request that took a place has been answered, or will not be: it reached Base at `now` at the latest. So what the
 * server counts in any minute is never more than what was allowed, however long requests were on their way.
 */
export async function leavePlace(fingerprint: string, now: number): Promise<void> {
  await changeBudget(fingerprint, now, ({ sent, ...budget }) => {
    // Which of those on their way it is does not matter: the later places stay with the others, which took theirs later.
    const own = sent.indexOf(Math.min(...sent.filter((time) => time > now)));
    return { ...budget, sent: own === -1 ? sent : sent.with(own, now) };
  });
}

/**
 * Keeps a block that lasts until `until` (Unix ms), so that no lane of this token asks again before it ends. Answers come
 * in any order: the latest end counts.
 */
export async function noteBlock(fingerprint: string, until: number, now: number): Promise<void> {
  await changeBudget(fingerprint, now, (budget) => ({
    ...budget,
    blockedUntil: Math.max(budget.blockedUntil, until),
  }));
}

/**
 * The end of a block that Base has named just now, by our clock: to ask again too early prolongs it. All in Unix ms.
 *
 * @param until by Base's clock
 * @param baseNow what Base's clock shows. Where that is not known and the two clocks seem not to agree, the block is over
 * after as long as blocks last.
 */
export function endOfBlock(until: number, now: number, baseNow: number | undefined): number {
  const length = until - (baseNow ?? now);
  const isLikely = length <= (baseNow === undefined ? longestUnproven : longestBlock);
  return now + (isLikely ? Math.max(length, shortestBlock) : shortestBlock);
}

/** What a token has spent in the last minute, and until when Base blocks it (Unix ms; 0: it does not). */
export async function readSpending(
  fingerprint: string,
  now: number,
): Promise<{ requests: number; blockedUntil: number }> {
  const kept = (await (await database()).get('budgets', fingerprint)) ?? unspent;
  const { sent, blockedUntil } = atTime(kept, now, 0);
  return { requests: sent.length, blockedUntil };
}

/** Forgets what is over of all budgets, of tokens that are connected and of those that were. */
export async function dropIdleBudgets(now: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  for await (const cursor of transaction.store) {
    const left = atTime(cursor.value, now, jumpOf(cursor.key, now));
    await (left.sent.length === 0 && left.blockedUntil === 0 ? cursor.delete() : cursor.update(left));
  }
  await transaction.done;
}

/** Changes a budget in one transaction, after what is over has been taken out of it. */
async function changeBudget(
  fingerprint: string,
  now: number,
  change: (budget: BudgetState) => BudgetState,
): Promise<{ before: BudgetState; after: BudgetState }> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const kept = (await transaction.store.get(fingerprint)) ?? unspent;
  const before = atTime(kept, now, jumpOf(fingerprint, now));
  const after = change(before);
  // An answer that comes after everything was erased leaves no trace of its token.
  const isIdle = after.sent.length === 0 && after.blockedUntil === 0;
  await (isIdle ? transaction.store.delete(fingerprint) : transaction.store.put(after, fingerprint));
  await transaction.done;
  return { before, after };
}

/** What still counts, in the time of a clock that was set by `jump` ms. */
function atTime({ sent, blockedUntil }: BudgetState, now: number, jump: number): BudgetState {
  // A time further ahead than can be is one from before the clock was set back: it may be as late as now.
  const end = Math.min(blockedUntil + jump, now + longestBlock);
  return {
    sent: sent
      .map((time) => Math.min(time + jump, now + longestFlight))
      .filter((time) => time > now - minute),
    blockedUntil: blockedUntil > 0 && end + afterBlock > now ? end : 0,
  };
}

/** What the clock showed more than one that nobody can set (which starts with the worker), when it was last read. */
const leads = new Map<string, number>();

/**
 * By how much the clock was set since this token's budget was last changed, ms: without it a clock set forward would
 * empty a minute that is full. A worker that has just started cannot know. Time asleep counts too, which costs at most
 * one minute's wait.
 */
function jumpOf(fingerprint: string, now: number): number {
  const lead = Math.round(now - performance.now());
  const jump = lead - (leads.get(fingerprint) ?? lead);
  leads.set(fingerprint, lead);
  return jump;
}
