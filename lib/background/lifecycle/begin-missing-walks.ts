import { database } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';

/**
 * Lets the sync begin anew for every account that has come out of a rebuilt database, without its orders and without how
 * far they had been read.
 *
 * @param now Unix ms
 */
export async function beginMissingWalks(now: number): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'cursors'], 'readwrite');
  const cursors = transaction.objectStore('cursors');
  for (const accountId of await transaction.objectStore('accounts').getAllKeys())
    if ((await cursors.getKey(accountId)) === undefined) await cursors.put(startState(accountId, now));
  await transaction.done;
}
