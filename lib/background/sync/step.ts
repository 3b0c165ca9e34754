import { FailureError, toFailure, type Failure } from '@/lib/model/failure';
import type { AskForAccount } from '@/lib/background/base-api/ask-for-account';
import { takePlace } from '@/lib/background/base-api/budget';
import { afterBlock } from '@/lib/background/base-api/budget-at';
import { RefusalError } from '@/lib/background/base-api/client';
import { database } from '@/lib/background/storage/db';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { fingerprintOfAccount } from '@/lib/background/storage/vault';
import { team } from '@/lib/background/team/team';
import { passOver } from './pass-over';
import type { Ask } from './pages';
import { perform } from './perform';
import { backOff, laneOf, mayHaveMissed, nextTask, startCycle, type Task } from './state';
import type { SyncState } from '@/lib/background/storage/records';

/** What the sync needs from outside. Passed in, so that tests can simulate it. */
export interface SyncWorld {
  /** Sends one request to Base for an account. It has been reserved in the budget. */
  ask: AskForAccount;
  /** Unix ms. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  /** From the beginning of a cycle to the beginning of the next, ms. */
  interval: number;
  /** Requests a minute that the user allows for each token. */
  perMinute: number;
}

/** The result of one step. */
export type Step =
  /** One request was sent, and what it brought was saved. `hasRead`: it asked for orders or returns, not for a journal. */
  | { kind: 'worked'; unread: string[]; reason: string; hasRead: boolean }
  /** The cycle is done; the next one begins at `until` (Unix ms). */
  | { kind: 'idle'; until: number }
  /** The budget is spent for now. */
  | { kind: 'wait'; until: number }
  /** Another member of the team syncs this account: look again at `until`. */
  | { kind: 'others'; until: number }
  | { kind: 'failed'; failure: Failure; until: number }
  /** The account is not connected any more. */
  | { kind: 'gone' };

/** The wait after a rejected token (ms): the user needs time to change it. */
const afterRejection = 1_800_000;
/** Retries after the end of one block are spread over this time (ms). */
const blockSpread = 2_000;
/** No wait of ours is as long (ms): a time further ahead is from before the clock was set back. */
const longestWait = afterRejection + 60_000;
/** An ordinary correction of a clock is smaller than this (ms). */
const clockDrift = 60_000;

/**
 * Takes the next step of an account's sync: at most one request to Base, and one transaction that writes what it
 * brought together with the state that covers it. If the worker is killed in here, the next call repeats the step or
 * continues after it. Must not run twice at once for one account. Throws nothing that Base or the network can cause.
 */
export async function takeStep(world: SyncWorld, accountId: string): Promise<Step> {
  const kept = await (await database()).get('cursors', accountId);
  if (!kept) return { kind: 'gone' };
  const now = world.now();
  if (kept.retryAt > now && kept.retryAt - now < longestWait) return { kind: 'wait', until: kept.retryAt };

  const { state, task } = planStep(kept, now, world.interval);
  if (!task) {
    // Members of a team learn that the cycle has ended, or each would end it once more after a take-over.
    if (kept.isBusy) await saveBrought(accountId, kept, () => Promise.resolve(toIdle(kept)));
    await team().endTurn(accountId);
    return { kind: 'idle', until: kept.cycleAt + world.interval };
  }
  const turn = await team().takeTurn(accountId);
  if (turn.kind === 'others') return turn;
  // What others have synced until now is here: it may leave nothing to do.
  if (turn.kind === 'begun') return takeStep(world, accountId);
  try {
    if (task.kind !== 'endWalk') {
      const fingerprint = await fingerprintOfAccount(accountId);
      if (fingerprint === undefined) throw new FailureError({ kind: 'notConnected' });
      const wait = await takePlace(fingerprint, laneOf(task, state), world.perMinute, now);
      if (wait > 0) return { kind: 'wait', until: now + wait };
    }
    const account = await (await database()).get('accounts', accountId);
    const statusIds = account?.statuses.map(({ id }) => id) ?? [];
    const ask: Ask = (...question) => world.ask(accountId, ...question);
    const brought = await perform(task, state, ask, now, statusIds);
    const { unread, reason } = brought;
    const isSaved = await saveBrought(accountId, state, brought.save);
    const hasRead = task.kind !== 'orderLog' && task.kind !== 'returnLog';
    return isSaved ? { kind: 'worked', unread, reason, hasRead } : { kind: 'gone' };
  } catch (thrown) {
    const failure = toFailure(thrown);
    const failures = state.failures + 1;
    let next = state;
    if (failure.kind === 'unexpectedAnswer') {
      const isRefusal = thrown instanceof RefusalError;
      const passed = passOver(task, state, isRefusal, now);
      next = passed.state;
      if (passed.unread) {
        // A refusal shows that Base works. Anything else may have come from a gateway in front of it.
        await saveState({ ...next, failures: isRefusal ? 0 : failures, retryAt: 0 });
        return { kind: 'worked', unread: passed.unread, reason: failure.report, hasRead: false };
      }
    }
    const until = retryTime(failure, state.failures, world);
    await saveState({ ...next, failures, retryAt: until });
    await team().endTurn(accountId);
    return { kind: 'failed', failure, until };
  }
}

