import { createSubscriber } from 'svelte/reactivity';
import { t } from '@/lib/text/i18n';
import { isPaused, type Rule } from '@/lib/model/rule';
import { rules } from '@/lib/stored/stored-rules';

let known: Rule[] | null = null;

/** One watcher for all components, active while at least one of them needs it. */
const subscribe = createSubscriber((update) => {
  const take = (latest: Rule[]) => {
    known = latest;
    update();
  };
  const stop = rules.watch(take);
  // If the rules cannot be read, their names are missing, but everything else is shown.
  void rules
    .read()
    .then(take)
    .catch(() => undefined);
  return stop;
});

/** All rules; null until they have been read. Reactive: components that read it are updated. */
export function allRules(): Rule[] | null {
  subscribe();
  return known;
}

/** A rule's name; '' for a deleted rule. */
export function ruleName(id: string): string {
  return allRules()?.find((rule) => rule.id === id)?.name ?? t('automations.deletedRule');
}

/** The rules that have paused themselves. */
export function pausedRules(): Rule[] {
  return (allRules() ?? []).filter(isPaused);
}
