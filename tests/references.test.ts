import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Checks that everything a comment or document refers to is in this repository. The forms of references:
 *
 * - a section: the document's name without its folder, then the number of a heading: `base-api.md §3.1`, and for more of
 *   the same document `base-panel.md §3, §4` or `base-api.md §2 and §9`
 * - a section of the same document: `§3.1`
 * - a document, or any file in backticks: its path, or the end of its path: `privacy.md`, `sync/step.ts`
 * - a link in a document: a path from that document
 */

const root = join(import.meta.dirname, '..');

/** Path of every document → the numbers of its headings: `## 3. Orders`, `### 3.1 getOrders`. */
type Documents = ReadonlyMap<string, ReadonlySet<string>>;

interface Repository {
  files: readonly string[];
  documents: Documents;
}

interface Source {
  path: string;
  text: string;
}

function sectionsOf(text: string): Set<string> {
  const numbers = text.matchAll(/^#{2,} (\d+(?:\.\d+)*)\.? /gm);
  return new Set(Array.from(numbers, ([, number = '']) => number));
}

/** The text between a name and its section, or two sections: white space, a line break within a comment, one word. */
const gap = String.raw`[\s*/#]*(?:(?:,|and|or|to)[\s*/#]+)?`;
const section = String.raw`§\d+(?:\.\d+)*`;
const named = new RegExp(String.raw`(?<![\w./:-])([\w./-]*[\w-]\.md)\b((?:${gap}${section})*)`, 'g');
const loneSection = /§(\d+(?:\.\d+)*)?/g;
const link = /\]\((?![a-z]+:|#)([^)#\s]+)(?:#[^)\s]*)?\)/g;
const fileInBackticks = /`([\w@.][\w@./-]*\.(?:ts|svelte|mjs|css|yml))`/g;
/** References to documents that are not public: only the first developers had them. */
const elsewhere =
  /\((?:the )?(?:spec|architecture|reviews?|anchors|peers)[),]|\bshared\/(?:design|reference|cases|hooks|\w+\.md)/g;

/** @returns one line for each broken reference: `lib/order.ts:12: base-api.md §99: no such section` */
function findBroken({ path, text }: Source, { files, documents }: Repository): string[] {
  const broken: { at: number; problem: string }[] = [];
  const report = (at: number, what: string, why: string) => {
    broken.push({ at, problem: `${what}: ${why}` });
  };
  const isFile = (name: string) => files.some((file) => file === name || file.endsWith(`/${name}`));

  for (const { index, 1: name = '', 2: tail = '' } of text.matchAll(named)) {
    const document = [...documents.keys()].find((other) => other === name || other.endsWith(`/${name}`));
    const isLink = text.slice(index - 2, index) === '](';
    if (isLink) continue;
    if (document === undefined) report(index, name, 'no such document');
    else if (tail !== '' && name !== basename(name)) report(index, name, 'write its name without a folder');
    for (const [, number = ''] of tail.matchAll(loneSection))
      if (document !== undefined && !documents.get(document)?.has(number))
        report(index, `${name} §${number}`, 'no such section');
  }

  const ownSections = documents.get(path);
  const rest = text.replace(named, (whole) => ' '.repeat(whole.length));
  for (const { index, 0: whole, 1: number = '' } of rest.matchAll(loneSection)) {
    if (!ownSections?.size) report(index, whole, 'of which document?');
    else if (!ownSections.has(number)) report(index, whole, 'no such section');
  }

  if (extname(path) === '.md')
    for (const { index, 1: target = '' } of text.matchAll(link))
      if (!files.includes(posix.join(posix.dirname(path), target))) report(index, target, 'no such file');
  for (const { index, 1: name = '' } of text.matchAll(fileInBackticks))
    if (!isFile(name)) report(index, name, 'no such file');
  for (const { index, 0: whole } of text.matchAll(elsewhere)) report(index, whole, 'not in this repository');

  return broken
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, problem }) => `${path}:${String(text.slice(0, at).split('\n').length)}: ${problem}`);
}

