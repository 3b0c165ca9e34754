import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerOrder, Slice } from '@/lib/background/storage/records';
import type { Place } from './answer-order';
import {
  afterPage,
  afterSweep,
  pageOf,
  pageSize,
  planCatchUp,
  planSweep,
  planWalk,
  wholeWindow,
} from './plan';
import { windowsAfter, startState } from './state';

const now = 1_763_900_000;
const day = 86_400;

interface Placed extends Required<Place> {
  statusId: string;
}

/** By what a stand-in chooses the hundred orders of an answer, and lists them: nobody knows how Base does it. */
type Choice = (orders: Placed[], ask: () => number) => Placed[];
const by =
  (...keys: ((order: Placed) => number)[]): Choice =>
  (orders) =>
    orders.toSorted((a, b) => keys.reduce((sum, key) => sum || key(a) - key(b), 0));
const id = ({ orderId }: Placed) => Number(orderId);
const confirmation = ({ confirmed }: Placed) => confirmed;
const creation = ({ added }: Placed) => added;
const shuffle: Choice = (orders, random) =>
  orders
    .map((order) => ({ order, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ order }) => order);

const pageable: Record<string, Choice> = {
  'by confirmation': by(confirmation, id),
  'by id': by(id),
  'by creation': by(creation, id),
};
const unpageable: Record<string, Choice> = {
  'by id, the newest first': (orders, random) => by(id)(orders, random).toReversed(),
  'by confirmation, the newest first': (orders, random) => by(confirmation, id)(orders, random).toReversed(),
  shuffled: shuffle,
};

/** getOrders as base-api.md §3.1 tells it: lower bounds only, a hundred orders at most. */
function answer(orders: readonly Placed[], slice: Slice, choose: Choice, random: () => number): Placed[] {
  const asked: Record<string, number | boolean> = pageOf(slice);
  const atLeast = (key: string, value: number) => value >= Number(asked[key] ?? -1);
  return choose(
    orders.filter(
      (order) =>
        (asked['get_unconfirmed_orders'] === true || order.confirmed > 0) &&
        atLeast('date_confirmed_from', order.confirmed) &&
        atLeast('date_from', order.added) &&
        atLeast('id_from', Number(order.orderId)) &&
        (asked['status_id'] === undefined || String(asked['status_id']) === order.statusId),
    ),
    random,
  ).slice(0, pageSize);
}

/** A pseudo-random source, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = (seed >>> 0) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const statusIds = Array.from({ length: 8 }, (_, status) => String(status));

/** Reads windows to their end and sweeps for unconfirmed orders, as the sync does. */
function read(
  orders: readonly Placed[],
  choose: Choice,
  { seed = 1, windows = planWalk(now), sweeps = true } = {},
) {
  const random = randomOf(seed);
  const ids = new Set<string>();
  let requests = 0;
  let order: AnswerOrder = 'unknown';
  const ask = (slice: Slice) => {
    requests += 1;
    if (requests > 5_000) throw new Error('the reading does not end');
    const page = answer(orders, slice, choose, random);
    for (const { orderId } of page) ids.add(orderId);
    return page;
  };
  let slices = windows;
  const state = () => ({ ...startState('a', now * 1000), slices, answerOrder: order });
  const walkOne = () => {
    const [slice] = slices;
    if (!slice) return;
    const paged = afterPage(slice, ask(slice), order, statusIds);
    slices = windowsAfter(state(), paged);
    order = paged.order;
  };
  // Today first, then the sweep, then the rest.
  while (slices[0]?.until === null && !slices[0].isWhole) walkOne();
  for (let sweep: Slice | null = sweeps ? planSweep(now) : null; sweep;) {
    const after: { sweep: Slice | null; order: AnswerOrder } = afterSweep(sweep, ask(sweep), order, now);
    slices = windowsAfter(state(), { rest: slices.slice(0, 1), order: after.order });
    order = after.order;
    sweep = slices.some(({ isWhole }) => isWhole) ? null : after.sweep;
  }
  while (slices.length > 0) walkOne();
  return { ids, requests, order };
}

/** Orders of the last 90 days: ids grow with their placing, confirmation follows within days, or not at all. */
function historyOf(most: number, unconfirmed: fc.Arbitrary<boolean>) {
  const order = fc.record({
    hour: fc.integer({ min: 0, max: 89 * 24 }),
    wait: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 72 })),
    isUnconfirmed: unconfirmed,
    status: fc.integer({ min: 0, max: 7 }),
  });
  return fc.array(order, { maxLength: most, size: 'max' }).map((all) =>
    all
      .toSorted((a, b) => b.hour - a.hour)
      .map(({ hour, wait, isUnconfirmed, status }, index): Placed => {
        const added = now - hour * 3_600;
        const confirmed = isUnconfirmed ? 0 : Math.min(now, added + wait * 3_600);
        return { orderId: String(index + 1), added, confirmed, statusId: String(status) };
      }),
  );
}

