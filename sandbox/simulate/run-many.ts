import { makeScenario } from './scenario.ts';
import { simulate } from './simulate.ts';

/** The sums of many runs. The last six must be 0. */
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
  'asked into a block': number;
  'late by a cycle': number;
}

/** Simulates one scenario for each seed. Prints failures with their seed. */
export async function runMany(seeds: readonly number[]): Promise<Totals> {
  let totals = addUp([]);
  for (const seed of seeds) {
    const scenario = makeScenario(seed);
    const { lost, duplicated, late, overBudget, blocksBesideAnother, askedIntoBlocks, ...rest } =
      await simulate(scenario);
    const found = {
      ...rest,
      runs: 1,
      'blocks beside another program': blocksBesideAnother,
      lost: lost.length,
      duplicated: duplicated.length,
      'minutes over budget': overBudget,
      'asked into a block': askedIntoBlocks,
      'late by a cycle': late.length,
    };
    totals = addUp([totals, found]);
    if (!isGood(found))
      console.log(`Seed ${seed} failed:`, scenario, found, [...lost, ...duplicated, ...late].slice(0, 5));
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
    'asked into a block': sumOf('asked into a block'),
    'late by a cycle': sumOf('late by a cycle'),
  };
}

const mustNotCome = [
  'lost',
  'duplicated',
  'minutes over budget',
  'blocks',
  'asked into a block',
  'late by a cycle',
] as const;

/** True if nothing happened that must never happen. */
export function isGood(totals: Pick<Totals, (typeof mustNotCome)[number]>): boolean {
  return mustNotCome.every((what) => totals[what] === 0);
}
