import type { AskForAccount } from '@/lib/background/base-api/ask-for-account';

/** What running a change needs from outside. Passed in, so that tests can simulate it. */
export interface OutboxWorld {
  /** Asks Base for an account, within its budget. */
  ask: AskForAccount;
  /** Unix ms. */
  now: () => number;
}
