import type { BudgetState } from '@/lib/background/storage/records';

const minute = 60_000;
/** Base gives up no request later than this (`client.ts`), so until it is answered it may count at any time until then. */
export const longestFlight = 30_000;
/** A block is over a few seconds after the time Base names (base-api.md §1: clients in the wild wait 5 s and more), ms. */
export const afterBlock = 5_000;
/** Nobody has seen a block nearly as long (ms). */
export const longestBlock = 60 * minute;
/** After a block the allowance is whole again within this (ms). */
const recovery = 60 * minute;

/** A token that has spent nothing and was never blocked. */
export const unspent: BudgetState = { sent: [], blockedUntil: 0, share: 1, slowedAt: 0 };

/**
 * What of a budget still counts at a time. Times of the budget that are further ahead than they can be are from before the
 * clock was set back: they count as now.
 *
 * @param kept as it was stored, also by a version that knew no `share`
 * @param now Unix ms
 * @param jump by how much the clock was set since the budget was stored, ms (`clock-jump.ts`)
 */
export function budgetAt(
  { sent, blockedUntil, share = 1, slowedAt = 0 }: StoredBudget,
  now: number,
  jump: number,
): BudgetState {
  const end = Math.min(blockedUntil + jump, now + longestBlock);
  const since = Math.min(slowedAt + jump, now + longestBlock);
  const isSlowed = share < 1 && now < since + recovery;
  return {
    sent: sent
      .map((time) => Math.min(time + jump, now + longestFlight))
      .filter((time) => time > now - minute),
    blockedUntil: blockedUntil > 0 && end + afterBlock > now ? end : 0,
    share: isSlowed ? share : 1,
    slowedAt: isSlowed ? since : 0,
  };
}

/** Version 0.1.0 stored no share. */
type StoredBudget = Pick<BudgetState, 'sent' | 'blockedUntil'> & Partial<BudgetState>;

/**
 * The part of the allowance that a token may use after it was blocked: it grows evenly until it is whole again.
 *
 * @returns 0 to 1
 */
export function shareAt({ share, slowedAt }: BudgetState, now: number): number {
  const recovered = Math.min(1, Math.max(0, (now - slowedAt) / recovery));
  return share + (1 - share) * recovered;
}
