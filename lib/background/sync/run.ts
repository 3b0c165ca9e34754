import { toFailure } from '../../errors';
import { askForAccount } from '../ask';
import { database, keysOfAccount } from '../db';
import { explainFailure } from '../explain-failure';
import { noteProgress } from './note-progress';
import { takeStep, type SyncWorld } from './step';

/** Every 5 minutes, spread by a tenth, so that many agents of one shop do not ask in the same second. */
const interval = 300_000 * (0.95 + Math.random() / 10);

const world: SyncWorld = { ask: askForAccount, now: Date.now, random: Math.random, interval };

/** A wait longer than this (ms) is left to the alarm: a worker that only waits is put to sleep after 30 s. */
const longestNap = 20_000;

/** No more are named: with so many the schema is wrong, not the records. */
const mostUnread = 200;

const running = new Map<string, Promise<void>>();

/**
 * Brings an account up to date, from wherever the last run stopped. A second call while one runs joins it.
 * Never throws: what went wrong is in the account's progress, and the next alarm tries again.
 *
 * @param isAsked an agent asked for it: a cycle begins now, whenever the next one was due
 */
export function syncAccount(accountId: string, isAsked = false): Promise<void> {
  const run =
    running.get(accountId) ?? followSafely(accountId, isAsked).finally(() => running.delete(accountId));
  running.set(accountId, run);
  return run;
}

/** Brings every account up to date; each on its own, so that one that fails or waits holds up no other. */
export async function syncAllAccounts(isAsked = false): Promise<void> {
  // Without a database there are no accounts: whoever asks for one next is told why.
  const accountIds = await database()
    .then((db) => db.getAllKeys('accounts'))
    .catch(() => []);
  await Promise.all(accountIds.map((accountId) => syncAccount(accountId, isAsked)));
}

/** What even a step cannot turn into words, such as a disk that is full, is said all the same. */
async function followSafely(accountId: string, isAsked: boolean): Promise<void> {
  try {
    await follow(accountId, isAsked);
  } catch (thrown) {
    const failure = toFailure(thrown);
    await noteProgress(accountId, () => ({ isRunning: false, failure })).catch(() => undefined);
  }
}

async function follow(accountId: string, isAsked: boolean): Promise<void> {
  if (isAsked) await beginCycleNow(accountId);
  for (let hasWorked = false; ;) {
    const step = await takeStep(world, accountId);
    switch (step.kind) {
      case 'worked':
        hasWorked = true;
        await noteStep(accountId, step.unread, step.reason);
        break;
      case 'wait': {
        const nap = step.until - world.now();
        if (nap > longestNap) return;
        await new Promise((resolve) => setTimeout(resolve, nap));
        break;
      }
      case 'idle':
        if (hasWorked)
          await noteProgress(accountId, () => ({
            isRunning: false,
            completedAt: world.now(),
            failure: null,
          }));
        return;
      case 'failed': {
        const failure = await explainFailure(step.failure);
        await noteProgress(accountId, () => ({ isRunning: false, failure }));
        return;
      }
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

async function noteStep(accountId: string, unread: string[], reason: string): Promise<void> {
  const orders = await (await database()).count('orders', keysOfAccount(accountId));
  await noteProgress(accountId, (before) => ({
    isRunning: true,
    orders,
    unread: [...new Set([...before.unread, ...unread])].slice(0, mostUnread),
    unreadWhy: before.unreadWhy || reason,
    failure: null,
  }));
}
