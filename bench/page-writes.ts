import type { Line } from './line.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import { writeCount, type Size } from './size.ts';
import { summarise, writeTimes } from './times.ts';

/** The pages of a backfill after which a thousand orders are stored, and some around them. */
const atFirst = { from: 5, to: 20 };
/** The last pages of a backfill. */
const atLast = 30;

/** Writing a page of a hundred orders at the end of a backfill, held against the same near its beginning. */
export async function measurePageWrites(browsers: ShopBrowsers, { orders }: Size): Promise<Line[]> {
  const count = orders.at(-1) ?? orders[0];
  const { pageWrites } = await browsers.of(count);
  const few = summarise(pageWrites.slice(atFirst.from, atFirst.to));
  const many = summarise(pageWrites.slice(-atLast));
  return [
    {
      figure: `a page of 100 orders written at ${writeCount(count)}`,
      ours: writeTimes(many),
      against: `${writeTimes(few)}: at 1k`,
      ratio: many.median / few.median,
      limit: { most: 1.5 },
    },
  ];
}

interface Watched {
  Date: unknown;
  benchWrites?: number[];
}

/** Runs in the worker: notes how long each transaction takes that writes a whole page of orders, ms. */
export function watchPageWrites(): void {
  const watched: Watched = globalThis;
  const writes: number[] = (watched.benchWrites = []);
  // Pages at the border of a window have fewer.
  const wholePage = 95;
  const puts = new WeakMap<IDBTransaction, number>();
  const steady = performance.now.bind(performance);
  const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
  if (typeof put !== 'function') throw new Error('No put');
  Reflect.set(IDBObjectStore.prototype, 'put', function (this: IDBObjectStore, ...parameters: unknown[]) {
    if (this.name === 'orders') {
      const { transaction } = this;
      const before = puts.get(transaction);
      if (before === undefined) {
        const began = steady();
        transaction.addEventListener('complete', () => {
          if ((puts.get(transaction) ?? 0) >= wholePage) writes.push(steady() - began);
        });
      }
      puts.set(transaction, (before ?? 0) + 1);
    }
    const request: unknown = Reflect.apply(put, this, parameters);
    return request;
  });
}

/** Runs in that worker. */
export function readPageWrites(): number[] {
  const watched: Watched = globalThis;
  return watched.benchWrites ?? [];
}
