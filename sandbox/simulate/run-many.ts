import { makeScenario } from './scenario.ts';
import { simulate } from './simulate.ts';

/** What came of many runs. */
export interface Totals {
  runs: number;
  orders: number;
  requests: number;
  faults: number;
  kills: number;
  'blocks beside another program': number;
  lost: number;
  duplicated: number;
  'minutes over budget': number;
  blocks: number;
}

/** Simulates one scenario for each seed. What fails is printed with its seed. */
export async function runMany(seeds: readonly number[]): Promise<Totals> {
  let totals = addUp([]);
  for (const seed of seeds) {
    const scenario = makeScenario(seed);
    const { lost, duplicated, overBudget, blocks, ...rest } = await simulate(scenario);
    const found = {
      ...rest,
      runs: 1,
      lost: lost.length,
      duplicated: duplicated.length,
      'minutes over budget': overBudget,
      // Another program may spend the whole minute: then a block is not our doing.
      blocks: scenario.company ? 0 : blocks,
      'blocks beside another program': scenario.company ? blocks : 0,
    };
    totals = addUp([totals, found]);
    if (!isGood(found))
      console.log(`Seed ${seed} failed:`, scenario, found, [...lost, ...duplicated].slice(0, 5));
  }
  return totals;
}

export function addUp(parts: readonly Totals[]): Totals {
  const sumOf = (what: keyof Totals) => parts.reduce((sum, part) => sum + part[what], 0);
  return {
    runs: sumOf('runs'),
    orders: sumOf('orders'),
    requests: sumOf('requests'),
    faults: sumOf('faults'),
    kills: sumOf('kills'),
    'blocks beside another program': sumOf('blocks beside another program'),
    lost: sumOf('lost'),
    duplicated: sumOf('duplicated'),
    'minutes over budget': sumOf('minutes over budget'),
    blocks: sumOf('blocks'),
  };
}

/** True when nothing came that must never come. */
export function isGood(totals: Totals): boolean {
  return totals.lost + totals.duplicated + totals['minutes over budget'] + totals.blocks === 0;
}
