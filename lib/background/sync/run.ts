import { browser } from 'wxt/browser';
import { toFailure } from '@/lib/model/failure';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { noProgress, syncProgress, type SyncProgress } from '@/lib/stored/sync-progress';
import { askForAccount } from '@/lib/background/base-api/ask-for-account';
import { readSpending } from '@/lib/background/base-api/budget';
import { database, keysOfAccount } from '@/lib/background/storage/db';
import { explainFailure } from '@/lib/background/base-api/explain-failure';
import { fingerprintOfAccount } from '@/lib/background/storage/vault';
import { describeState } from './describe-state';
import { announce } from '@/lib/background/progress/announce';
import { noteProgress, noteStop } from '@/lib/background/progress/note-progress';
import { askForCycle } from './state';
import { takeStep, type SyncWorld } from './step';

/** Intervals are spread by a tenth, so that many agents of one shop do not ask in the same second. */
const spread = 0.95 + Math.random() / 10;

/** The longest sleep in one piece (ms). The browser stops a worker that only waits for 30 s, so waits are split. */
const longestNap = 25_000;
/** Chrome fires no alarm before this (ms). */
const soonestAlarm = 30_000;
/**
 * A wait longer than this (ms) is left to an alarm. Shorter ones, for room in the budget, are waited out here: Chrome
 * fires no alarm before 30 s are over, and a worker has to start first, while the budget goes unused.
 */
const longestWait = 95_000;

/** At most this many unreadable records are named. With more, the schema is wrong, not the records. */
const mostUnread = 200;

const running = new Map<string, Promise<void>>();
/** Accounts for which an agent waits. */
const asked = new Set<string>();
/** Functions that end each nap at once. */
const naps = new Set<() => void>();

/**
 * Brings an account up to date, from wherever the last run stopped. A second call while one runs joins it. Never
 * throws: what went wrong is in the account's progress, and the next alarm tries again.
 *
 * @param isAsked an agent asked for it: a cycle begins now, whenever the next one is due
 */
export function syncAccount(accountId: string, isAsked = false): Promise<void> {
  if (isAsked) {
    asked.add(accountId);
    endNaps();
  }
  const run = running.get(accountId) ?? followSafely(accountId).finally(() => endRun(accountId));
  running.set(accountId, run);
  return run;
}

function endRun(accountId: string): void {
  running.delete(accountId);
  // An agent asked after the run had looked for the last time.
  if (asked.has(accountId)) void syncAccount(accountId);
}

/** Brings every account up to date; each on its own, so that one that fails or waits holds up no other. */
export async function syncAllAccounts(isAsked = false): Promise<void> {
  const accountIds = await database()
    .then((db) => db.getAllKeys('accounts'))
    .catch(async (thrown: unknown) => {
      // Without a database no sync can go on. If this cannot be written either, the next alarm tries again.
      await noteStop(toFailure(thrown)).catch(() => undefined);
      return [];
    });
  await Promise.all(accountIds.map((accountId) => syncAccount(accountId, isAsked)));
}

/** Applies changed settings: runs that wait by the former settings check again at once. */
export function followSettings(): void {
  endNaps();
  void syncAllAccounts();
}

/** True for the alarms that continue an account's sync. */
export function isSyncAlarm(name: string): boolean {
  return name.startsWith(alarmOf(''));
}

function alarmOf(accountId: string): string {
  return `sync ${accountId}`;
}

/** Runs the sync, and reports what `takeStep` cannot map to a failure, such as a disk that is full. */
async function followSafely(accountId: string): Promise<void> {
  try {
    const until = await follow(accountId);
    // The alarm of every minute would continue the sync too, but this one is on time.
    if (until !== undefined) await browser.alarms.create(alarmOf(accountId), { when: until });
  } catch (thrown) {
    const failure = toFailure(thrown);
    await noteProgress(accountId, () => ({ isRunning: false, failure })).catch(() => undefined);
  }
}

