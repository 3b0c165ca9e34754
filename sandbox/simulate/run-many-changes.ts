import { simulateChanges, type WorkName } from './simulate-changes.ts';

/** The sums of many runs. */
export interface Totals {
  runs: number;
  'changes confirmed': number;
  sent: number;
  faults: number;
  kills: number;
  lost: number;
  denied: number;
  repeated: number;
  unconfirmed: number;
}

/** Simulates one agent for each seed. Prints failures with their seed. */
export async function runMany(seeds: readonly number[], kind: WorkName): Promise<Totals> {
  let totals = addUp([]);
  for (const seed of seeds) {
    const { lost, denied, repeated, unconfirmed, changes, ...rest } = await simulateChanges(seed, kind);
    const found = {
      ...rest,
      runs: 1,
      'changes confirmed': changes,
      lost: lost.length,
      denied: denied.length,
      repeated: repeated.length,
      unconfirmed: unconfirmed.length,
    };
    totals = addUp([totals, found]);
    if (!isGood(found)) console.log(`Seed ${seed} failed:`, found, { lost, denied, repeated, unconfirmed });
  }
  return totals;
}

export function addUp(parts: readonly Totals[]): Totals {
  const sumOf = (what: keyof Totals) => parts.reduce((sum, part) => sum + part[what], 0);
  return {
    runs: sumOf('runs'),
    'changes confirmed': sumOf('changes confirmed'),
    sent: sumOf('sent'),
    faults: sumOf('faults'),
    kills: sumOf('kills'),
    lost: sumOf('lost'),
    denied: sumOf('denied'),
    repeated: sumOf('repeated'),
    unconfirmed: sumOf('unconfirmed'),
  };
}

/** True if nothing happened that must never happen. */
export function isGood(totals: Totals): boolean {
  return totals.lost + totals.denied + totals.repeated + totals.unconfirmed === 0;
}
