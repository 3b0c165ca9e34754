import { browser } from 'wxt/browser';
import { endInboxSession } from '@/lib/background/inbox/inbox-session';
import { database, deleteDatabase, withDatabaseClosed } from '@/lib/background/storage/db';
import { settleCopies } from '@/lib/background/preferences/mirror-preferences';
import { importedKey } from '@/lib/background/storage/kept-value';
import { deleteRescue } from '@/lib/background/storage/rescue';
import { finishNoting } from '@/lib/background/progress/note-progress';

/**
 * Forgets all that Sidecar keeps in this browser: tokens and the key they are under, orders, settings, everything. What
 * was on its way from Base then meets no account, and is not saved. A database that cannot be opened is deleted, and
 * whatever cannot be erased keeps nothing else from being so.
 *
 * @throws FailureError databaseBlocked or databaseDamaged, where the browser does not let the database go
 */
export async function eraseEverything(): Promise<void> {
  // What it has copied is in the browser's cookies.
  await endInboxSession().catch(() => undefined);
  const erased = await Promise.allSettled([
    emptyDatabase().catch(() => withDatabaseClosed(deleteDatabase)),
    deleteRescue(),
  ]);
  await finishNoting();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  await leaveNothing().catch(() => undefined);
  // Given for the inbox's session in Base only, which is off now.
  await browser.permissions.remove({ permissions: ['cookies'] });
  const failed = erased.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function emptyDatabase(): Promise<void> {
  const db = await database();
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  await Promise.all([
    ...Array.from(db.objectStoreNames, (name) => transaction.objectStore(name).clear()),
    // What is in storage.local for another moment is not taken over.
    transaction.objectStore('values').put(true, importedKey),
    transaction.done,
  ]);
}

/** A copy that was being written meanwhile goes too; then nothing is there that could be taken over. */
async function leaveNothing(): Promise<void> {
  await settleCopies();
  await (await database()).delete('values', importedKey);
}
