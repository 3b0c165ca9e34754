/**
 * The parts of `npm test` that a developer can run separately: `npm run check` (types, lint and format), `npm run
 * lint`, `npm run format` (rewrites files), `npm run build` and `npm run test:unit`. Arguments after `--` go to the
 * tool.
 */
import { build, checkStatically, linters, runTool } from './build.ts';

const [what = 'all', ...args] = process.argv.slice(2);

const tasks: Record<string, () => boolean | Promise<boolean>> = {
  all: checkStatically,
  build: () => build('chromium') !== '' && build('firefox') !== '',
  format: () => runTool('prettier', '--write', '--log-level', 'warn', '.', ...args),
  lint: () => linters.map(([name, ...options]) => runTool(name, ...options, ...args)).every(Boolean),
  unit: () =>
    runTool('vitest', 'run', ...['unit', 'pure', 'page'].flatMap((name) => ['--project', name]), ...args),
};

process.exit((await tasks[what]?.()) ? 0 : 1);
