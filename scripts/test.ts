/**
 * `npm test`: runs everything that must pass before a change is merged, on a machine that has only Node and npm.
 * The last line counts the tests. A failed step ends the run and prints the reason.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { ensureNats } from '../sandbox/team/install-nats.ts';
import { checkStatically, runToolAside, runToolMeanwhile } from './build.ts';
import { isPackedAlike, pack } from './packages.ts';

const reports = join(import.meta.dirname, '../.cache/reports');
const began = performance.now();
const cores = availableParallelism();
let passed = 0;
let failed = 0;

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await step('browsers and nats-server', async () => {
  for (const kind of ['chromium', 'firefox'] as const) console.log(`${kind}: ${await ensureBrowser(kind)}`);
  console.log(`nats-server: ${await ensureNats()}`);
  return true;
});
await step('packages', () => pack());
// For one browser: Chrome's has the same code. `npm run zip` compares both.
await step('the same package from its sources', () => isPackedAlike(['firefox']));
// Alone: what shares the machine with browsers slows their pages down.
await step('types, lint, format, requests and bytes', async () => {
  const went = await Promise.all([
    checkStatically(),
    runToolAside('web-ext', 'lint', '--source-dir', '.output/firefox-mv3'),
    runToolAside('node', 'scripts/bench.ts', '--quick'),
  ]);
  return went.every(Boolean);
});
// More than there are cores: many of these tests mostly wait, for a server or for a time to pass.
await step('unit tests', () => runTests(['unit', 'pure', 'sandbox'], `--maxWorkers=${cores + 1}`));
await step('page tests', () => runTests(['page'], `--maxWorkers=${cores * 2}`));
await step('end to end in both browsers', () => runTests(['chromium', 'firefox']));
finish();

async function step(name: string, run: () => boolean | Promise<boolean>): Promise<void> {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const isGood = await Promise.resolve()
    .then(run)
    .catch((thrown: unknown) => {
      console.error(thrown instanceof Error ? thrown.message : thrown);
      return false;
    });
  console.log(`== ${name}: ${isGood ? 'ok' : 'FAILED'}, ${Math.round((performance.now() - began) / 1000)} s`);
  if (isGood) return;
  // A failed step without tests counts as one failed test.
  if (failed === 0) failed = 1;
  finish();
}

/** Runs vitest projects and adds the counts of their report. */
async function runTests(projects: string[], ...options: string[]): Promise<boolean> {
  const report = join(reports, `${projects.join('-')}.json`);
  const isGood = await runToolMeanwhile(
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...options,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  );
  const counted: unknown = JSON.parse(readFileSync(report, 'utf8'));
  passed += readCount(counted, 'numPassedTests');
  failed += readCount(counted, 'numFailedTests');
  const isComplete = readCount(counted, 'numPendingTests') === 0;
  if (!isComplete) console.error('Tests were skipped.');
  return isGood && isComplete;
}

function readCount(report: unknown, name: string): number {
  const count: unknown =
    typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined;
  if (typeof count !== 'number') throw new Error(`The report of the tests has no ${name}`);
  return count;
}

function finish(): never {
  console.log(`\n== all: ${Math.round((performance.now() - began) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
