import { rules } from '@/lib/stored/stored-rules';
import { keptValue } from '@/lib/background/storage/kept-value';

/** All rules, in the order in which they are tried. A team shares those of its accounts. */
export const keptRules = keptValue(rules, undefined, {
  kind: 'rule',
  list: (all) => all.map((rule) => ({ key: [rule.accountId, rule.id], part: rule })),
});
