import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';
import { sealToken } from '@/lib/background/storage/vault';

const answer = { status: 'SUCCESS', orders: [], returns: [], logs: [], statuses: [] };
const fetched = vi.fn(() => Promise.resolve(Response.json(answer)));
vi.stubGlobal('fetch', fetched);
vi.stubGlobal('addEventListener', () => undefined);
const event = { addListener: () => undefined };
Object.assign(browser, {
  action: { setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn(), setTitle: vi.fn() },
  commands: { onCommand: event },
  // The optional permission is not given.
  cookies: undefined,
  declarativeNetRequest: { getSessionRules: () => Promise.resolve([]), updateSessionRules: vi.fn() },
  webRequest: { onHeadersReceived: event, onErrorOccurred: event },
  scripting: { getRegisteredContentScripts: () => Promise.resolve([]) },
  permissions: { contains: () => Promise.resolve(false), onAdded: event, onRemoved: event },
});
// Only now, so that the client takes the network of this test.
const { default: background } = await import('./index');

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), account.id);
  await db.put('cursors', startState(account.id, Date.now()));
});

it('a browser that starts starts the sync and its alarm, with no other event', async () => {
  background.main();
  expect(fakeBrowser.runtime.onStartup.hasListeners()).toBe(true);
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(async () => {
    expect(await (await database()).get('cursors', account.id)).toMatchObject({ isBusy: false });
  });
  expect(await fakeBrowser.alarms.get('every minute')).toMatchObject({ periodInMinutes: 1 });
  await vi.waitFor(async () => {
    expect(await fakeBrowser.alarms.get(`sync ${account.id}`)).toBeDefined();
  });
});
