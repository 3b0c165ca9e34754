import type { Account } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';
import type { Condition, ConditionKind, Rule } from '@/lib/model/rule';
import { statusOf } from '@/components/status/status-of';
import { sourceName } from '@/components/account/source-name';

/** The first half of a rule's sentence. The second half, its action, is shown in Base's colours. */
export function describeRule({ when, conditions }: Rule, account: Account | undefined): string {
  const ifs = conditions.map((condition) => describeCondition(condition, account));
  const sentence = [
    `${t('automations.when')} ${t(`automations.trigger.${when}`)}`,
    ...(ifs.length > 0
      ? [`${t('automations.ifs').toLowerCase()} ${ifs.join(` ${t('automations.and')} `)}`]
      : []),
  ];
  return `${sentence.join(', ')},`;
}

function describeCondition(condition: Condition, account: Account | undefined): string {
  return `${t(`automations.condition.${condition.kind}`)} ${valueOf(condition, account)}`;
}

function valueOf(condition: Condition, account: Account | undefined): string {
  switch (condition.kind) {
    case 'ticketSource':
      return t('automations.quoted', { text: condition.contains });
    case 'ticketType':
      return t(`automations.type.${condition.is}`);
    case 'textContains':
      return t('automations.quoted', { text: condition.text });
    case 'orderSource':
      return nameSource(condition.is, account);
    case 'orderStatus':
      return condition.in.map((id) => statusOf(account?.statuses ?? [], id).name).join(', ');
    case 'orderAge':
      return String(condition.atMost);
  }
}

/** Base's code of a source, in words. */
export function nameSource(type: string, account: Account | undefined): string {
  return sourceName({ type, id: '' }, account);
}

/** The conditions whose value is unknown, in words. */
export function nameUnknown(unknown: readonly ConditionKind[]): string {
  return unknown.map((kind) => t(`automations.unknown.${kind}`)).join(', ');
}
