/**
 * `npm run simulate -- --runs 500 --seed 1`: runs the real sync on a simulated clock against the stand-in for Base,
 * with random histories, faults, killed workers and clock jumps. Exits 0 only if nothing was lost or duplicated, the
 * budget was never exceeded and Base never blocked us. A failed run prints its seed: `-- --runs 1 --seed <it>` repeats
 * it.
 *
 * `npm run simulate -- status --runs 100`: runs the real outbox in the same way, with an agent who changes statuses;
 * `-- edits` with one who edits orders. Exits 0 only if no change was lost, repeated, or sent without confirmation.
 *
 * `npm run simulate -- team --members 50 --runs 20`: runs the real background of many members of a team against a real
 * `nats-server`. Members die, sleep and return, the server (or one of a cluster) is killed, and networks are cut. Exits
 * 0 only if nothing was lost or done twice, and Base got about as many requests as from one browser.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';
import { z } from 'zod';
import type * as RunMany from '../sandbox/simulate/run-many.ts';
import type * as RunManyChanges from '../sandbox/simulate/run-many-changes.ts';
import type * as RunManyTeams from '../sandbox/simulate/team/run-many-teams.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    members: { type: 'string', default: '5' },
  },
});
const kind = z.optional(z.enum(['status', 'edits', 'team'])).parse(positionals[0]);
const first = Number(values.seed);
const runs = Number(values.runs ?? (kind === 'team' ? 10 : 100));
const seeds = Array.from({ length: runs }, (_, index) => first + index);

// Imports in lib/ have no file extensions, because a bundler resolves them. Node alone cannot.
const load = async <Module>(path: string) =>
  (
    await runnerImport<Module>(path, {
      root: `${import.meta.dirname}/..`,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@': `${import.meta.dirname}/..` } },
    })
  ).module;

if (kind === 'team') {
  const { runMany, ...others } = await load<typeof RunManyTeams>('/sandbox/simulate/team/run-many-teams.ts');
  // A run takes long, and the next one begins with the memory that this one has left.
  await run({ ...others, runMany: (some) => runMany(some, Number(values.members)) }, 1);
} else if (kind) {
  const { runMany, ...others } = await load<typeof RunManyChanges>('/sandbox/simulate/run-many-changes.ts');
  await run({ ...others, describe: (totals) => totals, runMany: (some) => runMany(some, kind) }, 20);
} else {
  const simulation = await load<typeof RunMany>('/sandbox/simulate/run-many.ts');
  await run({ ...simulation, describe: (totals) => totals }, 20);
}

/** The functions of one kind of simulation. */
interface Simulation<Totals> {
  runMany: (seeds: readonly number[]) => Promise<Totals>;
  addUp: (parts: readonly Totals[]) => Totals;
  isGood: (totals: Totals) => boolean;
  /** What is printed: what → figure. */
  describe: (totals: Totals) => object;
}

/**
 * Runs the seeds in threads. The simulated clock is global in a thread, and killed workers are never garbage-collected,
 * so a thread takes a few seeds, one after the other, and is then replaced.
 *
 * @param portion how many seeds
 */
async function run<Totals extends { runs: number }>(
  simulation: Simulation<Totals>,
  portion: number,
): Promise<void> {
  if (!isMainThread) {
    parentPort?.postMessage(await simulation.runMany(z.array(z.int()).parse(workerData)));
    return;
  }
  const parts: Totals[] = [];
  let next = 0;
  const work = async () => {
    while (next < seeds.length) {
      const share = seeds.slice(next, (next += portion));
      parts.push(await runInThread<Totals>(share));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const totals = simulation.addUp(parts);
  for (const [what, count] of Object.entries(simulation.describe(totals)))
    console.log(`${what}: ${String(count)}`);
  process.exit(simulation.isGood(totals) && totals.runs === seeds.length ? 0 : 1);
}

async function runInThread<Totals>(share: readonly number[]): Promise<Totals> {
  const worker = new Worker(import.meta.filename, { argv: process.argv.slice(2), workerData: share });
  const totals = await new Promise<Totals>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  await worker.terminate();
  return totals;
}
