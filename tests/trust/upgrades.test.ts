import { openDB, unwrap } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { upgrades } from '@/lib/background/storage/upgrades';
import { asReadNow } from '@/lib/stored/fixtures/as-read-now';
import { version010 } from '@/lib/stored/fixtures/version-0.1.0';
import { network, send, startBackground } from './background-world';
import { noneReceived } from '@/lib/background/team/nats/records/receive';
import { countsOf } from './campaign';
import { expectErasable, expectListedAnswers } from './questions';
import { listSenders } from './senders';
import { keptToken, recordsOf010, sealByHand } from './version-0.1.0-records';

const { settings, rules, taught } = version010;
const options = listSenders().find(({ tier }) => tier === 'ownPage')?.sender ?? {};

/** Leaves the storage of a browser in use as a version of the database had it. @returns what it holds */
async function leave(version: number): Promise<Map<string, object>> {
  const db = await openDB('sidecar', version, {
    upgrade: (fresh) => {
      for (const upgrade of upgrades.slice(0, version)) upgrade(unwrap(fresh));
    },
  });
  const { vaultKey, token } = await sealByHand();
  const records = new Map<string, object>([
    ...Object.entries(recordsOf010),
    ['vaultKey', vaultKey],
    ['tokens', token],
  ]);
  if (version >= 3) records.set('invoices', { accountId: 'a', orderId: '48213377', invoices: [], readAt: 1 });
  if (version >= 4) {
    records.set('teamUnsent', { kind: 'order', key: ['a', '48213377'], stamp: 's' });
    records.set('teamReceived', { ...noneReceived, stream: 'a stream', sequence: 7 });
    records.set('teamMembers', { id: 'm', name: 'Anna', joinedAt: 1, publicKey: 'p' });
  }
  const keys = new Map([
    ['teamReceived', 'position'],
    ['vaultKey', 'key'],
    ['tokens', 'a'],
    ['budgets', 'fingerprint'],
  ]);
  for (const [store, record] of records) await db.put(store, record, keys.get(store));
  // The first version kept these in the browser's store.
  if (version === 1) await browser.storage.local.set(version010);
  else
    for (const [name, value] of Object.entries({ settings, rules, taught, isImported: true }))
      await db.put('values', value, name);
  expect([...db.objectStoreNames].filter((store) => store !== 'values' && !records.has(store))).toEqual([]);
  db.close();
  return records;
}

beforeEach(async () => {
  vi.resetModules();
  fakeBrowser.reset();
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});

describe('a browser that is updated from each version of the database', () => {
  it.for(upgrades.map((_, before) => before + 1))(
    '%i has all that it had',
    { timeout: 60_000 },
    async (version, { task }) => {
      const counts = countsOf(task);
      const records = await leave(version);
      const tokens: (string | null)[] = [];
      const { answer } = network;
      network.answer = (init) => {
        tokens.push(new Headers(init.headers).get('X-BLToken'));
        return answer(init);
      };
      await startBackground();
      expect(await send('listConnected', undefined, options)).toMatchObject({
        res: { value: [{ id: 'a', name: 'Base' }] },
      });
      const db = await openDB('sidecar');
      expect(db.version).toBe(upgrades.length);
      for (const [store, record] of records) {
        counts.inputs += 1;
        // The sync goes on with what it finds, and keeps its own state anew.
        if (['cursors', 'budgets'].includes(store)) continue;
        expect(await db.getAll(store), store).toEqual([
          expect.objectContaining(store === 'vaultKey' ? {} : record),
        ]);
      }
      db.close();
      await vi.waitFor(async () => {
        expect(await browser.storage.local.get(['settings', 'rules', 'taught'])).toEqual({
          settings: asReadNow.settings,
          rules: asReadNow.rules,
          taught: asReadNow.taught,
        });
      });
      await send('searchBase', { query: '99999999' }, options);
      expect(new Set(tokens)).toEqual(new Set([keptToken]));
      await expectListedAnswers(counts);
      await expectErasable();
    },
  );
});
