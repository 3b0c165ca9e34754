import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestSchema } from '@/lib/extension/manifest';
import { taughtKey } from '@/lib/model/taught-field';
import { chosenTextsKey } from '@/lib/text/i18n';
import { storeNames } from '@/lib/background/storage/upgrades';

/**
 * `docs/privacy.md` names everything that is stored, and every host, as it is called in the code. The code is read as
 * text: where it stores something in a new way, this test has to learn it.
 */

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/privacy.md'), 'utf8');

const sources = ['components', 'entrypoints', 'lib']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(({ name }) => /\.(?:ts|svelte)$/.test(name) && !/\.(?:test|page)\.ts$/.test(name))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

/** What follows each place that matches, as far as the pattern's first group takes it. */
const findAll = (pattern: RegExp) =>
  sources.flatMap((text) => Array.from(text.matchAll(pattern), ([, found = '']) => found));

/** The names in the first column of the table under a heading of the page. */
function namesUnder(heading: string): string[] {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = part.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) =>
      Array.from((line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g), ([, name = '']) => name),
    );
}

it('the page names every value in the browser’s storage, and no other', () => {
  // Keys of tabs end in the tab's number.
  const keys = findAll(/\bstoredItem\(\s*['`]((?:local|session):(?:[\w-]|\$\{\w+(?:\(\w+\))?\})+)['`]/g).map(
    (key) => key.replace('${taughtKey}', taughtKey).replace('${String(tabId)}', 'N'),
  );
  // One more call is the definition.
  expect(keys).toHaveLength(findAll(/\b(storedItem)(?:<T>)?\(/g).length - 1);
  expect(keys.length).toBeGreaterThan(15);
  // Written by hand, because content scripts must stay small.
  expect(findAll(/\bstorage\.local\.set\(\{ (.+?) \}\)/g).toSorted()).toEqual([
    '[chosenTextsKey]: texts',
    '[key]: place',
  ]);
  const [panelPlace = ''] = findAll(/\bconst key = `(\w+:)\$\{location\.host\}`/g);
  const byHand = [`local:${chosenTextsKey}`, `local:${panelPlace}HOST`];
  expect(namesUnder("Names in the browser's storage").toSorted()).toEqual([...keys, ...byHand].toSorted());
});

it('the page names every store of the database, and no other', () => {
  expect(namesUnder('Names in the database').toSorted()).toEqual(storeNames.toSorted());
});

it('nothing else is stored than through these, but for what the page names', () => {
  expect(findAll(/\b(storage\.(?:session|sync|managed)\.set|localStorage\.|caches\.open)/g)).toEqual([]);
  const inPages = findAll(/\bsessionStorage\.setItem\((\w+),/g);
  const [key = ''] = findAll(/\bconst openOn = '([\w-]+)'/g);
  expect(inPages).toEqual(['openOn']);
  const databases = findAll(/\bconst (?:name|rescueName) = '(sidecar[\w-]*)'/g);
  expect(databases.toSorted()).toEqual(['sidecar', 'sidecar-rescue']);
  for (const name of [key, ...databases]) expect(page).toContain(`\`${name}\``);
});

it.each(['chrome-mv3', 'firefox-mv3'])('the page names every host of %s, and no other', (build) => {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, '.output', build, 'manifest.json'), 'utf8')),
  );
  const hosts = [...manifest.host_permissions, ...manifest.optional_host_permissions];
  expect(namesUnder('Hosts').toSorted()).toEqual(hosts.toSorted());
});
