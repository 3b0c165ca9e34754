import type { z } from 'zod';

/** What a change needs of the world: given to it, so that it can be run on a simulated one. */
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