/** Tasks that may take hours. All other tasks come first in a cycle, and are done before the next one begins. */
const longTasks = new Set<Task['kind']>(['walk', 'walkReturns', 'order', 'return']);

/**
 * Returns the next task, and the state that it belongs to. A cycle that is due begins even while there is still much to
 * read.
 */
function planStep(kept: SyncState, now: number, interval: number) {
  const task = kept.isBusy ? nextTask(kept, now) : undefined;
  // A cycle that began in the future was started before the clock was set back. A correction of seconds is ignored.
  const isDue = now - kept.cycleAt >= interval || kept.cycleAt - now > clockDrift;
  const mayBegin = !task || longTasks.has(task.kind);
  const isToday = kept.isFirstWalk && kept.orderLog.readAt === 0;
  // Going on with the present cycle would hide what was missed, whatever it was about to do.
  const mustBegin = mayHaveMissed(kept, now);
  if (!isDue || (!mustBegin && (!mayBegin || isToday))) return { state: kept, task };
  const state = startCycle(kept, now);
  return { state, task: nextTask(state, now) };
}

function retryTime(failure: Failure, failures: number, { now, random }: SyncWorld): number {
  if (failure.kind === 'tokenBlocked') return afterBlockOf(failure.until, failures, random());
  if (failure.kind === 'tokenRejected' || failure.kind === 'notConnected') return now() + afterRejection;
  return backOff(failures, now(), random());
}

/**
 * Returns when to try again after a block. The retry comes when the budget allows it, spread over a few seconds because
 * all who share the token wait for the same end. The wait is longer for each block that follows another one: asking
 * early prolongs a block.
 */
function afterBlockOf(until: number, failures: number, random: number): number {
  const end = until + afterBlock;
  return failures === 0 ? end + 1_000 + random * blockSpread : backOff(failures, end, random);
}

function toIdle(state: SyncState): SyncState {
  return { ...state, isBusy: false, isAsked: false };
}

type Save = Awaited<ReturnType<typeof perform>>['save'];

/**
 * Saves everything that a step brought, in one transaction with no other await in it. Returns false when the account
 * was disconnected.
 */
async function saveBrought(accountId: string, state: SyncState, save: Save): Promise<boolean> {
  const transaction = (await database()).transaction(
    ['accounts', 'orders', 'returns', 'cursors', 'teamUnsent'],
    'readwrite',
  );
  const account = await transaction.objectStore('accounts').getKey(accountId);
  if (account === undefined) return false;
  const after = await save(transaction.objectStore('orders'), transaction.objectStore('returns'), state);
  await transaction.objectStore('cursors').put({ ...after, failures: 0, retryAt: 0 });
  await noteUnsent(() => transaction.objectStore('teamUnsent'), 'cursor', accountId);
  await transaction.done;
  team().send();
  return true;
}

async function saveState(state: SyncState): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'cursors'], 'readwrite');
  const account = await transaction.objectStore('accounts').getKey(state.accountId);
  if (account !== undefined) await transaction.objectStore('cursors').put(state);
  await transaction.done;
}
