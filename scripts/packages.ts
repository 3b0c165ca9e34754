import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import manifest from '../package.json' with { type: 'json' };
import { runToolIn } from './build.ts';

const root = join(import.meta.dirname, '..');
const name = (what: string) => `${manifest.name}-${manifest.version}-${what}.zip`;
const sources = name('sources');

/** The files for the stores, below `.output/`. WXT packs the sources together with the package for Firefox. */
const packages = { chrome: [name('chrome')], firefox: [name('firefox'), sources] };
type Target = keyof typeof packages;
const both: readonly Target[] = ['chrome', 'firefox'];

/** Where the package for one browser is, once it is packed. */
export function packageFor(target: Target): string {
  return join(root, '.output', name(target));
}

/** Builds the extension and packs it. @returns true if that succeeded */
export function pack(targets = both, folder = root): boolean {
  // Without a level, it lists all sources.
  return targets.every((target) => runToolIn(folder, 'wxt', 'zip', '--browser', target, '--level', 'warn'));
}

/**
 * Builds and packs the extension again, from nothing but the source package, and compares. That is what a reviewer at
 * Mozilla does. The folder is inside this one, so that it has our `node_modules`.
 *
 * @returns true if the packages of these targets have the same bytes
 */
export function isPackedAlike(targets = both): boolean {
  const folder = join(root, '.cache/rebuilt');
  rmSync(folder, { recursive: true, force: true });
  try {
    for (const [path, content] of Object.entries(unzipSync(read(root, sources)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    if (!pack(targets, folder)) return false;
    const made = targets.flatMap((target) => packages[target]);
    const different = made.filter((file) => !read(root, file).equals(read(folder, file)));
    for (const file of different) console.error(`${file} has other bytes when it is built from ${sources}.`);
    return different.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line for each package: its SHA-256, its size, its path. */
export function describePackages(): string[] {
  return Object.values(packages)
    .flat()
    .map((file) => {
      const content = read(root, file);
      const digest = createHash('sha256').update(content).digest('hex');
      return `${digest}  ${String(Math.ceil(content.length / 1_000))} kB  .output/${file}`;
    });
}

function read(folder: string, file: string): Buffer {
  return readFileSync(join(folder, '.output', file));
}
