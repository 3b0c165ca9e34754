import { z } from 'zod';
import type { ShopBrowser } from './shop-browser.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Line } from './line.ts';
import { writeCount, type Size } from './size.ts';

const usage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

/** What the worker's heap holds after a backfill, held against the smallest one. */
export async function measureWorkerMemory(browsers: ShopBrowsers, { orders }: Size): Promise<Line[]> {
  const [first] = orders;
  const last = orders.at(-1) ?? first;
  const few = await heapOf(await browsers.of(first));
  const many = await heapOf(await browsers.of(last));
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

/** Bytes on the worker's heap that are in use, after a collection of garbage. */
async function heapOf({ chromium }: ShopBrowser): Promise<number> {
  const { client } = await chromium.worker();
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = usage.parse(await client.send('Runtime.getHeapUsage'));
  await client.send('HeapProfiler.disable');
  return usedSize + backingStorageSize;
}
