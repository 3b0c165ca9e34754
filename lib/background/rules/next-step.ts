import { isOnlyUnknown, type Evaluation } from '@/lib/rules/evaluate-rules';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';

/**
 * The step that follows from one rule's evaluation:
 * - `record`: nothing is done, and the ledger says why;
 * - `forget`: the rule does not fit (any more), and its open question is dropped;
 * - `over`: it was answered or applied before;
 * - `ask`: the panel asks;
 * - `refresh`: the order's copy is too old to act on, and is read again first;
 * - `wait`: the ticket is still being drawn;
 * - `apply`: the changes go into the outbox.
 */
export type RuleStep =
  | { kind: 'record'; verdict: 'unsure' | 'already' | 'followed' }
  | { kind: 'forget' | 'over' | 'ask' | 'refresh' | 'wait' | 'apply' };

/** What a step depends on besides the evaluation. */
export interface RuleFacts {
  /** The ledger's verdict for this rule, ticket (or return) and order. */
  known: LedgerEntry['verdict'] | undefined;
  /** The event may be the result of a rule's own change of the order. */
  isRulesDoing: boolean;
  /** The copy of the order is new enough to act on, or there is no order to read. */
  isFresh: boolean;
  /** Nothing of the ticket has changed for a while. */
  isAtRest: boolean;
}

/** Returns the next step. The first condition that holds decides. */
export function nextStep({ rule, decision, changes, isSure }: Evaluation, facts: RuleFacts): RuleStep {
  const { known, isRulesDoing, isFresh, isAtRest } = facts;
  if (isOnlyUnknown(decision)) return { kind: 'record', verdict: 'unsure' };
  if (!decision.fires) return { kind: 'forget' };
  if (changes.length === 0) return { kind: 'record', verdict: 'already' };
  if (isRulesDoing) return { kind: 'record', verdict: 'followed' };
  if (known && known !== 'unsure' && known !== 'paused') return { kind: 'over' };
  if (!rule.isAutomatic || !isSure) return { kind: 'ask' };
  if (!isFresh) return { kind: 'refresh' };
  if (!isAtRest) return { kind: 'wait' };
  return { kind: 'apply' };
}
