import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Rules that lint cannot check, because they are about all imports together, including type-only imports. */

const root = join(import.meta.dirname, '..');
const files = globSync('{lib,components,entrypoints}/**/*.{ts,svelte}', { cwd: root });
const known = new Set(files);
const isTest = (file: string) => /\.(?:test|page)\.ts$/.test(file) || file.includes('/fixtures/');

/** Resolves `./x` and `@/x` to a file of the extension; undefined for packages. */
function resolve(from: string, path: string): string | undefined {
  if (!path.startsWith('.') && !path.startsWith('@/')) return undefined;
  const bare = path.startsWith('@/') ? path.slice(2) : normalize(join(dirname(from), path));
  return [bare, `${bare}.ts`, `${bare}/index.ts`].find((file) => known.has(file));
}

/** The imports of a file, as the compiler sees them. In a Svelte file, only those of its scripts. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '').join('\n')
    : text;
  return ts
    .preProcessFile(scripts)
    .importedFiles.map(({ fileName }) => resolve(file, fileName))
    .filter((to) => to !== undefined);
}

const imports = new Map(files.filter((file) => !isTest(file)).map((file) => [file, importsOf(file)]));

/** All nodes that can be reached from a node. The node itself is included only if it is in a cycle. */
function reach(from: string, graph: ReadonlyMap<string, Iterable<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return reached;
}

const folders = new Map<string, Set<string>>();
for (const [file, targets] of imports) {
  const here = folders.get(dirname(file)) ?? new Set();
  folders.set(dirname(file), here);
  for (const target of targets) if (dirname(target) !== dirname(file)) here.add(dirname(target));
}

describe('the rooms', () => {
  it('hold no import cycle, not even of types', () => {
    expect([...imports.keys()].filter((file) => reach(file, imports).has(file))).toEqual([]);
  });

  it('do not import each other, directly or through others', () => {
    expect([...folders.keys()].filter((folder) => reach(folder, folders).has(folder))).toEqual([]);
  });

  it('are small enough to be read at a glance', () => {
    const sizes = Map.groupBy(
      files.filter((file) => !isTest(file)),
      (file) => dirname(file),
    );
    expect([...sizes].filter(([, inside]) => inside.length > 22).map(([folder]) => folder)).toEqual([]);
  });

  it('hold no file name twice', () => {
    const names = Map.groupBy(files, (file) => basename(file));
    const doubled = [...names].filter(([name, same]) => same.length > 1 && !/^(?:index|main)\./.test(name));
    expect(doubled).toEqual([]);
  });

  it('keep a file that one page alone uses with that page', () => {
    const users = new Map<string, Set<string>>();
    for (const [file, targets] of imports)
      for (const target of targets) users.set(target, (users.get(target) ?? new Set()).add(file));
    const pageOf = (file: string) => /^entrypoints\/[^/]+/.exec(file)?.[0] ?? 'shared';
    const lonely = files.filter((file) => {
      // A primitive of ui/ is for every page, even if only one uses it now.
      if (!/^components\/(?!ui\/)/.test(file) || isTest(file)) return false;
      const pages = new Set([...(users.get(file) ?? [])].map(pageOf));
      return pages.size === 1 && !pages.has('shared');
    });
    expect(lonely).toEqual([]);
  });
});

it('the progress of the sync is written by the sync and its own room only: who tells pages of a change announces it', () => {
  const isFree = (file: string) => /^lib\/background\/(?:sync|progress)\//.test(file);
  const writers = [...imports.keys()].filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return /\bnoteProgress\b|\bsyncProgress\.(?:write|remove)\b/.test(text);
  });
  expect(writers.filter((file) => !isFree(file))).toEqual([]);
  expect(writers).not.toEqual([]);
});

describe('a layer that must not be reached', () => {
  const runtime = new Map(
    [...imports.keys()].map((file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(
        /^\s*(?:import|export) type [\s\S]*?from '[^']+';$/gm,
        '',
      );
      const found = [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, path]) => path ?? '');
      return [file, found.map((path) => resolve(file, path)).filter((to) => to !== undefined)];
    }),
  );
  const reached = (inside: (file: string) => boolean, forbidden: (file: string) => boolean) =>
    files
      .filter((file) => !isTest(file) && inside(file))
      .flatMap((file) => [...reach(file, runtime)].filter(forbidden).map((to) => `${file} -> ${to}`));

  it('lib/background is not, from anywhere but the background, through whatever file', () => {
    const isBackground = (file: string) =>
      file.startsWith('lib/background/') || file.startsWith('entrypoints/background/');
    expect(
      reached(
        (file) => !isBackground(file),
        (file) => file.startsWith('lib/background/'),
      ),
    ).toEqual([]);
  });

  it('components are not, from lib', () => {
    expect(
      reached(
        (file) => file.startsWith('lib/'),
        (file) => file.startsWith('components/'),
      ),
    ).toEqual([]);
  });
});
