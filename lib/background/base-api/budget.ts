import { FailureError } from '@/lib/model/failure';
import { database } from '@/lib/background/storage/db';
import type { BudgetState } from '@/lib/background/storage/records';
import type { Lane } from '@/lib/background/team/lane';
import { team } from '@/lib/background/team/team';
import { budgetAt, longestBlock, longestFlight, shareAt, unspent } from './budget-at';
import { jumpOf } from './clock-jump';

const minute = 60_000;
/** The share of a minute's requests that the sync leaves for agents who are waiting. */
const keptForInteractive = 1 / 4;
/**
 * The shortest block that is believed without Base's clock (ms). Blocks typically last about a minute: one that seems
 * shorter by our clock alone means that our clock is ahead.
 */
const shortestUnproven = minute;
/**
 * The longest block that is believed without Base's clock (ms). Five minutes were seen (base-api.md §1): an end further
 * ahead means that our clock is wrong, unless Base's own clock confirms it.
 */
const longestUnproven = 10 * minute;
/** The least part of its allowance that a token keeps, however often Base blocks it. */
const leastShare = 1 / 8;

/**
 * Reserves one request in the token's minute. The reservation is stored before the request is sent, so that it still
 * counts if the worker dies and restarts.
 *
 * @param perMinute requests a minute that the user allows. Base allows 100 for all programs on one token together, and
 * blocks them all when the limit is exceeded (base-api.md §1), so Sidecar uses only a part.
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
  const place = await team().takePlace(fingerprint, lane, perMinute);
  if (place.wait > 0) return place.wait;
  let isTaken = false;
  try {
    const wait = await takeOwnPlace(fingerprint, lane, perMinute, now);
    isTaken = wait === 0;
    return wait;
  } finally {
    if (!isTaken) place.giveBack();
  }
}

/** The same for this browser alone. */
async function takeOwnPlace(
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
  // Even slowed down, each lane keeps one request.
  const allowed = share < 1 ? Math.max(2, Math.floor(perMinute * share)) : perMinute;
  return lane === 'interactive' ? allowed : Math.max(1, Math.floor(allowed * (1 - keptForInteractive)));
}

/**
 * Marks a reserved request as answered, or as never sent: it reached Base at `now` at the latest. So Base never counts
 * more requests in a minute than allowed, however long requests take.
 */
export async function leavePlace(fingerprint: string, now: number): Promise<void> {
  team().leavePlace(fingerprint);
  await changeBudget(fingerprint, now, ({ sent, ...budget }) => {
    // It does not matter which reservation is marked. The earliest is taken: the later ones belong to requests that
    // started later.
    const own = sent.indexOf(Math.min(...sent.filter((time) => time > now)));
    return { ...budget, sent: own === -1 ? sent : sent.with(own, now) };
  });
}

/**
 * Stores a block that lasts until `until` (Unix ms), so that no lane of this token asks before it ends. Answers arrive
 * in any order, so the latest end counts. The allowance halves with each block, because other programs use the token
 * too and Base counts all of them together. Several requests that met the same block halve it once.
 */
export async function noteBlock(fingerprint: string, until: number, now: number): Promise<void> {
  team().noteBlock(fingerprint, until);
  await changeBudget(fingerprint, now, (budget) => {
    const isKnown = budget.blockedUntil > 0;
    const blockedUntil = Math.max(budget.blockedUntil, until);
    const share = isKnown ? budget.share : Math.max(leastShare, shareAt(budget, now) / 2);
    return { ...budget, blockedUntil, share, slowedAt: blockedUntil };
  });
}

/**
 * Converts the end of a block that Base has just named to our clock. Asking again too early would prolong the block.
 * All times are Unix ms.
 *
 * @param until by Base's clock
 * @param baseNow what Base's clock shows; undefined: not known. If the length of the block cannot be right, or cannot
 * be trusted, the usual length of a block is used.
 */
export function endOfBlock(until: number, now: number, baseNow: number | undefined): number {
  const length = until - (baseNow ?? now);
  if (baseNow === undefined)
    return now + (length <= longestUnproven ? Math.max(length, shortestUnproven) : shortestUnproven);
  return now + (length > 0 && length <= longestBlock ? length : shortestUnproven);
}

/** How many requests a token has sent in the last minute, and until when Base blocks it (Unix ms; 0: it does not). */
export async function readSpending(
  fingerprint: string,
  now: number,
): Promise<{ requests: number; blockedUntil: number }> {
  const kept = (await (await database()).get('budgets', fingerprint)) ?? unspent;
  const { sent, blockedUntil } = budgetAt(kept, now, 0);
  return { requests: sent.length, blockedUntil };
}

/** Removes what no longer counts from all budgets, also from those of tokens that are not connected any more. */
export async function dropIdleBudgets(now: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  for await (const cursor of transaction.store) {
    const left = budgetAt(cursor.value, now, jumpOf(cursor.key, now));
    await (isIdle(left) ? cursor.delete() : cursor.update(left));
  }
  await transaction.done;
}

/** Changes a budget in one transaction, after removing what no longer counts. */
async function changeBudget(
  fingerprint: string,
  now: number,
  change: (budget: BudgetState) => BudgetState,
): Promise<{ before: BudgetState; after: BudgetState }> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const kept = (await transaction.store.get(fingerprint)) ?? unspent;
  const before = budgetAt(kept, now, jumpOf(fingerprint, now));
  const after = change(before);
  // An empty budget is deleted: an answer that arrives after everything was erased must leave no trace of its token.
  await (isIdle(after) ? transaction.store.delete(fingerprint) : transaction.store.put(after, fingerprint));
  await transaction.done;
  return { before, after };
}

function isIdle({ sent, blockedUntil, share }: BudgetState): boolean {
  return sent.length === 0 && blockedUntil === 0 && share === 1;
}