const confirmedOnly = fc.constant(false);
const someUnconfirmed = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0);

describe('the backfill of three months', () => {
  it.each(Object.entries(pageable))('reads every order where answers are ordered %s', (_, choose) => {
    fc.assert(
      fc.property(historyOf(1_500, confirmedOnly), (orders) => {
        expect(read(orders, choose, { sweeps: false }).ids.size).toBe(orders.length);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries({ ...pageable, ...unpageable }))(
    'reads every order of a small account where answers are ordered %s',
    (_, choose) => {
      fc.assert(
        fc.property(historyOf(320, confirmedOnly), fc.nat(), (orders, seed) => {
          expect(read(orders, choose, { seed, sweeps: false }).ids.size).toBe(orders.length);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(Object.entries(pageable))(
    'reads every order where a hundred are chosen %s and listed in no order',
    (_, chosen) => {
      const choose: Choice = (orders, random) => shuffle(chosen(orders, random).slice(0, pageSize), random);
      fc.assert(
        fc.property(historyOf(1_500, someUnconfirmed), fc.nat(), (orders, seed) => {
          expect(read(orders, choose, { seed }).ids.size).toBe(orders.length);
        }),
        { numRuns: 60 },
      );
    },
  );

  const even = (count: number, step: number) =>
    Array.from({ length: count }, (_, index): Placed => {
      const at = now - (count - index) * step;
      return { orderId: String(index + 1), added: at, confirmed: at, statusId: '0' };
    });

  it.each(Object.entries(pageable))('reads pages that are full of one second, %s', (_, choose) => {
    const orders = even(350, 0).map((order) => ({
      ...order,
      added: now - 3 * day,
      confirmed: now - 3 * day,
    }));
    expect(read(orders, choose, { sweeps: false }).ids.size).toBe(350);
  });

  it('reads today first', () => {
    const orders = even(9_000, 800);
    const today = orders.filter(({ confirmed }) => confirmed > now - day).length;
    const { requests } = read(orders, by(confirmation, id), {
      windows: planWalk(now).slice(0, 1),
      sweeps: false,
    });
    expect(today).toBeGreaterThan(100);
    expect(requests).toBeLessThanOrEqual(3);
  });

  it.each(Object.entries(pageable))(
    'costs at most one request a page and eight more for 20,000 orders, %s',
    (_, choose) => {
      const { ids, requests } = read(even(20_000, 380), choose, { sweeps: false });
      expect(ids.size).toBe(20_000);
      expect(requests).toBeLessThanOrEqual(208);
    },
  );
});

describe('unconfirmed orders of the last weeks', () => {
  it.each(Object.entries({ ...pageable, ...unpageable }))(
    'are found where answers are ordered %s',
    (_, choose) => {
      fc.assert(
        fc.property(historyOf(300, someUnconfirmed), fc.nat(), (orders, seed) => {
          const { ids } = read(orders, choose, { seed });
          const wanted = orders.filter(({ confirmed, added }) => confirmed === 0 && added >= now - 20 * day);
          expect(wanted.filter(({ orderId }) => !ids.has(orderId))).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('cost one request where they come first', () => {
    const orders = Array.from({ length: 5_000 }, (_, index): Placed => {
      const added = now - (5_000 - index) * 400;
      return {
        orderId: String(index + 1),
        added,
        confirmed: index % 500 === 0 ? 0 : added + (index % 7),
        statusId: '0',
      };
    });
    const { requests } = read(orders, by(confirmation, id), { windows: [] });
    expect(requests).toBe(1);
  });
});

it('a catch-up reads what was confirmed in the newest second that is known, and after it', () => {
  const orders = [-1, 0, 0, 5].map((after, index): Placed => {
    return { orderId: String(index), added: now + after, confirmed: now + after, statusId: '0' };
  });
  const windows = [planCatchUp(now, now + 60)];
  expect([...read(orders, by(confirmation, id), { windows, sweeps: false }).ids]).toEqual(['1', '2', '3']);
});

it('a whole window begins early enough for orders that were confirmed late', () => {
  expect(wholeWindow({ from: now }, 'id').from).toBeLessThan(now - 29 * day);
});
