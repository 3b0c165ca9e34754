import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashClassNames } from './client-files.ts';
import { EDITOR_FILES } from './editor-files.ts';

const FOLDER = new URL('./client/', import.meta.url);
const files = readdirSync(FOLDER);
const sourceOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

describe.each(files.filter((name) => name.endsWith('.js')))('%s', (name) => {
  it('parses as a module, before and after its class names are hashed', () => {
    for (const source of [sourceOf(name), hashClassNames(sourceOf(name), 'build')]) {
      execFileSync(process.execPath, ['--input-type=module', '--check'], { input: source });
    }
  });

  it('imports only files that are served', () => {
    for (const [, imported] of sourceOf(name).matchAll(/(?:from|import) '\.\/([^']+)'/g))
      expect([...files, ...Object.keys(EDITOR_FILES)]).toContain(imported);
  });

  it('puts no text into the page but through html.js, which escapes it', () => {
    if (name !== 'html.js')
      expect(sourceOf(name)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  });

  it('does without inline styles and handlers, which the policy forbids', () => {
    expect(sourceOf(name)).not.toMatch(/\s(style|on[a-z]+)="/);
  });
});

it.each(files.filter((name) => name.endsWith('.css')))('%s imports only files that are served', (name) => {
  for (const [, imported] of sourceOf(name).matchAll(/@import url\('([^']+)'\)/g))
    expect([...files, ...Object.keys(EDITOR_FILES)]).toContain(imported);
});

it('says everything in each of the three languages', () => {
  const keys = [...sourceOf('words.js').matchAll(/^const (pl|en|pt) = \{\n([\s\S]*?)\n\};/gm)].map(
    ([, , body]) => [...(body ?? '').matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, key]) => key),
  );
  expect(keys).toHaveLength(3);
  expect(keys[1]).toEqual(keys[0]);
  expect(keys[2]).toEqual(keys[0]);
});
