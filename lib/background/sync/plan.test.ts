import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPage, pageOf, pageSize, planCatchUp, planWalk, type Place } from './plan';
import type { Slice } from '@/lib/background/storage/records';

const now = 1_763_900_000;
const day = 86_400;

/** getOrders as base-api.md §3.1 tells it: at or after a second, ids at or above one, 100 of the oldest. */
function answer(orders: readonly Place[], from: number, idFrom = 0): Place[] {
  return orders
    .filter(({ confirmed, orderId }) => confirmed >= from && Number(orderId) >= idFrom)
    .toSorted((a, b) => a.confirmed - b.confirmed || Number(a.orderId) - Number(b.orderId))
    .slice(0, pageSize);
}

/** Walks slices to their end, as the sync does. */
function walk(
  orders: readonly Place[],
  slices: Slice[],
  onPage?: (page: Place[]) => void,
  order = (page: Place[]) => page,
) {
  const read = new Set<string>();
  let requests = 0;
  for (const planned of slices) {
    for (let slice: Slice | null = planned; slice; requests += 1) {
      if (requests > 5_000) throw new Error('the walk does not end');
      const { date_confirmed_from, id_from } = pageOf(slice);
      const page = order(answer(orders, date_confirmed_from, id_from));
      for (const { orderId } of page) read.add(orderId);
      onPage?.(page);
      slice = afterPage(slice, page);
    }
  }
  return { read, requests };
}

/** Orders of the last 90 days; there are few seconds, so that many orders share one. */
const history = fc
  .array(fc.integer({ min: 0, max: 90 * 24 }), { maxLength: 2_000 })
  .map((hours) =>
    hours.map((hour, index) => ({ orderId: String(index + 1), confirmed: now - hour * 3_600 })),
  );

describe('the walk over three months', () => {
  it('reads every order, whatever their times', () => {
    fc.assert(
      fc.property(history, (orders) => {
        expect(walk(orders, planWalk(now)).read.size).toBe(orders.length);
      }),
      { numRuns: 50 },
    );
  });

  it('reads every order when the orders of a page come in no order', () => {
    fc.assert(
      fc.property(history, fc.integer(), (orders, seed) => {
        const shuffle = (page: Place[]) =>
          page.toSorted((a, b) => ((Number(a.orderId) * seed) % 97) - ((Number(b.orderId) * seed) % 97));
        expect(walk(orders, planWalk(now), undefined, shuffle).read.size).toBe(orders.length);
      }),
      { numRuns: 50 },
    );
  });

  it('reads pages that are full of one second', () => {
    const orders = Array.from({ length: 350 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - 3 * day,
    }));
    expect(walk(orders, planWalk(now)).read.size).toBe(350);
  });

  it('reads today first', () => {
    const orders = Array.from({ length: 9_000 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - i * 800,
    }));
    const today = new Set(
      orders.filter(({ confirmed }) => confirmed > now - day).map(({ orderId }) => orderId),
    );
    let requests = 0;
    let needed = 0;
    walk(orders, planWalk(now), (page) => {
      requests += 1;
      for (const { orderId } of page) if (today.delete(orderId) && today.size === 0) needed = requests;
    });
    expect(needed).toBeGreaterThan(0);
    expect(needed).toBeLessThanOrEqual(3);
  });

  it('costs at most one request a page and eight more for 20,000 orders', () => {
    const orders = Array.from({ length: 20_000 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - i * 380,
    }));
    expect(walk(orders, planWalk(now)).requests).toBeLessThanOrEqual(208);
  });
});

it('a catch-up reads what was confirmed in the newest second that is known, and after it', () => {
  const orders = [-1, 0, 0, 5].map((after, index) => ({ orderId: String(index), confirmed: now + after }));
  expect([...walk(orders, [planCatchUp(now, now + 60)]).read]).toEqual(['1', '2', '3']);
});
