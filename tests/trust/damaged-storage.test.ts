import fc from 'fast-check';
import { openDB, unwrap } from 'idb';
import { beforeAll, beforeEach, describe, it } from 'vitest';
import { closeDatabase, deleteDatabase, withDatabaseClosed } from '@/lib/background/storage/db';
import { storeNames, upgradeFrom, upgrades } from '@/lib/background/storage/upgrades';
import { fillStorage, startBackground } from './background-world';
import { countsOf, seed, sized } from './campaign';
import { damaged } from './odd-values';
import { expectErasable, expectListedAnswers, expectRebuilt } from './questions';
import { recordsOf010 } from './version-0.1.0-records';

// Its modules are loaded then.
beforeAll(startBackground, 60_000);
beforeEach(async () => {
  await withDatabaseClosed(deleteDatabase);
  await fillStorage();
  const db = await openDB('sidecar');
  for (const [store, record] of Object.entries(recordsOf010))
    await db.put(store, record, store === 'budgets' ? 'fingerprint' : undefined);
  db.close();
});

/** Makes the database anew, with nothing in it and without one of its stores. */
async function loseStore(store: string): Promise<void> {
  await withDatabaseClosed(deleteDatabase);
  const make = (db: IDBDatabase) => {
    upgradeFrom(db, 0);
    db.deleteObjectStore(store);
  };
  (await openDB('sidecar', upgrades.length, { upgrade: (db) => make(unwrap(db)) })).close();
}

/** Empties one store. */
async function emptyStore(store: string): Promise<void> {
  const db = await openDB('sidecar');
  await db.clear(store);
  db.close();
}

describe('a database without a store, or with an empty one, answers in listed failures, is rebuilt and erased', () => {
  it.for(storeNames)('%s', async (store, { task }) => {
    const counts = countsOf(task);
    for (const damage of [emptyStore, loseStore]) {
      await closeDatabase();
      await damage(store);
      counts.faults += 1;
      await expectListedAnswers(counts);
    }
    await expectRebuilt();
    await loseStore(store);
    await expectErasable();
  });
});

/** The fields of a record's key, which the browser itself keeps whole. */
const keyFields = [
  'id',
  'accountId',
  'orderId',
  'returnId',
  'ticketKey',
  'key',
  'subject',
  'changeId',
  'ruleId',
  'about',
];

describe('records of any shape answer in listed failures, and are erased', () => {
  // Those that the sync goes on with are its own alone, and written whole with the records that they cover.
  it.for(Object.entries(recordsOf010).filter(([store]) => store !== 'cursors'))(
    '%s',
    async ([store, record], { task }) => {
      const counts = countsOf(task);
      const kept = Object.fromEntries(Object.entries(record).filter(([field]) => keyFields.includes(field)));
      await fc.assert(
        fc.asyncProperty(damaged(record), async (odd) => {
          const db = await openDB('sidecar');
          const broken = { ...(typeof odd === 'object' ? odd : { odd }), ...kept };
          await db.put(store, broken, store === 'budgets' ? 'fingerprint' : undefined);
          db.close();
          await expectListedAnswers(counts);
        }),
        { seed, numRuns: sized(2, 60) },
      );
      await expectErasable();
    },
  );
});
