import type { ShopBrowsers } from './shop-browsers.ts';
import type { Line } from './line.ts';
import { writeCount, type Size } from './size.ts';

/** What the worker's heap holds after a backfill, held against the smallest one. */
export async function measureWorkerMemory(browsers: ShopBrowsers, { orders }: Size): Promise<Line[]> {
  const [first] = orders;
  const last = orders.at(-1) ?? first;
  const { heap: few } = await browsers.of(first);
  const { heap: many } = await browsers.of(last);
  return [
    {
      figure: `worker memory after a backfill of ${writeCount(last)}`,
      ours: `${(many / 1e6).toFixed(1)} MB`,
      against: `${(few / 1e6).toFixed(1)} MB: of ${writeCount(first)}`,
      ratio: many / few,
      limit: { most: 1.3 },
    },
  ];
}