/** Takes steps until the worker would only wait. @returns when to go on, Unix ms; undefined: never */
async function follow(accountId: string): Promise<number | undefined> {
  for (;;) {
    if (asked.delete(accountId)) await beginCycleNow(accountId);
    const world = await makeWorld();
    const step = await takeStep(world, accountId);
    switch (step.kind) {
      case 'worked':
        if (step.hasRead) changed.add(accountId);
        await noteStanding(accountId, ({ unread, unreadWhy }) => ({
          isRunning: true,
          unread: [...new Set([...unread, ...step.unread])].slice(0, mostUnread),
          unreadWhy: unreadWhy || step.reason,
          failure: null,
        }));
        await announce('orders');
        break;
      case 'others':
      case 'wait': {
        // What the other member has read until now is here.
        if (step.kind === 'others')
          await noteStanding(accountId, () => ({ isRunning: false, failure: null }));
        const wait = step.until - world.now();
        if (wait > longestWait) return step.until;
        await nap(Math.min(wait, longestNap));
        break;
      }
      case 'idle':
        if (asked.has(accountId)) break;
        await noteDone(accountId, world.now());
        return step.until;
      case 'failed': {
        const failure = await explainFailure(step.failure);
        await noteStanding(accountId, () => ({ isRunning: false, failure }));
        // A block of some seconds is waited out here, by the next step: an alarm would come late.
        if (failure.kind === 'tokenBlocked' && step.until - world.now() < soonestAlarm) break;
        return step.until;
      }
      case 'gone':
        return undefined;
    }
  }
}

/** The world as it is now: the user may change the settings at any time. */
async function makeWorld(): Promise<SyncWorld> {
  const { perMinute, interval } = (await keptSettings.read()).sync;
  return {
    ask: askForAccount,
    now: Date.now,
    random: Math.random,
    interval: interval * 60_000 * spread,
    perMinute,
  };
}

function nap(duration: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      naps.delete(end);
      resolve();
    };
    const timer = setTimeout(end, duration);
    naps.add(end);
  });
}

function endNaps(): void {
  for (const end of naps) end();
}

async function beginCycleNow(accountId: string): Promise<void> {
  const transaction = (await database()).transaction('cursors', 'readwrite');
  const state = await transaction.store.get(accountId);
  if (state) await transaction.store.put(askForCycle(state, Date.now()));
  await transaction.done;
}

/** A count is used for this many times as long as it took. It takes longer for more orders. */
const countFor = 20;
/** Accounts of which orders or returns were read since their last count. */
const changed = new Set<string>();
/** A worker counts this long after its first step at the earliest (ms). */
const firstCountAfter = 10_000;
/** Account id → the last count of its orders, and until when it is used (ms, `performance.now()`). */
const counts = new Map<string, { orders: number; until: number }>();

/**
 * Counts an account's orders, or returns the last count if it is recent. A worker that has just started takes the number
 * that is kept: a count takes half a second for 250,000 orders, and meanwhile the database answers nobody.
 */
async function countOrders(accountId: string): Promise<number> {
  const now = performance.now();
  const last = counts.get(accountId);
  if (last) return now < last.until ? last.orders : countNow(accountId);
  const kept = (await syncProgress.read())[accountId]?.orders ?? 0;
  if (kept === 0) return countNow(accountId);
  counts.set(accountId, { orders: kept, until: now + firstCountAfter });
  return kept;
}

async function countNow(accountId: string): Promise<number> {
  const began = performance.now();
  const orders = await (await database()).count('orders', keysOfAccount(accountId));
  const now = performance.now();
  counts.set(accountId, { orders, until: now + (now - began) * countFor });
  return orders;
}

/**
 * Writes that a cycle has ended, with the exact number of orders. If another member of the team has done the whole
 * cycle, its end is unknown, and the time of its beginning is written.
 */
async function noteDone(accountId: string, now: number): Promise<void> {
  const state = await (await database()).get('cursors', accountId);
  const known = (await syncProgress.read())[accountId] ?? noProgress;
  // Nothing was read since the end was written.
  if (!known.isRunning && (!state || state.cycleAt <= known.completedAt)) return;
  // A cycle of this browser that has read only the journals leaves the number as it was.
  const hasChanged = changed.delete(accountId);
  const isKnown = known.isRunning && known.orders > 0 && !hasChanged;
  const orders = isKnown ? known.orders : await countNow(accountId);
  await noteProgress(accountId, ({ isRunning, completedAt }) => {
    if (isRunning) return { orders, isRunning: false, completedAt: now, failure: null };
    if (!state || state.cycleAt <= completedAt) return undefined;
    return { orders, ...describeState(state), completedAt: state.cycleAt, failure: null };
  });
}

/** Writes how far the account has been read, what its token has spent, and what a step has changed. */
async function noteStanding(
  accountId: string,
  change: (before: SyncProgress) => Partial<SyncProgress>,
): Promise<void> {
  const db = await database();
  const orders = await countOrders(accountId);
  const state = await db.get('cursors', accountId);
  const fingerprint = await fingerprintOfAccount(accountId);
  const spending = fingerprint === undefined ? {} : await readSpending(fingerprint, Date.now());
  await noteProgress(accountId, (before) => ({
    orders,
    ...(state && describeState(state)),
    ...spending,
    ...change(before),
  }));
}
