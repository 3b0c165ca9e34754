import { createTurns } from '@/lib/async/in-turn';
import { noProgress, syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import type { Failure } from '@/lib/model/failure';
import { database } from '@/lib/background/storage/db';

/** Changes are applied one after the other: all accounts share one stored item. */
const inTurn = createTurns();

/** Resolves when everything noted so far has been written. */
export function finishNoting(): Promise<void> {
  return inTurn(() => Promise.resolve());
}

/**
 * Writes the progress of an account's sync, for every page that watches it. Used by the sync; other code uses
 * `account-notes.ts`. Writes nothing for an account that is not connected any more.
 *
 * @param change returns the fields to change, given the progress before; undefined: nothing changes
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

/** Writes for every account that its sync has stopped: without the database none can go on. */
export function noteStop(failure: Failure): Promise<void> {
  return inTurn(async () => {
    const all = Object.entries(await syncProgress.read());
    await syncProgress.write(
      Object.fromEntries(all.map(([id, before]) => [id, { ...before, isRunning: false, failure }])),
    );
  });
}

/** Deletes the progress of an account that has just been disconnected. */
export function forgetProgress(accountId: string): Promise<void> {
  return inTurn(async () => {
    const { [accountId]: _forgotten, ...others } = await syncProgress.read();
    await syncProgress.write(others);
  });
}
