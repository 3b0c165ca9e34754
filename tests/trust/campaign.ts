import { z } from 'zod';

/** What one test of the campaign has tried. `npm run trust` adds the counts of all tests of a kind. */
export interface Counts {
  /** Messages, values, records or texts that were tried. */
  inputs: number;
  /** Those among them that had to be refused, and faults that were caused on purpose. */
  faults: number;
}

declare module 'vitest' {
  interface TaskMeta {
    trust?: Counts;
  }
}

// With Vite's prefix the variables also reach the tests that run in a page.
const chosen = z
  .object({
    VITE_TRUST_SEED: z.coerce.number().int().default(1),
    VITE_TRUST_SIZE: z.enum(['short', 'full']).default('short'),
  })
  .parse(import.meta.env);

/** The seed of all random inputs: `npm run trust -- --seed 7`. */
export const seed = chosen.VITE_TRUST_SEED;

/** One of two numbers, by the size of the campaign. `npm test` runs the short one. */
export function sized(short: number, full: number): number {
  return chosen.VITE_TRUST_SIZE === 'full' ? full : short;
}

/** Gives a test its counts. They are in vitest's report. */
export function countsOf(task: { meta: { trust?: Counts } }): Counts {
  return (task.meta.trust = { inputs: 0, faults: 0 });
}
