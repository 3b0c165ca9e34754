import { createRandom } from '../shop/random.ts';

const hour = 3_600_000;

/** What a run is put through. */
export interface Scenario {
  seed: number;
  /** Unix ms. */
  start: number;
  /** Orders at the start. */
  orders: number;
  /** For how long things happen, ms. */
  duration: number;
  /** From cycle to cycle, ms. */
  interval: number;
  /** Whether Base's journal is on at the start, and when it is switched, ms after the start; undefined: never. */
  journal: boolean;
  journalSwitchedAt: number | undefined;
  /** Share of the requests that go wrong. */
  faults: number;
  kills: boolean;
  jumps: boolean;
  sleeps: boolean;
  /** Another program uses the token. */
  company: boolean;
  /** Answers are in no order. */
  shuffled: boolean;
  /** Every order of the start was confirmed in one of a few seconds. */
  crowded: boolean;
}

/** Same seed, same scenario. */
export function makeScenario(seed: number): Scenario {
  const random = createRandom(seed);
  const journal = random.chance(0.6);
  const duration = random.integer(3, 16) * hour;
  return {
    seed,
    start: Date.UTC(2026, random.integer(0, 11), random.integer(1, 28), random.integer(0, 23)),
    orders: random.integer(1, random.pick([20, 150, 150, 400])),
    duration,
    interval: random.pick([5, 20, 30, 60]) * 60_000,
    journal,
    journalSwitchedAt: random.chance(0.4) ? random.integer(0, duration / 2) : undefined,
    faults: random.pick([0, 0.02, 0.15, 0.4]),
    kills: random.chance(0.7),
    jumps: random.chance(0.4),
    sleeps: random.chance(0.4),
    company: random.chance(0.15),
    shuffled: random.chance(0.3),
    crowded: random.chance(0.2),
  };
}
