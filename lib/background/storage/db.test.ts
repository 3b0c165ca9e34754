import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { closeDatabase, database, onDatabaseLost } from './db';
import { upgradeFrom, upgrades } from './upgrades';

const open: IDBDatabase[] = [];

/** A database as another version or another context has left it. */
async function leave(version: number, make: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open('sidecar', version);
  request.onupgradeneeded = () => make(request.result);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(new Error(request.error?.name));
  open.push(await promise);
  return promise;
}

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

describe('a database of version 0.1.0', () => {
  it('is taken to the present version with all that is in it', async () => {
    const old = await leave(1, (db) => {
      const [first] = upgrades;
      first?.(db);
    });
    await put(old, 'accounts', account);
    old.close();
    const db = await database();
    expect(db.version).toBe(upgrades.length);
    expect(await db.getAll('accounts')).toEqual([account]);
    expect(await db.getAll('values')).toEqual([]);
  });

  it('has the stores and indexes of a new one after that', async () => {
    const shapeOf = async () => {
      const db = await database();
      const transaction = db.transaction([...db.objectStoreNames]);
      return Array.from(db.objectStoreNames, (name) => [name, [...transaction.objectStore(name).indexNames]]);
    };
    const made = await shapeOf();
    await closeDatabase();
    indexedDB.deleteDatabase('sidecar');
    (await leave(1, (db) => upgrades[0]?.(db))).close();
    expect(await shapeOf()).toEqual(made);
  });
});

it.each([
  ['of a newer version', upgrades.length + 1, (db: IDBDatabase) => upgradeFrom(db, 0), 'databaseNewer'],
  ['without its stores', upgrades.length, () => undefined, 'databaseDamaged'],
  ['whose upgrade fails', 1, () => undefined, 'databaseDamaged'],
])('a database %s is a failure of the closed list', async (_, version, make, kind) => {
  // Version 1 without its stores: whatever comes next cannot be made beside them.
  const left = await leave(version, (db) => {
    make(db);
    if (version === 1) db.createObjectStore('values');
  });
  left.close();
  await expect(database()).rejects.toMatchObject({ failure: { kind } });
  await expect(database()).rejects.toMatchObject({ failure: { kind } });
});

it('one that the browser cannot open at all is damaged', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  await expect(database()).rejects.toMatchObject({ failure: { kind: 'databaseDamaged' } });
  vi.restoreAllMocks();
  expect((await database()).version).toBe(upgrades.length);
});

it('one that the browser cannot open because the disk is full is not called damaged', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  vi.stubGlobal('navigator', {
    storage: { estimate: () => Promise.resolve({ quota: 1_750_353, usage: 1_688_913 }) },
  });
  await expect(database()).rejects.toMatchObject({ failure: { kind: 'storageFull' } });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('an upgrade that another context blocks is said, and done as soon as that lets go', async () => {
  const holder = await leave(1, (db) => upgrades[0]?.(db));
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const asked = database().catch((thrown: unknown) => thrown);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  vi.runAllTimers();
  expect(await asked).toMatchObject({ failure: { kind: 'databaseBlocked' } });
  vi.useRealTimers();
  holder.close();
  await vi.waitFor(async () => {
    expect((await database()).version).toBe(upgrades.length);
  });
});

it('gives the database up for another version, and says then that it is newer', async () => {
  await database();
  const newer = await leave(upgrades.length + 1, () => undefined);
  newer.close();
  await expect(database()).rejects.toMatchObject({ failure: { kind: 'databaseNewer' } });
});

it('is opened again when the browser has closed it, which is told', async () => {
  const heard = vi.fn();
  onDatabaseLost(heard);
  const before = await database();
  // Its type asks for the class of the database, not for a database.
  Reflect.apply(forceCloseDatabase, undefined, [unwrap(before)]);
  expect(await database()).not.toBe(before);
  expect(heard).toHaveBeenCalledOnce();
});

async function put(db: IDBDatabase, store: string, value: unknown): Promise<void> {
  const wrapped = await openDB(db.name, db.version);
  await wrapped.put(store, value);
  wrapped.close();
}
