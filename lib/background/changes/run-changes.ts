import { isOpen, isStatusChange, nameOf, type Change } from '@/lib/model/change';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { mirrorChanges } from './mirror-changes';
import { listChanges, readChange, type Target } from './outbox';
import { settleChange } from './settle-change';
import type { OutboxWorld } from './outbox-world';
import { learnStatusesOf } from '@/lib/background/accounts/account-statuses';
import { team } from '@/lib/background/team/team';
import { announce } from '@/lib/background/progress/announce';

const world: OutboxWorld = { ask: askInteractively, now: Date.now };

/**
 * A worker that does nothing for 30 s is put to sleep, so it looks at a waiting change at least this often (ms). Longer
 * waits than the second limit are left to the alarm of every minute.
 */
const longestNap = 20_000;
const longestWait = 60_000;

/** A colleague who changes the same thing now is done after about this (ms). */
const colleagueTakes = 2_000;

const running = new Map<string, Promise<void>>();
/** The timer of each waiting change. A new timer replaces the one before. */
const naps = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * Takes a change as far as it goes, one call after the other. Never throws: the result is in the outbox, and the next
 * alarm resumes a change that is not finished.
 */
export function resumeChange(target: Target): Promise<void> {
  const name = nameOf(target);
  const run = (running.get(name) ?? Promise.resolve())
    // The database is full or gone: the change stays as it is, and is resumed later.
    .then(() => runChange(target).catch(() => undefined))
    .finally(() => {
      if (running.get(name) === run) running.delete(name);
    });
  running.set(name, run);
  return run;
}

/** Shows changes that are new in the outbox to every page, and runs them without anybody waiting. */
export async function startChanges(changes: readonly Change[]): Promise<void> {
  await mirrorChanges();
  for (const change of changes) void resumeChange(change);
}

/** Resumes every change that is on its way: when the worker starts, each minute, and when the network is back. */
export async function resumeChanges(): Promise<void> {
  const open = await listChanges()
    .then((changes) => changes.filter(isOpen))
    .catch(() => []);
  await Promise.all(open.map(resumeChange));
}

/** What the worker does with the outbox when it starts. */
export async function restoreChanges(): Promise<void> {
  await mirrorChanges().catch(() => undefined);
  await resumeChanges();
}

function resumeAfter(target: Target, nap: number): void {
  const name = nameOf(target);
  clearTimeout(naps.get(name));
  const timer = setTimeout(() => {
    naps.delete(name);
    void resumeChange(target);
  }, nap);
  naps.set(name, timer);
}

async function runChange(target: Target): Promise<void> {
  const before = await readChange(target);
  if (!before || !isOpen(before)) return;
  const turn = await team().takeChange(target.accountId, `${target.subject} ${target.id}`);
  if (!turn) {
    resumeAfter(target, colleagueTakes);
    return;
  }
  let again: number | undefined;
  try {
    again = await settleChange(world, target);
  } finally {
    await turn.end();
  }
  const nap = again === undefined ? Infinity : again - world.now();
  if (nap <= longestWait) resumeAfter(target, Math.min(Math.max(nap, 0), longestNap));
  await mirrorChanges();
  // The order was read on the way.
  await announce('orders');
  const after = await readChange(target);
  if (!after || !isStatusChange(after)) return;
  const seen = [{ accountId: after.accountId, statusId: after.found }];
  void learnStatusesOf(after.subject === 'order' ? seen : [], after.subject === 'return' ? seen : []);
}
