/**
 * `npm run simulate -- --runs 500 --seed 1`: the real sync on a simulated clock against the stand-in of Base, through
 * seeded histories, faults, deaths and clock jumps. Exits 0 only if nothing was lost or duplicated, the budget was never
 * passed and Base never blocked us. A run that fails says its seed: `-- --runs 1 --seed <it>` repeats it.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';
import { z } from 'zod';
import type * as RunMany from '../sandbox/simulate/run-many.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const first = Number(values.seed);
const seeds = Array.from({ length: Number(values.runs) }, (_, index) => first + index);

// lib/ is written for a bundler: its imports have no extensions, which Node alone cannot follow.
const { module } = await runnerImport<typeof RunMany>('/sandbox/simulate/run-many.ts', {
  root: `${import.meta.dirname}/..`,
  configFile: false,
  logLevel: 'error',
});

// A simulated clock is the whole thread's, and lives that ended while they waited are never collected: a thread takes a
// few seeds, one after the other, and the next few get a new one.
const portion = 20;

if (!isMainThread) {
  parentPort?.postMessage(await module.runMany(z.array(z.int()).parse(workerData)));
} else {
  const parts: RunMany.Totals[] = [];
  let next = 0;
  const work = async () => {
    while (next < seeds.length) {
      const share = seeds.slice(next, (next += portion));
      parts.push(await runInThread(share));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const { accounts, requests, 'blocks beside another program': notOurs, ...totals } = module.addUp(parts);
  console.log(`${accounts} accounts, ${requests} requests, blocked ${notOurs} times beside another program`);
  for (const [what, count] of Object.entries(totals)) console.log(`${what}: ${count}`);
  process.exit(module.isGood(totals) && totals.runs === seeds.length ? 0 : 1);
}

async function runInThread(share: readonly number[]): Promise<RunMany.Totals> {
  const worker = new Worker(import.meta.filename, { argv: process.argv.slice(2), workerData: share });
  const totals = await new Promise<RunMany.Totals>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  await worker.terminate();
  return totals;
}
