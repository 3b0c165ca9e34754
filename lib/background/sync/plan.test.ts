import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPage,
  nextPage,
  pageSize,
  startBackfill,
  startCatchUp,
  type Backfill,
  type Place,
} from './plan';

const now = 1_763_900_000;
const day = 86_400;

/** getOrders as base-api.md §3.1 tells it: at or after a second, ids at or above one, 100 of the oldest. */
function answer(orders: readonly Place[], from: number, idFrom = 0): Place[] {
  return orders
    .filter(({ confirmed, orderId }) => confirmed >= from && Number(orderId) >= idFrom)
    .toSorted((a, b) => a.confirmed - b.confirmed || Number(a.orderId) - Number(b.orderId))
    .slice(0, pageSize);
}

function walk(orders: readonly Place[], start: Backfill, onPage?: (read: Place[]) => void) {
  const read = new Set<string>();
  let requests = 0;
  let backfill = start;
  for (let page = nextPage(backfill); page; page = nextPage(backfill)) {
    const places = answer(orders, page.date_confirmed_from, page.id_from);
    for (const { orderId } of places) read.add(orderId);
    onPage?.(places);
    backfill = afterPage(backfill, places, now);
    requests += 1;
    if (requests > 5_000) throw new Error('the walk does not end');
  }
  return { read, requests, backfill };
}

/** Orders of the last 90 days; seconds are few, so that many share one. */
const history = fc
  .array(fc.integer({ min: 0, max: 90 * 24 }), { maxLength: 2_000 })
  .map((hours) =>
    hours.map((hour, index) => ({ orderId: String(index + 1), confirmed: now - hour * 3_600 })),
  );

describe('the walk over three months', () => {
  it('reads every order, whatever their times', () => {
    fc.assert(
      fc.property(history, (orders) => {
        expect(walk(orders, startBackfill(now)).read.size).toBe(orders.length);
      }),
      { numRuns: 50 },
    );
  });

  it('reads pages that are full of one second', () => {
    const orders = Array.from({ length: 350 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - 3 * day,
    }));
    expect(walk(orders, startBackfill(now)).read.size).toBe(350);
  });

  it('reads today first', () => {
    const orders = Array.from({ length: 9_000 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - i * 800,
    }));
    let requests = 0;
    let needed = 0;
    const today = new Set(
      orders.filter(({ confirmed }) => confirmed > now - day).map(({ orderId }) => orderId),
    );
    walk(orders, startBackfill(now), (places) => {
      requests += 1;
      for (const { orderId } of places) if (today.delete(orderId) && today.size === 0) needed = requests;
    });
    expect(needed).toBeLessThanOrEqual(3);
  });

  it('costs at most one request a page and eight more for 20,000 orders', () => {
    const orders = Array.from({ length: 20_000 }, (_, i) => ({
      orderId: String(i + 1),
      confirmed: now - i * 380,
    }));
    expect(walk(orders, startBackfill(now)).requests).toBeLessThanOrEqual(208);
  });

  it('does not let one order dated in the future hide those that come later', () => {
    const future = { orderId: '1', confirmed: 17_222_226_486 };
    const { backfill } = walk([future, { orderId: '2', confirmed: now - 60 }], startBackfill(now));
    const later = { orderId: '3', confirmed: now + 30 };
    expect(walk([future, later], startCatchUp(backfill, now + 60)).read).toContain('3');
  });
});
