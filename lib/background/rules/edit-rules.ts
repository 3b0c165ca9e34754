import { FailureError } from '@/lib/model/failure';
import { isOn, isWithoutAction, mostRules, type Rule } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { forgetAsked } from './ledger';

async function changeRules(change: (before: Rule[]) => Rule[]): Promise<void> {
  await keptRules.change(change);
}

function changeRule(id: string, change: (before: Rule) => Rule): Promise<void> {
  return changeRules((all) => all.map((rule) => (rule.id === id ? change(rule) : rule)));
}

/**
 * Saves an edited rule; a new one becomes the last. It stays on or off as before, but it starts anew: events before now
 * do not count, and its open questions are dropped.
 *
 * @param now Unix ms
 */
export async function saveRule(edited: Rule, now: number): Promise<void> {
  await changeRules((all) => {
    const before = all.find(({ id }) => id === edited.id);
    const mayBeOn = before && isOn(before) && !isWithoutAction(edited);
    const rule = { ...edited, onSince: mayBeOn ? now : 0, pausedAt: mayBeOn ? before.pausedAt : 0 };
    if (!before && all.length >= mostRules) throw new FailureError({ kind: 'storageFull' });
    return before ? all.map((each) => (each.id === rule.id ? rule : each)) : [...all, rule];
  });
  await forgetAsked(edited.id);
}

/**
 * Switches a rule on, from now, or off. A rule that had paused itself continues. A rule without an action stays off.
 */
export async function switchRule({ id, isOn: isWanted }: { id: string; isOn: boolean }, now: number) {
  await changeRule(id, (before) => ({
    ...before,
    onSince: isWanted && !isWithoutAction(before) ? now : 0,
    pausedAt: 0,
  }));
  if (!isWanted) await forgetAsked(id);
}

/** Moves a rule one place up or down: the first that fits acts. */
export function moveRule({ id, by }: { id: string; by: -1 | 1 }): Promise<void> {
  return changeRules((all) => {
    const from = all.findIndex((rule) => rule.id === id);
    const to = from + by;
    const [moved, neighbour] = [all[from], all[to]];
    if (!moved || !neighbour) return all;
    return all.with(from, neighbour).with(to, moved);
  });
}

/** Deletes a rule with its open questions. What it has done stays in the ledger and in the log. */
export async function deleteRule({ id }: { id: string }): Promise<void> {
  await changeRules((all) => all.filter((rule) => rule.id !== id));
  await forgetAsked(id);
}

/**
 * Pauses a rule that has changed more than it may within an hour. It does nothing more until somebody switches it on
 * again.
 */
export function pauseRule(id: string, now: number): Promise<void> {
  return changeRule(id, (before) => ({ ...before, pausedAt: before.pausedAt || now }));
}
