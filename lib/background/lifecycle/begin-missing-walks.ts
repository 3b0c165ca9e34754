import { database } from '@/lib/background/storage/db';
import { startState } from '@/lib/background/sync/state';

/**
 * Starts the sync anew for every account without a sync state. That happens after the database was rebuilt: the account
 * is there, but its orders and its sync state are gone.
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
