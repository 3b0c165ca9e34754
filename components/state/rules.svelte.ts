import { t } from '@/lib/text/i18n';
import { isPaused, type Rule } from '@/lib/model/rule';
import { rules } from '@/lib/stored/stored-rules';
import { followItem } from './follow-item';

/** All rules; null until they have been read. Reactive: components that read it are updated. */
export const allRules: () => Rule[] | null = followItem(rules);

/** A rule's name, or words for a rule that was deleted. '' until the rules have been read. Reactive. */
export function ruleName(id: string): string {
  const known = allRules();
  if (!known) return '';
  return known.find((rule) => rule.id === id)?.name ?? t('automations.deletedRule');
}

/** The rules that have paused themselves. */
export function pausedRules(): Rule[] {
  return (allRules() ?? []).filter(isPaused);
}
