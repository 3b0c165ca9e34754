import { database, deleteDatabase, openAsItIs, withDatabaseClosed } from './db';
import { rescueFrom } from './rescue';

/**
 * Makes the database anew, from one that is damaged, newer than this version, or whole. What Base cannot give back is taken
 * over as far as it can be read (`rescued-records.ts`); orders come again with the sync. A worker that dies on the way
 * loses nothing: what was rescued waits in a database of its own, and the next opening takes it in.
 *
 * @throws FailureError databaseBlocked, databaseDamaged where the browser can neither open nor delete it
 */
export async function rebuildDatabase(): Promise<void> {
  await withDatabaseClosed(async () => {
    const old = await openAsItIs();
    // Closed by itself when it is deleted.
    old?.addEventListener('versionchange', () => old.close());
    if (old) await rescueFrom(old);
    old?.close();
    await deleteDatabase();
  });
  await database();
}
