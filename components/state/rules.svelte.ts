import { createSubscriber } from 'svelte/reactivity';
import { t } from '@/lib/text/i18n';
import { isPaused, type Rule } from '@/lib/model/rule';
import { rules } from '@/lib/stored/stored-rules';

let known: Rule[] | null = null;

/** Watches for as long as anything drawn asks; however many ask, once. */
const subscribe = createSubscriber((update) => {
  const take = (latest: Rule[]) => {
    known = latest;
    update();
  };
  const stop = rules.watch(take);
  // Without them nothing that rules have done has a name: all else is drawn.
  void rules
    .read()
    .then(take)
    .catch(() => undefined);
  return stop;
});

/** All rules, followed wherever they are read to be drawn; null until they have been read. */
export function allRules(): Rule[] | null {
  subscribe();
  return known;
}

/** What a rule is called; one that is no more has no name. */
export function ruleName(id: string): string {
  return allRules()?.find((rule) => rule.id === id)?.name ?? t('automations.deletedRule');
}

/** The rules that have paused themselves. */
export function pausedRules(): Rule[] {
  return (allRules() ?? []).filter(isPaused);
}
