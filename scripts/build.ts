import { spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { basename, join } from 'node:path';
import type { BrowserKind } from '../sandbox/browser/find.ts';

const root = join(import.meta.dirname, '..');

/** Prints the reason and exits with 1. */
export function stopWith(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exit(1);
}

const bin = join(root, 'node_modules', '.bin');
const surroundings = (cwd = root) => ({
  cwd,
  shell: process.platform === 'win32',
  // The tools' `#!/usr/bin/env node` must find the Node of this project, not the machine's.
  env: { ...process.env, PATH: [bin, process.env['PATH']].join(process.platform === 'win32' ? ';' : ':') },
});

/**
 * Runs one of the project's tools (`node_modules/.bin`) with this Node, with our output.
 *
 * @returns true if it succeeded
 */
export function runTool(name: string, ...args: string[]): boolean {
  return runToolIn(root, name, ...args);
}

/** Like `runTool`, in another folder. */
export function runToolIn(folder: string, name: string, ...args: string[]): boolean {
  const { status, error } = spawnSync(join(bin, name), args, { ...surroundings(folder), stdio: 'inherit' });
  if (error) console.error(`${name} could not be run: ${error.message}`);
  return status === 0;
}

/** Like `runTool`, but other tools can run at the same time. */
export async function runToolMeanwhile(name: string, ...args: string[]): Promise<boolean> {
  const tool = spawn(join(bin, name), args, { ...surroundings(), stdio: 'inherit' });
  return await new Promise((resolve, reject) => {
    tool.on('error', reject);
    tool.on('close', (status) => resolve(status === 0));
  });
}

/**
 * Runs one of the project's tools, and prints its output when it has ended. ESLint takes longest of those that run at the
 * same time, and uses one core: all others have low priority, and share what it leaves.
 *
 * @returns true if it succeeded
 */
export async function runToolAside(name: string, ...args: string[]): Promise<boolean> {
  const began = performance.now();
  const tool = spawn(join(bin, name), args, { ...surroundings(), stdio: ['ignore', 'pipe', 'pipe'] });
  if (tool.pid && name !== 'eslint') setPriority(tool.pid, constants.priority.PRIORITY_LOW);
  const ended = new Promise<number | null>((resolve, reject) => {
    tool.on('error', reject);
    tool.on('close', resolve);
  });
  const [status, ...said] = await Promise.all([ended, text(tool.stdout), text(tool.stderr)]);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${basename(name)}: ${status === 0 ? 'ok' : 'FAILED'}, ${String(seconds)} s\n${said.join('')}`);
  return status === 0;
}

/** Builds the extension for a browser, for production. @returns the folder of the build */
export function build(kind: BrowserKind): string {
  const target = kind === 'firefox' ? 'firefox' : 'chrome';
  if (!runTool('wxt', 'build', '--browser', target))
    stopWith(`The extension could not be built for ${target}.`);
  return join(root, '.output', `${target}-mv3`);
}

/** The linters with their options (`oxlint.config.ts`, `eslint.config.js`). */
export const linters: [name: string, ...args: string[]][] = [
  ['eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'],
  ['oxlint', '.', '--deny-warnings'],
];

/**
 * Checks types, lint and format in parallel, and prints how long each took.
 *
 * @returns true if all succeeded
 */
export async function checkStatically(): Promise<boolean> {
  const went = await Promise.all([
    ...linters.map(([name, ...args]) => runToolAside(name, ...args)),
    runToolAside('svelte-check', '--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
    // Two packages have a `tsc`. ESLint needs the one in JavaScript, this is the fast one.
    runToolAside('../@typescript/native/bin/tsc', '--noEmit', '-p', 'tsconfig.node.json'),
    runToolAside('prettier', '--check', '--log-level', 'warn', '.'),
  ]);
  return went.every(Boolean);
}
