import { expect, it } from 'vitest';
import { isGood, runMany } from './run-many.ts';

// The seeds are the same in every test run. `npm run simulate` is for new ones.
const seed = 1;
const runs = 8;

it(
  `the sync has what Base has after ${runs} scenarios from seed ${seed}, within its budget`,
  { timeout: 300_000 },
  async () => {
    const totals = await runMany(Array.from({ length: runs }, (_, index) => seed + index));
    console.log(`Seeds ${seed} to ${seed + runs - 1}:`, totals);
    expect(totals).toSatisfy(isGood);
    expect(totals.accounts).toBeGreaterThan(runs);
    expect(totals.kills).toBeGreaterThan(50);
    expect(totals.faults).toBeGreaterThan(50);
  },
);
