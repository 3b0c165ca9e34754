import { createRandom, type Random } from '../../shop/random.ts';

const minute = 60_000;

/** The conditions of one run. Times are ms. */
export interface TeamScenario {
  seed: number;
  members: number;
  /** The servers: 1, or a cluster of 3. */
  servers: number;
  /** Orders of the shop at the start. */
  orders: number;
  /** How long things happen. A calm time follows. */
  duration: number;
  /** True: browsers die at any await, and start again. */
  kills: boolean;
  /** True: computers sleep. */
  sleeps: boolean;
  /** True: a part of the members cannot reach the server for a while. */
  cuts: boolean;
  /** True: the server, or one of three, is killed and started again. */
  outages: boolean;
  /** How wrong the clocks of some members are at most (ms). */
  clocksWrongBy: number;
  /** The share of requests to Base that are lost. */
  losses: number;
  /** How many things agents do. */
  acts: number;
}

/** Makes a random scenario. The same seed gives the same. */
export function makeTeamScenario(seed: number, members: number): TeamScenario {
  const random = createRandom(seed);
  const isLarge = members > 100;
  return {
    seed,
    members,
    servers: random.chance(0.35) ? 3 : 1,
    orders: isLarge ? 60 : random.integer(40, 260),
    duration: (isLarge ? 12 : random.integer(12, 25)) * minute,
    kills: random.chance(0.7),
    sleeps: random.chance(0.6),
    cuts: random.chance(0.6),
    outages: random.chance(0.6),
    clocksWrongBy: random.chance(0.5) ? 90_000 : 0,
    losses: random.pick([0, 0, 0.02]),
    acts: random.integer(30, 70),
  };
}

/** A run in which nothing fails: what is counted in it is the same every time. */
export function makeCalmScenario(seed: number, members: number): TeamScenario {
  return {
    ...{ seed, members, servers: 1, orders: 120, duration: 12 * minute },
    ...{ kills: false, sleeps: false, cuts: false, outages: false, clocksWrongBy: 0, losses: 0, acts: 20 },
  };
}

/** Something that an agent does. */
export interface Act {
  /** Unix ms. */
  at: number;
  /** The number of the member who does it, if it is there; else the next one does. */
  who: number;
  /**
   * `look`: reads an order again; `link`: says that it belongs to a ticket; `takeBack`: says that of a ticket, and takes
   * it back a while later; `change`: changes its status; `clash`: two change it at once, each to another status;
   * `ticket`: several have a ticket open that names it, and a rule acts on it.
   */
  kind: 'look' | 'link' | 'takeBack' | 'change' | 'clash' | 'ticket';
  orderId: string;
  /** How many have the ticket open. */
  watchers: number;
}

/** The kinds, each as often as it is to occur. */
const kinds: [Act['kind'], ...Act['kind'][]] = [
  ...(['look', 'look', 'look', 'link', 'link', 'takeBack'] as const),
  ...(['change', 'change', 'clash', 'ticket', 'ticket'] as const),
];

/** Plans what agents do. No order is used twice, but for looking at it. */
export function planActs(
  { acts, members, duration }: TeamScenario,
  start: number,
  orderIds: string[],
  random: Random,
): Act[] {
  const free = [...orderIds];
  return Array.from({ length: acts }, (): Act => {
    const kind = random.pick(kinds);
    const index = random.integer(0, free.length - 1);
    const orderId = (kind === 'look' ? free[index] : free.splice(index, 1)[0]) ?? '';
    return {
      at: start + random.integer(2 * minute, duration - minute),
      who: random.integer(0, members - 1),
      watchers: random.integer(1, 4),
      kind: orderId === '' ? 'look' : kind,
      orderId: orderId || (orderIds[0] ?? ''),
    };
  });
}
