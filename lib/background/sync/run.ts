import { noProgress, syncProgress, type SyncProgress } from '../../sync-progress';
import { askForAccount } from '../ask';
import { database, keysOfAccount } from '../db';
import { takeStep, type SyncWorld } from './step';

/** Every 5 minutes, spread by a tenth, so that many agents of one shop do not ask in the same second. */
const interval = 300_000 * (0.95 + Math.random() / 10);

const world: SyncWorld = { ask: askForAccount, now: Date.now, random: Math.random, interval };

/** A wait longer than this (ms) is left to the alarm: a worker that only waits is put to sleep after 30 s. */
const longestNap = 20_000;

const running = new Map<string, Promise<void>>();

/**
 * Brings an account up to date, from wherever the last run stopped. A second call while one runs joins it.
 * Never throws: what went wrong is in the account's progress, and the next alarm tries again.
 *
 * @param isAsked an agent asked for it: a cycle begins now, whenever the next one was due
 */
export function syncAccount(accountId: string, isAsked = false): Promise<void> {
  const run = running.get(accountId) ?? follow(accountId, isAsked).finally(() => running.delete(accountId));
  running.set(accountId, run);
  return run;
}

/** Brings every account up to date; each on its own, so that one that fails or waits holds up no other. */
export async function syncAllAccounts(isAsked = false): Promise<void> {
  const accountIds = await (await database()).getAllKeys('accounts');
  await Promise.all(accountIds.map((accountId) => syncAccount(accountId, isAsked)));
}

async function follow(accountId: string, isAsked: boolean): Promise<void> {
  if (isAsked) await beginCycleNow(accountId);
  for (let hasWorked = false; ;) {
    const step = await takeStep(world, accountId);
    switch (step.kind) {
      case 'worked':
        hasWorked = true;
        await noteStep(accountId, step.rejected, step.reason);
        break;
      case 'wait': {
        const nap = step.until - world.now();
        if (nap > longestNap) return;
        await new Promise((resolve) => setTimeout(resolve, nap));
        break;
      }
      case 'idle':
        if (hasWorked) await note(accountId, { isRunning: false, completedAt: world.now(), failure: null });
        return;
      case 'failed':
        await note(accountId, { isRunning: false, failure: step.failure });
        return;
      case 'gone':
        return;
    }
  }
}

async function beginCycleNow(accountId: string): Promise<void> {
  const transaction = (await database()).transaction('cursors', 'readwrite');
  const state = await transaction.store.get(accountId);
  // What Base has asked us to wait for stays: a block is in the budget.
  if (state)
    await transaction.store.put({ ...state, retryAt: 0, cycleAt: state.isFirstWalk ? state.cycleAt : 0 });
  await transaction.done;
}

async function noteStep(accountId: string, rejected: number, reason: string): Promise<void> {
  const orders = await (await database()).count('orders', keysOfAccount(accountId));
  const before = (await syncProgress.read())[accountId] ?? noProgress;
  await note(accountId, {
    isRunning: true,
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
