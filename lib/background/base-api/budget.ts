import { FailureError } from '@/lib/model/failure';
import { database } from '@/lib/background/storage/db';
import type { BudgetState } from '@/lib/background/storage/records';
import { budgetAt, longestBlock, longestFlight, shareAt, unspent } from './budget-at';
import { jumpOf } from './clock-jump';

const minute = 60_000;
/** The share of a minute that the sync leaves for agents who are waiting. */
const keptForInteractive = 1 / 4;
/** Blocks are typically about a minute: one that seems shorter by our clock alone comes from a clock that is ahead. */
const shortestUnproven = minute;
/** Five minutes were seen (base-api.md §1): an end further ahead comes from a clock that is wrong, unless Base's own clock bears it out. */
const longestUnproven = 10 * minute;
/** However often Base blocks a token, this part of its allowance is left. */
const leastShare = 1 / 8;

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
  const { before, after } = await changeBudget(fingerprint, now, (budget) => {
    const isAllowed = budget.blockedUntil === 0 && budget.sent.length < limitOf(budget, lane, perMinute, now);
    return isAllowed ? { ...budget, sent: [...budget.sent, now + longestFlight] } : budget;
  });
  if (after !== before) return 0;
  const { sent, blockedUntil } = before;
  const limit = limitOf(before, lane, perMinute, now);
  if (blockedUntil > 0) throw new FailureError({ kind: 'tokenBlocked', until: blockedUntil });
  const leaving = sent.toSorted((a, b) => a - b)[sent.length - limit] ?? now;
  return Math.max(1, leaving + minute - now);
}

/** How many requests a minute a lane may send: less for a while after Base has blocked the token. */
function limitOf(budget: BudgetState, lane: Lane, perMinute: number, now: number): number {
  const share = shareAt(budget, now);
  // Slowed down or not, one is left for each lane.
  const allowed = share < 1 ? Math.max(2, Math.floor(perMinute * share)) : perMinute;
  return lane === 'interactive' ? allowed : Math.max(1, Math.floor(allowed * (1 - keptForInteractive)));
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
 * in any order: the latest end counts. The allowance halves with each block, as others use the token too: Base counts all
 * of them together. Several requests that one block has met halve it once.
 */
export async function noteBlock(fingerprint: string, until: number, now: number): Promise<void> {
  await changeBudget(fingerprint, now, (budget) => {
    const isKnown = budget.blockedUntil > 0;
    const blockedUntil = Math.max(budget.blockedUntil, until);
    const share = isKnown ? budget.share : Math.max(leastShare, shareAt(budget, now) / 2);
    return { ...budget, blockedUntil, share, slowedAt: blockedUntil };
  });
}

/**
 * The end of a block that Base has named just now, by our clock: to ask again too early prolongs it. All in Unix ms.
 *
 * @param until by Base's clock
 * @param baseNow what Base's clock shows. Where that is not known, or does not fit, the block is over after as long as
 * blocks last.
 */
export function endOfBlock(until: number, now: number, baseNow: number | undefined): number {
  const length = until - (baseNow ?? now);
  if (baseNow === undefined)
    return now + (length <= longestUnproven ? Math.max(length, shortestUnproven) : shortestUnproven);
  return now + (length > 0 && length <= longestBlock ? length : shortestUnproven);
}

/** What a token has spent in the last minute, and until when Base blocks it (Unix ms; 0: it does not). */
export async function readSpending(
  fingerprint: string,
  now: number,
): Promise<{ requests: number; blockedUntil: number }> {
  const kept = (await (await database()).get('budgets', fingerprint)) ?? unspent;
  const { sent, blockedUntil } = budgetAt(kept, now, 0);
  return { requests: sent.length, blockedUntil };
}

/** Forgets what is over of all budgets, of tokens that are connected and of those that were. */
export async function dropIdleBudgets(now: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  for await (const cursor of transaction.store) {
    const left = budgetAt(cursor.value, now, jumpOf(cursor.key, now));
    await (isIdle(left) ? cursor.delete() : cursor.update(left));
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
  const before = budgetAt(kept, now, jumpOf(fingerprint, now));
  const after = change(before);
  // An answer that comes after everything was erased leaves no trace of its token.
  await (isIdle(after) ? transaction.store.delete(fingerprint) : transaction.store.put(after, fingerprint));
  await transaction.done;
  return { before, after };
}

function isIdle({ sent, blockedUntil, share }: BudgetState): boolean {
  return sent.length === 0 && blockedUntil === 0 && share === 1;
}
