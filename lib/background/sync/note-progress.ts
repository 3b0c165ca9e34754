import { noProgress, syncProgress, type SyncProgress } from '../../sync-progress';
import { database } from '../db';

/** Changes are applied one after the other: all accounts share one stored item. */
let noting: Promise<void> = Promise.resolve();

/** Resolves when what was said so far has been written. */
export function finishNoting(): Promise<void> {
  return noting;
}

/**
 * Writes down how an account's sync stands, for every page that watches it. An account that is not connected any more
 * has no progress.
 *
 * @param change what changes, given what was there
 */
export function noteProgress(
  accountId: string,
  change: (before: SyncProgress) => Partial<SyncProgress>,
): Promise<void> {
  const noted = noting.then(async () => {
    const isConnected = await (await database()).getKey('accounts', accountId);
    if (isConnected === undefined) return;
    const all = await syncProgress.read();
    const before = all[accountId] ?? noProgress;
    await syncProgress.write({ ...all, [accountId]: { ...before, ...change(before) } });
  });
  // One that could not be written must not stop those after it.
  noting = noted.catch(() => undefined);
  return noted;
}
