import { toFailure } from '../../errors';
import { noProgress, syncProgress, type SyncProgress } from '../../sync-progress';
import { askForAccount } from '../ask';
import { database, keysOfAccount } from '../db';
import { startCatchUp } from './plan';
import { takeStep } from './step';

const running = new Map<string, Promise<void>>();

/**
 * Brings an account up to date, from wherever the last run stopped. A second call while one runs joins it.
 * Never throws: what went wrong is in the account's progress, and the next alarm tries again.
 */
export function syncAccount(accountId: string): Promise<void> {
  const run = running.get(accountId) ?? walk(accountId).finally(() => running.delete(accountId));
  running.set(accountId, run);
  return run;
}

/** Brings every account up to date. */
export async function syncAllAccounts(): Promise<void> {
  const accountIds = await (await database()).getAllKeys('accounts');
  await Promise.all(accountIds.map(syncAccount));
}

async function walk(accountId: string): Promise<void> {
  try {
    await beginCatchUpIfDone(accountId);
    await note(accountId, { isRunning: true });
    for (let isDone = false; !isDone;) {
      const cursor = await (await database()).get('cursors', accountId);
      if (!cursor) return;
      const step = await takeStep(cursor, (...question) => askForAccount(accountId, 'sync', ...question));
      isDone = step.isDone;
      await noteStep(accountId, step.rejected, step.reason);
    }
    await note(accountId, { isRunning: false, completedAt: Date.now(), failure: null });
  } catch (thrown) {
    await note(accountId, { isRunning: false, failure: toFailure(thrown) });
  }
}

async function beginCatchUpIfDone(accountId: string): Promise<void> {
  const transaction = (await database()).transaction('cursors', 'readwrite');
  const cursor = await transaction.store.get(accountId);
  if (cursor?.backfill.slices.length === 0) {
    const backfill = startCatchUp(cursor.backfill, Math.floor(Date.now() / 1000));
    await transaction.store.put({ accountId, backfill });
  }
  await transaction.done;
}

async function noteStep(accountId: string, rejected: number, reason: string): Promise<void> {
  const orders = await (await database()).count('orders', keysOfAccount(accountId));
  const before = (await syncProgress.read())[accountId] ?? noProgress;
  await note(accountId, {
    orders,
    rejected: before.rejected + rejected,
    rejectedWhy: before.rejectedWhy || reason,
    failure: null,
  });
}

/** Changes are applied one after the other: two accounts share one stored item. */
let noting: Promise<void> = Promise.resolve();

function note(accountId: string, change: Partial<SyncProgress>): Promise<void> {
  noting = noting.then(async () => {
    const isConnected = await (await database()).getKey('accounts', accountId);
    if (isConnected === undefined) return;
    const all = await syncProgress.read();
    await syncProgress.write({ ...all, [accountId]: { ...(all[accountId] ?? noProgress), ...change } });
  });
  return noting;
}
