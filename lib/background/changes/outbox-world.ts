import type * as z from 'zod/mini';

/** What running a change needs from outside. Passed in, so that tests can simulate it. */
export interface OutboxWorld {
  /** Asks Base for an account, within its budget. */
  ask: <T>(
    accountId: string,
    method: string,
    parameters: Record<string, string | number | boolean>,
    schema: z.ZodMiniType<T>,
  ) => Promise<T>;
  /** Unix ms. */
  now: () => number;
}
