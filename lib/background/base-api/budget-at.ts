import type { BudgetState } from '@/lib/background/storage/records';

const minute = 60_000;
/**
 * No request takes longer than this (ms): `client.ts` gives up earlier. Until a request is answered, Base may count it
 * at any moment within this time.
 */
export const longestFlight = 30_000;
/** Margin after the end of a block that Base names (ms). Clients in the wild wait 5 s and more (base-api.md §1). */
export const afterBlock = 5_000;
/** The longest block that is believed (ms). Nobody has seen one nearly as long. */
export const longestBlock = 60 * minute;
/** How long after a block it takes until the allowance is whole again (ms). */
const recovery = 60 * minute;

/** A token that has spent nothing and was never blocked. */
export const unspent: BudgetState = { sent: [], blockedUntil: 0, share: 1, slowedAt: 0 };

/**
 * Returns the part of a budget that still counts at a time. A stored time that is further ahead than possible was
 * written before the clock was set back: it is cut to the latest possible time.
 *
 * @param now Unix ms
 * @param jump by how many ms the clock was changed since the budget was stored (`clock-jump.ts`)
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

/** A stored budget. Version 0.1.0 stored no `share`. */
type StoredBudget = Pick<BudgetState, 'sent' | 'blockedUntil'> & Partial<BudgetState>;

/**
 * Returns the part of the allowance that a token may use after a block. It grows evenly until the allowance is whole
 * again.
 *
 * @returns 0 to 1
 */
export function shareAt({ share, slowedAt }: BudgetState, now: number): number {
  const recovered = Math.min(1, Math.max(0, (now - slowedAt) / recovery));
  return share + (1 - share) * recovered;
}
