/**
 * `npm run trust`: tries to break Sidecar, with and without a real browser, and prints what it tried. Exits 0 only if
 * nothing failed. The tests are those of `npm test`, with more inputs; the chaos in Chromium runs here only. All of it
 * takes hours.
 *
 *   -- --seed 7       the seed of all random inputs and histories (1): the same seed tries the same again
 *   -- --size short   as little as `npm test` tries (full)
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { build, runTool, stopWith } from './build.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, size: { type: 'string', default: 'full' } },
});
const seed = z.coerce.number().int().nonnegative().safeParse(values.seed).data;
const size = z.enum(['short', 'full']).safeParse(values.size).data;
if (seed === undefined || size === undefined) stopWith('Usage: npm run trust -- --seed 1 --size short|full');

const root = join(import.meta.dirname, '..');

/** One line of the table. */
interface Row {
  kind: string;
  /** Tests, or simulated histories. */
  runs: number;
  /** What was tried: messages, values, texts, pages, requests. A test that counts nothing has one. */
  inputs: number;
  /** What was made wrong on purpose: senders, values, records, answers, killed workers. */
  faults: number;
  failures: number;
}

/** The tests of each kind: parts of their paths. */
const tests: Record<string, string[]> = {
  'sender matrix': ['tests/trust/sender-matrix.test.ts'],
  'fuzz: answers of Base': ['tests/trust/fuzz-base.test.ts'],
  'fuzz: messages': ['tests/trust/fuzz-messages.test.ts'],
  'fuzz: stored values, files': ['tests/trust/fuzz-stored.test.ts'],
  'fuzz: texts': ['tests/trust/fuzz-text.test.ts'],
  'fuzz: pages': ['tests/trust/fuzz-dom.page.ts'],
  secrets: ['tests/trust/secrets.test.ts'],
  'hostile pages': [
    'tests/e2e/hostile.e2e.ts',
    'tests/e2e/framing.e2e.ts',
    'tests/e2e/pressing.e2e.ts',
    'entrypoints/order-panel/guard-presses.page.ts',
    'entrypoints/ticket.content/panel/shield.page.ts',
    'entrypoints/ticket.content/panel/is-in-sight.page.ts',
    'entrypoints/ticket.content/panel/block-unseen-presses.page.ts',
    'lib/match/hostile-pages.test.ts',
  ],
  'rules that die at any step': ['tests/rules-die.test.ts'],
  'chaos: Chromium': ['tests/trust/chaos/survives.chaos.ts'],
  'upgrade and damage': [
    'tests/trust/upgrades.test.ts',
    'tests/trust/damaged-storage.test.ts',
    'lib/background/storage/',
    'lib/background/lifecycle/erase-everything.test.ts',
    'lib/background/preferences/mirror-preferences.test.ts',
    'lib/stored/',
  ],
};

/** The report of vitest, with what each test has counted (`tests/trust/campaign.ts`). */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          meta: z
            .object({ trust: z.object({ inputs: z.number(), faults: z.number() }).optional() })
            .optional(),
        }),
      ),
    }),
  ),
});

build('chromium');
build('firefox');
const testRows = runTests();
const chaosRows = [
  await simulate('chaos: sync', [], 'requests', size === 'full' ? 100 : 8),
  await simulate('chaos: status changes', ['status'], 'changes confirmed', size === 'full' ? 200 : 25),
  await simulate('chaos: edits', ['edits'], 'changes confirmed', size === 'full' ? 100 : 10),
];
const rows = [...testRows, ...chaosRows];
print(rows);
console.log(`\nRepeat: npm run trust -- --seed ${seed} --size ${size}`);
process.exit(rows.every(({ runs, failures }) => runs > 0 && failures === 0) ? 0 : 1);

function runTests(): Row[] {
  const report = join(root, '.cache/trust/report.json');
  rmSync(report, { force: true });
  mkdirSync(join(root, '.cache/trust'), { recursive: true });
  Object.assign(process.env, { VITE_TRUST_SEED: String(seed), VITE_TRUST_SIZE: size });
  const isGood = runTool(
    'vitest',
    'run',
    ...['unit', 'pure', 'page', 'chromium', 'firefox', 'chaos'].flatMap((project) => ['--project', project]),
    ...['--testTimeout', '1200000'],
    ...['--reporter=default', '--reporter=json', `--outputFile=${report}`],
    ...Object.values(tests).flat(),
  );
  const files = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))).testResults;
  const made = Object.entries(tests).map(([kind, paths]) => {
    const own = files.filter(({ name }) => paths.some((path) => name.replaceAll('\\', '/').includes(path)));
    const results = own.flatMap(({ assertionResults }) => assertionResults);
    // A file that cannot even be loaded has failed without a test.
    const broken = own.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      kind,
      runs: results.length,
      inputs: results.reduce((sum, { meta }) => sum + (meta?.trust?.inputs ?? 1), 0),
      faults: results.reduce((sum, { meta }) => sum + (meta?.trust?.faults ?? 0), 0),
      failures: results.filter(({ status }) => status !== 'passed').length + broken.length,
    };
  });
  // An error outside every test, such as a rejection that nobody has handled.
  if (isGood || made.some(({ failures }) => failures > 0)) return made;
  return [...made, { kind: 'outside the tests', runs: 1, inputs: 0, faults: 0, failures: 1 }];
}

/** Runs `simulate.ts` and reads the totals that it prints, one `what: count` a line. */
async function simulate(kind: string, args: string[], inputs: string, runs: number): Promise<Row> {
  const script = join(import.meta.dirname, 'simulate.ts');
  const child = spawn(process.execPath, [script, ...args, '--runs', String(runs), '--seed', String(seed)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const [printed, status] = await Promise.all([text(child.stdout), ended]);
  console.log(`\n${kind}\n${printed}`);
  const totals = new Map(
    [...printed.matchAll(/^([a-z ]+): (\d+)$/gm)].map(([, what = '', count]) => [what, Number(count)]),
  );
  const sum = (...names: string[]) => names.reduce((total, name) => total + (totals.get(name) ?? 0), 0);
  const failures = sum(
    ...['lost', 'duplicated', 'minutes over budget', 'blocks', 'asked into a block', 'late by a cycle'],
    ...['denied', 'repeated', 'unconfirmed'],
  );
  return {
    kind,
    runs: sum('runs'),
    inputs: sum(inputs),
    faults: sum('faults', 'kills'),
    failures: status === 0 ? failures : Math.max(1, failures),
  };
}

function print(table: readonly Row[]): void {
  const columns = ['runs', 'inputs', 'faults', 'failures'] as const;
  const all = table.reduce<Row>(
    (sum, row) => ({
      kind: 'all',
      runs: sum.runs + row.runs,
      inputs: sum.inputs + row.inputs,
      faults: sum.faults + row.faults,
      failures: sum.failures + row.failures,
    }),
    { kind: 'all', runs: 0, inputs: 0, faults: 0, failures: 0 },
  );
  const line = (kind: string, cells: readonly string[]) =>
    [kind.padEnd(28), ...cells.map((cell) => cell.padStart(10))].join('');
  console.log(`\n${line('kind', columns)}`);
  for (const row of [...table, all])
    console.log(
      line(
        row.kind,
        columns.map((column) => String(row[column])),
      ),
    );
}
