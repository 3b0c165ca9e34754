import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { fakeHelpdeskAccess } from '@/tests/fixtures/fake-scripting';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { importedKey } from '@/lib/background/storage/kept-value';
import { upgrades } from '@/lib/background/storage/upgrades';
import { noteBaseTime } from '@/lib/background/base-api/base-clock';
import { eraseEverything } from './erase-everything';

let known: ReturnType<typeof fakeHelpdeskAccess>;
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

beforeEach(async () => {
  fakeBrowser.reset();
  known = fakeHelpdeskAccess();
  known.granted.add('https://app.responso.com/*').add('https://desk.shop.com/*');
  Object.assign(browser.runtime, {
    getManifest: () => ({ version: '1', host_permissions: ['https://app.responso.com/*'] }),
  });
  await closeDatabase();
  for (const name of ['sidecar', 'sidecar-rescue']) indexedDB.deleteDatabase(name);
  await (await database()).put('accounts', account);
  await closeDatabase();
  await browser.storage.local.set({ settings: { retention: 3 } });
});

async function expectErased(): Promise<void> {
  expect(await browser.storage.local.get()).toEqual({});
  const db = await database();
  for (const store of db.objectStoreNames)
    expect(await db.getAllKeys(store), store).toEqual(store === 'values' ? [importedKey] : []);
  expect(await keptSettings.read()).toMatchObject({ retention: 12 });
  expect(await browser.storage.local.get()).toEqual({});
}

it('forgets all that is kept', async () => {
  await eraseEverything();
  await expectErased();
});

it('ends on every helpdesk that was added, and gives the permissions for them back', async () => {
  const { scripting } = browser;
  await scripting.registerContentScripts([
    { id: 'helpdesks', matches: ['https://desk.shop.com/*'], js: ['x'] },
  ]);
  await eraseEverything();
  expect(known.scripts.size).toBe(0);
  expect([...known.granted]).toEqual(['https://app.responso.com/*']);
});

it.each([
  ['a newer version has written', () => openDB('sidecar', upgrades.length + 1)],
  [
    'has lost its stores',
    () => openDB('sidecar', upgrades.length + 1, { upgrade: (db) => db.deleteObjectStore('orders') }),
  ],
])('also from a database that %s', async (_, damage) => {
  (await damage()).close();
  await eraseEverything();
  await expectErased();
});

it('and stays empty when an answer of Base comes late', async () => {
  await eraseEverything();
  await noteBaseTime(Date.now(), Date.now());
  await expectErased();
});

it('and takes no settings that a page writes afterwards', async () => {
  await eraseEverything();
  await browser.storage.local.set({ settings: { retention: 3 } });
  expect(await keptSettings.read()).toMatchObject({ retention: 12 });
});

it('also what was rescued for a rebuild', async () => {
  (await openDB('sidecar-rescue', 1)).close();
  await eraseEverything();
  expect(await names()).not.toContain('sidecar-rescue');
});

it('erases the rest, and says so, where the browser does not let the database go', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  await expect(eraseEverything()).rejects.toThrow();
  expect(await browser.storage.local.get()).toEqual({});
  vi.restoreAllMocks();
});
