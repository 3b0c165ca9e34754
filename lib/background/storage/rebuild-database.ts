import { database, deleteDatabase, openAsItIs, withDatabaseClosed } from './db';
import { rescueFrom } from './rescue';

/**
 * Rebuilds the database from one that is damaged, newer than this version, or whole. Records that Base cannot give back
 * are kept as far as they can be read (`rescued-records.ts`); the sync reads the orders again. If the worker dies on
 * the way, nothing is lost: the rescued records wait in a database of their own, and the next opening imports them.
 *
 * @throws FailureError databaseBlocked, databaseDamaged where the browser can neither open nor delete it
 */
export async function rebuildDatabase(): Promise<void> {
  await withDatabaseClosed(async () => {
    const old = await openAsItIs();
    // It closes itself when the database is deleted, so that it does not block the deletion.
    old?.addEventListener('versionchange', () => old.close());
    if (old) await rescueFrom(old);
    old?.close();
    await deleteDatabase();
  });
  await database();
}
