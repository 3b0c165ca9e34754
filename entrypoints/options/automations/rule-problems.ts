import type { Account, Status } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';
import { isWithoutAction, ruleSchema, ticketConditions, type Condition, type Rule } from '@/lib/model/rule';

/** Limits of an order's age in days. */
export const orderAgeBounds = { min: 1, max: 365 };
/** Limits of changes per hour. */
export const perHourBounds = { min: 1, max: 500 };

/** Reasons why a rule cannot be saved: a sentence for each part, '' if the part is fine. */
export interface RuleProblems {
  name: string;
  account: string;
  /** One for each condition. */
  conditions: string[];
  action: string;
  perHour: string;
}

/**
 * Checks an edited rule.
 *
 * @param account the account that the rule is for, if it is connected
 */
export function findProblems(rule: Rule, account: Account | undefined): RuleProblems {
  const isName = ruleSchema.shape.name.safeParse(rule.name).success;
  const isPerHour = ruleSchema.shape.perHour.safeParse(rule.perHour).success;
  return {
    name: isName ? '' : t('automations.problem.name'),
    account: account ? '' : t('automations.problem.account'),
    conditions: rule.conditions.map((condition) => problemOf(condition, rule, account)),
    action: problemOfAction(rule, account),
    perHour: isPerHour ? '' : sayRange(perHourBounds),
  };
}

/** True if the rule cannot be saved as it is. */
export function hasProblem({ conditions, ...others }: RuleProblems): boolean {
  return [...conditions, ...Object.values(others)].some((problem) => problem !== '');
}

function problemOf(condition: Condition, { when }: Rule, account: Account | undefined): string {
  if (when === 'returnAppeared' && ticketConditions.includes(condition.kind))
    return t('automations.problem.ofTicket');
  switch (condition.kind) {
    case 'ticketSource':
      return condition.contains.trim() ? '' : t('automations.problem.text');
    case 'textContains':
      return condition.text.trim() ? '' : t('automations.problem.text');
    case 'orderStatus': {
      const isThere = condition.in.some((id) => holds(account?.statuses ?? [], id));
      return isThere ? '' : t('automations.problem.statuses');
    }
    case 'orderAge': {
      const { min, max } = orderAgeBounds;
      const isWithin =
        Number.isInteger(condition.atMost) && condition.atMost >= min && condition.atMost <= max;
      return isWithin ? '' : sayRange(orderAgeBounds);
    }
    case 'ticketType':
    case 'orderSource':
      return '';
  }
}

function problemOfAction(rule: Rule, account: Account | undefined): string {
  if (isWithoutAction(rule)) return t('automations.problem.action');
  if (!account) return '';
  const isThere =
    (rule.orderStatusId === '' || holds(account.statuses, rule.orderStatusId)) &&
    (rule.returnStatusId === '' || holds(account.returnStatuses, rule.returnStatusId));
  return isThere ? '' : t('automations.problem.gone');
}

function holds(statuses: readonly Status[], id: string): boolean {
  return statuses.some((status) => status.id === id);
}

function sayRange({ min, max }: { min: number; max: number }): string {
  return t('automations.problem.age', { min: String(min), max: String(max) });
}
