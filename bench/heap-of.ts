import type { WebWorker } from 'puppeteer-core';
import { z } from 'zod';

const usage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

/** Bytes on a worker's heap that are in use, after a collection of garbage. */
export async function heapOf({ client }: WebWorker): Promise<number> {
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = usage.parse(await client.send('Runtime.getHeapUsage'));
  await client.send('HeapProfiler.disable');
  return usedSize + backingStorageSize;
}
