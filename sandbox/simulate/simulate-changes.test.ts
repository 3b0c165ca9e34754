import { expect, it } from 'vitest';
import { isGood, runMany } from './run-many-changes.ts';

// The seeds are the same in every test run. `npm run simulate -- status` and `-- edits` are for new ones.
const seed = 1;
const runs = 25;

it.each(['status', 'edits'] as const)(
  `Base is told each confirmed change once and nothing else, in ${runs} runs from seed ${seed} with deaths at any await: %s`,
  { timeout: 120_000 },
  async (kind) => {
    const totals = await runMany(
      Array.from({ length: runs }, (_, index) => seed + index),
      kind,
    );
    console.log(`${kind}: seeds ${seed} to ${seed + runs - 1}:`, totals);
    expect(totals).toSatisfy(isGood);
    expect(totals.sent).toBeGreaterThan(50);
    expect(totals.kills).toBeGreaterThan(80);
    expect(totals.faults).toBeGreaterThan(10);
  },
);
