import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { manifestSchema, permissionsOf } from '@/lib/extension/manifest';

/** `docs/store.md` is what goes to the stores: it must say of the packages what is true. */

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/store.md'), 'utf8');
const builds = ['chrome-mv3', 'firefox-mv3'];
const read = (build: string, path: string): unknown =>
  JSON.parse(readFileSync(join(root, '.output', build, path), 'utf8'));

/** The names in the first column of the table under a heading. */
function namesUnder(heading: string): string[] {
  const [part = ''] = (page.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ');
  return Array.from(part.matchAll(/^\| `([^`]+)`/gm), ([, name = '']) => name);
}

it('has a reason for each permission that a build asks for, and for no other', () => {
  const asked = builds.flatMap((build) => permissionsOf(manifestSchema.parse(read(build, 'manifest.json'))));
  expect(namesUnder('Reasons for permissions').toSorted()).toEqual([...new Set(asked)].toSorted());
});

it('has a reason for each kind of data that the manifest for Firefox declares, and for no other', () => {
  const schema = z.object({
    browser_specific_settings: z.object({
      gecko: z.object({ data_collection_permissions: z.object({ required: z.array(z.string()) }) }),
    }),
  });
  const { gecko } = schema.parse(read('firefox-mv3', 'manifest.json')).browser_specific_settings;
  expect(namesUnder('Firefox: data collection')).toEqual(gecko.data_collection_permissions.required);
});

it.each(['en', 'pl', 'pt_BR'])('has the short description of the package (%s)', (locale) => {
  const schema = z.object({ extension_description: z.object({ message: z.string() }) });
  const { message } = schema.parse(
    read('chrome-mv3', `_locales/${locale}/messages.json`),
  ).extension_description;
  expect(page).toContain(`: ${message}\n`);
});
