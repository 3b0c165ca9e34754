import type { AnswerOrder } from '../base-api/order-methods.ts';
import type { Random } from '../shop/random.ts';
import { createRandom } from '../shop/random.ts';

const hour = 3_600_000;

/** The conditions of one run. */
export interface Scenario {
  seed: number;
  /** Unix ms. */
  start: number;
  /** The length of the history, ms. */
  duration: number;
  /** The interval of sync cycles, ms. */
  interval: number;
  accounts: AccountScenario[];
  kills: boolean;
  jumps: boolean;
  sleeps: boolean;
  /** True: the lists in answers are shuffled. */
  shuffled: boolean;
  /** True: an agent looks at orders, searches, and presses "Sync now". */
  agent: boolean;
}

/** The conditions of one account. Times are ms after the start. */
export interface AccountScenario {
  /** The number of orders at the start. */
  orders: number;
  /** Whether Base's journals are on at the start, and when they are switched; undefined: never. */
  journal: boolean;
  journalSwitchedAt: number | undefined;
  /** Which of the two is switched then. At the start, both are on or off. */
  journalSwitched: 'orders' | 'returns' | 'both';
  /** True: the account is connected twice, with the same token. */
  shared: boolean;
  /** Requests that Base refuses: some methods, and a number of ids. `isForGood`: also at the end of the run. */
  refused: { methods: string[]; ids: number; isForGood: boolean };
  /** The share of requests that fail. */
  faults: number;
  /** When the token is switched off; at the end of the run it is on again. Undefined: never. */
  tokenOffAt: number | undefined;
  /** True: another program uses the token too. */
  company: boolean;
  /** The key by which Base sorts its answers. */
  answerOrder: AnswerOrder;
  /** True: each order of the start was confirmed in one of three seconds. */
  crowded: boolean;
}

/** Makes a random scenario. The same seed gives the same scenario. */
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

/** Methods that Base may refuse for a token although orders work. */
const returnMethods: [string, ...string[]] = [
  'getJournalList',
  'getOrderReturnJournalList',
  'getOrderReturns',
];

/**
 * Without "newest first": no request can page past a hundred orders of one status then. `plan.test.ts` tests fewer.
 * "Shuffled" has the same limit, and the judge considers it.
 */
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
    // Sometimes, one of several accounts never gets an answer.
    faults: random.pick([0, 0.02, 0.15, accounts > 1 ? 1 : 0.4]),
    tokenOffAt: random.chance(0.1) ? random.integer(0, duration / 2) : undefined,
    company: random.chance(0.15),
    crowded: random.chance(0.2),
    answerOrder: random.chance(0.5) ? 'confirmed' : random.pick(pageableOrders),
  };
}
