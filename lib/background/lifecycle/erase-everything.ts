import { browser } from 'wxt/browser';
import { endInboxSession } from '@/lib/background/inbox/inbox-session';
import { endOnHelpdesks } from '@/lib/background/helpdesks/settle-helpdesks';
import { database, deleteDatabase, withDatabaseClosed } from '@/lib/background/storage/db';
import { settleCopies } from '@/lib/background/preferences/mirror-preferences';
import { importedKey } from '@/lib/background/storage/kept-value';
import { deleteRescue } from '@/lib/background/storage/rescue';
import { manifestSchema } from '@/lib/extension/manifest';
import { finishNoting } from '@/lib/background/progress/note-progress';

/**
 * Deletes all that Sidecar keeps in this browser: tokens and their key, orders, settings, everything. An answer of Base
 * that is still on its way then finds no account, and is not saved. A database that cannot be opened is deleted. If one
 * part cannot be erased, the others are erased all the same.
 *
 * @throws FailureError databaseBlocked or databaseDamaged, when the browser does not release the database
 */
export async function eraseEverything(): Promise<void> {
  // The copies of the mirrored session are in the browser's cookies.
  await endInboxSession().catch(() => undefined);
  const erased = await Promise.allSettled([
    emptyDatabase().catch(() => withDatabaseClosed(deleteDatabase)),
    deleteRescue(),
  ]);
  await finishNoting();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  // Also removes a copy that was being written meanwhile.
  await settleCopies().catch(() => undefined);
  // This permission was granted only for the mirrored session in Base, which is off now.
  await browser.permissions.remove({ permissions: ['cookies'] });
  await giveBackHelpdesks();
  const failed = erased.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Ends Sidecar on the helpdesks that were added, and gives the permissions for them back. */
async function giveBackHelpdesks(): Promise<void> {
  await endOnHelpdesks();
  const { host_permissions: own } = manifestSchema.parse(browser.runtime.getManifest());
  const { origins = [] } = await browser.permissions.getAll();
  const added = origins.filter((origin) => !own.includes(origin));
  if (added.length > 0) await browser.permissions.remove({ origins: added });
}

async function emptyDatabase(): Promise<void> {
  const db = await database();
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  await Promise.all([
    ...Array.from(db.objectStoreNames, (name) => transaction.objectStore(name).clear()),
    // What a page writes into storage.local, or what is there for another moment, must never be imported. This mark is
    // all that stays.
    transaction.objectStore('values').put(true, importedKey),
    transaction.done,
  ]);
}
