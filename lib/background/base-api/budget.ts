import { z } from 'zod';
import { FailureError } from '../../errors';
import { database } from '../db';

const minute = 60_000;

/**
 * Requests a minute. Base allows 100 for all programs on one token together and blocks them all when it is
 * passed (reference/base-api.md §1), so Sidecar takes its part and no more.
 */
const perMinute = 60;
/** What the backfill leaves for the agent who is waiting. */
const keptForInteractive = 15;
/** A block is over a few seconds after the time Base names (§1: clients in the wild wait 5 s and more). */
const afterBlock = 5_000;

export const budgetSchema = z.object({
  /** When each request of the last minute was allowed, Unix ms. */
  sent: z.array(z.number()),
  /** Unix ms; 0: not blocked. */
  blockedUntil: z.number(),
});

export type BudgetState = z.infer<typeof budgetSchema>;

/** Who asks: an agent who waits for the answer, or the sync, which can. */
export type Lane = 'interactive' | 'sync';

/**
 * A place in the minute of an account's token, written down before it is used, so that a worker that dies and
 * comes back has spent what it has spent.
 *
 * @returns 0 when the request may be sent now, else the milliseconds until it is worth asking again
 * @throws FailureError tokenBlocked while Base's block lasts
 */
export async function takePlace(accountId: string, lane: Lane, now: number): Promise<number> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const { sent = [], blockedUntil = 0 } = (await transaction.store.get(accountId)) ?? {};
  // A time in the future is one from before the clock was set back.
  const recent = sent.filter((time) => time > now - minute && time <= now);
  const limit = lane === 'interactive' ? perMinute : perMinute - keptForInteractive;
  const isBlocked = blockedUntil + afterBlock > now && blockedUntil > 0;
  const isAllowed = !isBlocked && recent.length < limit;
  if (isAllowed) await transaction.store.put({ sent: [...recent, now], blockedUntil: 0 }, accountId);
  await transaction.done;
  if (isBlocked) throw new FailureError({ kind: 'tokenBlocked', until: blockedUntil });
  if (isAllowed) return 0;
  const leaving = recent[recent.length - limit] ?? now;
  return leaving + minute - now;
}

/** Keeps a block that Base has named, so that no lane of this token asks again before it ends. */
export async function noteBlock(accountId: string, until: number): Promise<void> {
  const transaction = (await database()).transaction('budgets', 'readwrite');
  const { sent = [] } = (await transaction.store.get(accountId)) ?? {};
  await transaction.store.put({ sent, blockedUntil: until }, accountId);
  await transaction.done;
}
