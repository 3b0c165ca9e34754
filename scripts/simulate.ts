/**
 * `npm run simulate -- --runs 500 --seed 1`: the real sync on a simulated clock against the stand-in of Base, through
 * seeded histories, faults, deaths and clock jumps. Exits 0 only if nothing was lost or duplicated, the budget was never
 * passed and Base never blocked us. A run that fails says its seed: `-- --runs 1 --seed <it>` repeats it.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { runnerImport } from 'vite';
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

// A simulated clock is the whole thread's: every thread takes its share of the seeds, one run after the other.
if (isMainThread) {
  const threads = availableParallelism();
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, share) => {
      const worker = new Worker(import.meta.filename, {
        argv: process.argv.slice(2),
        env: { ...process.env, SHARE: `${share}/${threads}` },
      });
      return new Promise<RunMany.Totals>((resolve, reject) =>
        worker.once('message', resolve).once('error', reject),
      );
    }),
  );
  const { accounts, requests, 'blocks beside another program': notOurs, ...totals } = module.addUp(parts);
  console.log(`${accounts} accounts, ${requests} requests, blocked ${notOurs} times beside another program`);
  for (const [what, count] of Object.entries(totals)) console.log(`${what}: ${count}`);
  process.exit(module.isGood(totals) && totals.runs === seeds.length ? 0 : 1);
}

const [share = 0, threads = 1] = (process.env['SHARE'] ?? '').split('/').map(Number);
parentPort?.postMessage(await module.runMany(seeds.filter((_, index) => index % threads === share)));
