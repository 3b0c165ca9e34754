import { FailureError } from '../../errors';
import { database } from '../db';

const minute = 60_000;
/** Base gives up no request later than this (`client.ts`), so until it is answered it may count at any time until then. */
const longestFlight = 30_000;

/**
 * Requests a minute. Base allows 100 for all programs on one token together and blocks them all when it is
 * passed (reference/base-api.md §1), so Sidecar takes its part and no more.
 */
const perMinute = 60;
/** What the sync leaves for an agent who is waiting. */
const keptForInteractive = 15;
/** A block is over a few seconds after the time Base names (§1: clients in the wild wait 5 s and more). */
const afterBlock = 5_000;

/** The spending of one token, as it is stored. */
export interface BudgetState {
  /** When each request of the last minute reached Base at the latest, Unix ms. */
  sent: number[];
  /** Unix ms; 0: not blocked. */
  blockedUntil: number;
}

/** Who asks: an agent who waits for the answer, or the sync, which can. */
export type Lane = 'interactive' | 'sync';

/**
 * A place in the minute of an account's token, written down before it is used, so that a worker that dies and
 * comes back has spent what it has spent.
 *
 * @param now Unix ms
 * @returns 0 when the request may be sent now, else the milliseconds until it is worth asking again
 * @throws FailureError tokenBlocked while Base's block lasts
 */
export async function takePlace(accountId: string, lane: Lane, now: number): Promise<number> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const { sent = [], blockedUntil = 0 } = (await transaction.store.get(accountId)) ?? {};
  const recent = inLastMinute(sent, now);
  const limit = lane === 'interactive' ? perMinute : perMinute - keptForInteractive;
  const isBlocked = blockedUntil > 0 && blockedUntil + afterBlock > now;
  const isAllowed = !isBlocked && recent.length < limit;
  if (isAllowed)
    await transaction.store.put({ sent: [...recent, now + longestFlight], blockedUntil: 0 }, accountId);
  await transaction.done;
  if (isBlocked) throw new FailureError({ kind: 'tokenBlocked', until: blockedUntil });
  if (isAllowed) return 0;
  const leaving = recent.toSorted((a, b) => a - b)[recent.length - limit] ?? now;
  return Math.max(1, leaving + minute - now);
}

/**
 * The request that took a place has been answered, or will not be: it reached Base at `now` at the latest. So what the
 * server counts in any minute is never more than what was allowed, however long requests were on their way.
 */
export async function leavePlace(accountId: string, now: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const budget = await transaction.store.get(accountId);
  if (budget) {
    const latest = budget.sent.indexOf(Math.max(...budget.sent));
    await transaction.store.put({ ...budget, sent: budget.sent.with(latest, now) }, accountId);
  }
  await transaction.done;
}

/** Keeps a block that Base has named, so that no lane of this token asks again before it ends. */
export async function noteBlock(accountId: string, until: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const { sent = [] } = (await transaction.store.get(accountId)) ?? {};
  await transaction.store.put({ sent, blockedUntil: until }, accountId);
  await transaction.done;
}

/** A time further ahead than a request can be on its way is one from before the clock was set back. */
function inLastMinute(sent: readonly number[], now: number): number[] {
  return sent.filter((time) => time > now - minute && time <= now + longestFlight);
}
