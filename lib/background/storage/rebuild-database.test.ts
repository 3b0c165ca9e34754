import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity } from '@/lib/model/activity';
import { account } from '@/tests/fixtures/account';
import { unspent } from '@/lib/background/base-api/budget-at';
import { closeDatabase, database, deleteDatabase, openAsItIs, withDatabaseClosed } from './db';
import { rebuildDatabase } from './rebuild-database';
import { rescueFrom } from './rescue';
import { upgrades } from './upgrades';
import { openToken, sealToken } from './vault';

const link = { ticketKey: 't', accountId: 'a', orderId: '1', verdict: 'linked', at: 1 } as const;
const entry = {
  ...{ ruleId: 'r', about: 't', accountId: 'a', orderId: '1', changes: [], unknown: [], at: 1 },
  verdict: 'applied',
} as const;
const line: Activity = {
  ...{
    accountId: 'a',
    subject: 'order',
    id: '1',
    changeId: 'c',
    who: 'agent',
    ruleId: '',
    from: '1',
    to: '2',
  },
  ...{ at: 1, result: 'done' },
};

const editLine: Activity = {
  ...{ accountId: 'a', subject: 'fields', id: '1', changeId: 'e', who: 'agent', ruleId: '' },
  ...{ fields: ['phone'], at: 1, result: 'done' },
};

/** A database in use, at a version that is not ours. */
async function fill(version = upgrades.length): Promise<void> {
  const db = await database();
  await db.put('accounts', { ...account, id: 'a' });
  await db.put('tokens', await sealToken('secret'), 'a');
  await db.put('budgets', { ...unspent, blockedUntil: 5 }, 'fingerprint');
  await db.put('links', link);
  await db.put('ledger', entry);
  await db.put('activity', line);
  await db.put('activity', editLine);
  await db.put('values', [{ name: 'A rule' }], 'rules');
  await db.put('parcels', { accountId: 'a', orderId: '1', parcels: [], keys: [], readAt: 1 });
  await closeDatabase();
  if (version > upgrades.length) (await openDB('sidecar', version)).close();
}

async function expectRescued(): Promise<void> {
  const db = await database();
  expect(await db.getAll('accounts')).toEqual([{ ...account, id: 'a' }]);
  expect(await openToken('a')).toBe('secret');
  expect(await db.getAll('links')).toEqual([link]);
  expect(await db.getAll('ledger')).toEqual([entry]);
  expect(await db.getAll('activity')).toEqual([line, editLine]);
  expect(await db.get('values', 'rules')).toEqual([{ name: 'A rule' }]);
  expect(await db.get('budgets', 'fingerprint')).toMatchObject({ blockedUntil: 5 });
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['sidecar']);
}

beforeEach(async () => {
  vi.restoreAllMocks();
  await closeDatabase();
  for (const name of ['sidecar', 'sidecar-rescue']) indexedDB.deleteDatabase(name);
});

describe('a rebuild', () => {
  it('brings a newer database to this version, with what Base cannot give back', async () => {
    await fill(upgrades.length + 3);
    await expect(database()).rejects.toMatchObject({ failure: { kind: 'databaseNewer' } });
    await rebuildDatabase();
    await expectRescued();
    expect(await (await database()).count('parcels')).toBe(0);
  });

  it('rescues from each store what can be read, when stores are missing and records damaged', async () => {
    await fill();
    await (await database()).put('links', { ...link, orderId: '2' });
    await closeDatabase();
    const db = await openDB('sidecar', upgrades.length + 1, {
      upgrade: (upgraded) => upgraded.deleteObjectStore('outbox'),
    });
    db.close();
    const get = Reflect.get(IDBObjectStore.prototype, 'get');
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (Array.isArray(key) && key.includes('2')) throw new DOMException('', 'NotReadableError');
      return get.call(this, key);
    });
    await rebuildDatabase();
    vi.restoreAllMocks();
    await expectRescued();
  });

  it('goes on with the next opening when the worker died after the database was deleted', async () => {
    await fill();
    // All of a rebuild but the new database.
    await withDatabaseClosed(async () => {
      const old = await openAsItIs();
      if (old) await rescueFrom(old);
      old?.close();
      await deleteDatabase();
    });
    await expectRescued();
  });

  it('leaves an account whose token cannot be read without it: it is to be connected again', async () => {
    await fill();
    await (await database()).clear('vaultKey');
    await rebuildDatabase();
    expect(await (await database()).getAll('accounts')).toMatchObject([{ id: 'a' }]);
    expect(await openToken('a')).toBeUndefined();
  });

  it('begins empty where nothing can be read at all', async () => {
    await fill();
    const open = Reflect.get(IDBFactory.prototype, 'open');
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name, version) {
      if (name === 'sidecar' && version === undefined) throw new DOMException('', 'UnknownError');
      return open.call(this, name, version);
    });
    await rebuildDatabase();
    expect(await (await database()).count('accounts')).toBe(0);
  });

  it('takes over no record that this version cannot read', async () => {
    await fill();
    const db = await openDB('sidecar');
    await db.put('links', { ...link, orderId: '3', verdict: 'something new' });
    db.close();
    await rebuildDatabase();
    expect(await (await database()).getAll('links')).toEqual([link]);
  });
});
