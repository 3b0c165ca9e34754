import type { AnswerOrder } from '../base-api/order-methods.ts';
import type { Random } from '../shop/random.ts';
import { createRandom } from '../shop/random.ts';

const hour = 3_600_000;

/** What a run is put through. */
export interface Scenario {
  seed: number;
  /** Unix ms. */
  start: number;
  /** For how long things happen, ms. */
  duration: number;
  /** From cycle to cycle, ms. */
  interval: number;
  accounts: AccountScenario[];
  kills: boolean;
  jumps: boolean;
  sleeps: boolean;
  /** Answers are in no order. */
  shuffled: boolean;
  /** Somebody looks at orders, searches, and presses "Sync now". */
  agent: boolean;
}

/** What one of the accounts in a browser is put through. Times are ms after the start. */
export interface AccountScenario {
  /** Orders at the start. */
  orders: number;
  /** Whether Base's journal is on at the start, and when it is switched; undefined: never. */
  journal: boolean;
  journalSwitchedAt: number | undefined;
  /** Which of the two is switched then; what is on at the start is both. */
  journalSwitched: 'orders' | 'returns' | 'both';
  /** The account is connected twice, with one token. */
  shared: boolean;
  /** What Base refuses whenever it is asked; `isForGood`: also in the end, else it thinks better of it then. */
  refused: { methods: string[]; ids: number; isForGood: boolean };
  /** Share of the requests that go wrong. */
  faults: number;
  /** When the token is switched off, to be on again in the end; undefined: never. */
  tokenOffAt: number | undefined;
  /** Another program uses the token. */
  company: boolean;
  /** By what Base orders its answers. */
  answerOrder: AnswerOrder;
  /** Every order of the start was confirmed in one of a few seconds. */
  crowded: boolean;
}

/** Same seed, same scenario. */
export function makeScenario(seed: number): Scenario {
  const random = createRandom(seed);
  const duration = random.integer(3, 16) * hour;
  const accounts = random.pick([1, 1, 1, 2, 3]);
  return {
    seed,
    start: Date.UTC(2026, random.integer(0, 11), random.integer(1, 28), random.integer(0, 23)),
    duration,
    interval: random.pick([5, 20, 30, 60]) * 60_000,
    accounts: Array.from({ length: accounts }, () => makeAccount(random, duration, accounts)),
    kills: random.chance(0.7),
    jumps: random.chance(0.4),
    sleeps: random.chance(0.4),
    shuffled: random.chance(0.3),
    agent: random.chance(0.4),
  };
}

/** Methods that a token may lack although it has orders. */
const returnMethods: [string, ...string[]] = [
  'getJournalList',
  'getOrderReturnJournalList',
  'getOrderReturns',
];

/** More than a hundred orders of one status, newest first, no question leads past: `plan.test.ts` has those of fewer. */
const pageableOrders: [AnswerOrder, ...AnswerOrder[]] = ['confirmed', 'id', 'added', 'shuffled'];

function makeAccount(random: Random, duration: number, accounts: number): AccountScenario {
  return {
    orders: random.integer(1, Math.ceil(random.pick([20, 150, 150, 400]) / accounts)),
    journal: random.chance(0.6),
    journalSwitchedAt: random.chance(0.4) ? random.integer(0, duration / 2) : undefined,
    journalSwitched: random.pick(['orders', 'returns', 'both']),
    shared: random.chance(0.1),
    refused: {
      methods: random.chance(0.15) ? [random.pick(returnMethods)] : [],
      ids: random.chance(0.2) ? random.integer(1, 5) : 0,
      isForGood: random.chance(0.5),
    },
    // Now and then Base never answers for one of several.
    faults: random.pick([0, 0.02, 0.15, accounts > 1 ? 1 : 0.4]),
    tokenOffAt: random.chance(0.1) ? random.integer(0, duration / 2) : undefined,
    company: random.chance(0.15),
    crowded: random.chance(0.2),
    answerOrder: random.chance(0.5) ? 'confirmed' : random.pick(pageableOrders),
  };
}