function listFiles(): string[] {
  const isOurs = (name: string) => !name.startsWith('.') && name !== 'node_modules';
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => isOurs(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((inner) =>
            posix.join(entry.name, inner.replaceAll('\\', '/')),
          )
        : [entry.name],
    );
}

const files = listFiles();
const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') });
const documents = new Map(
  files.filter((path) => extname(path) === '.md').map((path) => [path, sectionsOf(read(path).text)]),
);
const isText = (path: string) => /\.(?:ts|js|mjs|svelte|css|html|yml|md)$/.test(path);
// The references below are broken on purpose.
const sources = files.filter((path) => isText(path) && path !== 'tests/references.test.ts').map(read);

it('every reference points at something in the repository', () => {
  expect(sources.flatMap((source) => findBroken(source, { files, documents }))).toEqual([]);
});

describe('a broken reference', () => {
  const repository: Repository = {
    files: ['README.md', 'docs/reference/base-api.md', 'docs/privacy.md', 'lib/sync/step.ts'],
    documents: new Map([
      ['README.md', new Set<string>()],
      ['docs/privacy.md', new Set<string>()],
      ['docs/reference/base-api.md', sectionsOf('## 3. Orders\n\n### 3.1 getOrders\n\n#### Not numbered\n')],
    ]),
  };
  const brokenIn = (text: string, path = 'lib/order.ts') => findBroken({ path, text }, repository);

  it.each([
    [
      'a section that is not there',
      '\n// (base-api.md §3.2)',
      ['lib/order.ts:2: base-api.md §3.2: no such section'],
    ],
    [
      'the second of two sections',
      '(base-api.md §3, §4)',
      ['lib/order.ts:1: base-api.md §4: no such section'],
    ],
    ['a document that is not there', 'see spec.md', ['lib/order.ts:1: spec.md: no such document']],
    [
      'a section of a document without a name',
      'prose of its own (spec §9), and §3.1 alone',
      ['lib/order.ts:1: §9: of which document?', 'lib/order.ts:1: §3.1: of which document?'],
    ],
    [
      'a section with the folder of its document',
      '(reference/base-api.md §3)',
      ['lib/order.ts:1: reference/base-api.md: write its name without a folder'],
    ],
    [
      'a document that nobody has',
      'in layers (architecture)',
      ['lib/order.ts:1: (architecture): not in this repository'],
    ],
    [
      'a folder that nobody has',
      'see shared/design/mock.html',
      ['lib/order.ts:1: shared/design: not in this repository'],
    ],
    ['a file in backticks', 'as in `sync/leap.ts`', ['lib/order.ts:1: sync/leap.ts: no such file']],
  ])('is reported: %s', (_, text, lines) => {
    expect(brokenIn(text)).toEqual(lines);
  });

  it('is reported: a link of a document, from where that document is', () => {
    expect(brokenIn('[a](privacy.md) [b](docs/privacy.md)', 'docs/browsers.md')).toEqual([
      'docs/browsers.md:1: docs/privacy.md: no such file',
    ]);
  });

  it.each([
    ['sections of one document', '(base-api.md §3 and §3.1)', 'lib/order.ts'],
    ['a section on the next line of a comment', '/**\n * so says base-api.md\n * §3.1\n */', 'lib/order.ts'],
    ['a document by the end of its path', 'reference/base-api.md', 'lib/order.ts'],
    ['a section of the document itself', 'as in §3.1', 'docs/reference/base-api.md'],
    ['a file by the end of its path', 'as in `sync/step.ts`', 'lib/order.ts'],
    ['an address on the web', 'https://github.com/x/y/blob/main/SPEC.md', 'lib/order.ts'],
    ['a link to the web', '[a](https://example.com/b)', 'docs/browsers.md'],
  ])('is not reported: %s', (_, text, path) => {
    expect(brokenIn(text, path)).toEqual([]);
  });
});
