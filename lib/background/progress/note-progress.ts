import { noProgress, syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { database } from '@/lib/background/storage/db';

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
 * @param change what changes, given what was there; undefined: nothing
 */
export function noteProgress(
  accountId: string,
  change: (before: SyncProgress) => Partial<SyncProgress> | undefined,
): Promise<void> {
  return inTurn(async () => {
    const isConnected = await (await database()).getKey('accounts', accountId);
    if (isConnected === undefined) return;
    const all = await syncProgress.read();
    const before = all[accountId] ?? noProgress;
    const changed = change(before);
    if (changed) await syncProgress.write({ ...all, [accountId]: { ...before, ...changed } });
  });
}

/** Forgets how the sync of an account stood that has just been disconnected. */
export function forgetProgress(accountId: string): Promise<void> {
  return inTurn(async () => {
    const { [accountId]: _forgotten, ...others } = await syncProgress.read();
    await syncProgress.write(others);
  });
}

function inTurn(note: () => Promise<void>): Promise<void> {
  const noted = noting.then(note);
  // One that could not be written must not stop those after it.
  noting = noted.catch(() => undefined);
  return noted;
}
