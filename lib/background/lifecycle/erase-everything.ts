import { browser } from 'wxt/browser';
import { database } from '@/lib/background/storage/db';
import { finishNoting } from '@/lib/background/progress/note-progress';

/**
 * Forgets all that Sidecar keeps in this browser: tokens and the key they are under, orders, settings, everything. What
 * was on its way from Base then meets no account, and is not saved.
 */
export async function eraseEverything(): Promise<void> {
  const db = await database();
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  await Promise.all([
    ...Array.from(db.objectStoreNames, (name) => transaction.objectStore(name).clear()),
    transaction.done,
  ]);
  await finishNoting();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  // Given for the inbox's session in Base only, which is off now.
  await browser.permissions.remove({ permissions: ['cookies'] });
}
