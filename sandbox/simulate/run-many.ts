import { makeScenario } from './scenario.ts';
import { simulate } from './simulate.ts';

/** What came of many runs. The last four must be 0. */
export interface Totals {
  runs: number;
  accounts: number;
  requests: number;
  'blocks beside another program': number;
  orders: number;
  faults: number;
  kills: number;
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
    const { lost, duplicated, overBudget, blocksBesideAnother, ...rest } = await simulate(scenario);
    const found = {
      ...rest,
      runs: 1,
      'blocks beside another program': blocksBesideAnother,
      lost: lost.length,
      duplicated: duplicated.length,
      'minutes over budget': overBudget,
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
    accounts: sumOf('accounts'),
    requests: sumOf('requests'),
    'blocks beside another program': sumOf('blocks beside another program'),
    orders: sumOf('orders'),
    faults: sumOf('faults'),
    kills: sumOf('kills'),
    lost: sumOf('lost'),
    duplicated: sumOf('duplicated'),
    'minutes over budget': sumOf('minutes over budget'),
    blocks: sumOf('blocks'),
  };
}

/** True when nothing came that must never come. */
export function isGood(
  totals: Pick<Totals, 'lost' | 'duplicated' | 'minutes over budget' | 'blocks'>,
): boolean {
  return totals.lost + totals.duplicated + totals['minutes over budget'] + totals.blocks === 0;
}
