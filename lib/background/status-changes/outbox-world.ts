import type { z } from 'zod';

/** What running a change needs from outside. Passed in, so that tests can simulate it. */
export interface OutboxWorld {
  /** Asks Base for an account, within its budget. */
  ask: <T>(
    accountId: string,
    method: string,
    parameters: Record<string, string | number | boolean>,
    schema: z.ZodType<T>,
  ) => Promise<T>;
  /** Unix ms. */
  now: () => number;
}
