import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Rule } from '@/lib/model/rule';
import { decide, type Decision, type RuleEvent } from './decide';
import type { Certainty } from './find-targets';
import type { WantedChange } from './ledger-entry';

/** Everything that rules check. */
export interface RuleContext {
  /** When the event happened or was checked; Unix ms. */
  at: number;
  /**
   * When it was first seen here, by Base's clock (Unix ms). If the status was changed after that, by an agent or by the
   * same rule in another browser, the case has been handled already.
   */
  seenAt: number;
  /** One event for each trigger that applies. */
  events: readonly RuleEvent[];
  order: Order | null;
  orderReturn: OrderReturn | undefined;
  /** How sure it is that this is the right order. */
  certainty: Certainty;
  /** False if it is doubtful which of the order's returns is meant. */
  isReturnSure: boolean;
}

/** The result of one rule for a context. */
export interface Evaluation {
  rule: Rule;
  decision: Decision;
  /** The changes it would make; empty if every status is set already. */
  changes: WantedChange[];
  /** False: it may only ask. */
  isSure: boolean;
}

/**
 * Evaluates rules in order, up to and including the first that fires; later rules are ignored. A rule that cannot
 * change anything here, such as a rule for returns where there is none, is skipped.
 *
 * @param now Unix ms
 */
export function evaluateRules(rules: readonly Rule[], context: RuleContext, now: number): Evaluation[] {
  const evaluations: Evaluation[] = [];
  for (const rule of rules) {
    const event = context.events.find(({ trigger }) => trigger === rule.when);
    const possible = possibleChanges(rule, context);
    if (!event || possible.length === 0) continue;
    const decision = decide(rule, event, now);
    const isOfReturn = possible.some(({ subject }) => subject === 'return');
    const changes = possible.filter(({ from, to }) => from !== to);
    const isDealtWith = changes.some(({ since = 0 }) => since > context.seenAt);
    const isSure = isOrderSure(rule, context) && (context.isReturnSure || !isOfReturn) && !isDealtWith;
    evaluations.push({ rule, decision, changes, isSure });
    if (decision.fires) break;
  }
  return evaluations;
}

function isOrderSure({ isNumberEnough }: Rule, { certainty }: RuleContext): boolean {
  return certainty === 'sure' || (certainty === 'numberOnly' && isNumberEnough);
}

/** True if no condition fails, but some value is unknown. */
export function isOnlyUnknown({ fires, findings }: Decision): boolean {
  return !fires && findings.length > 0 && findings.every(({ verdict }) => verdict !== 'unmet');
}

/** The kinds of conditions whose value is unknown, each once. */
export function unknownOf({ findings }: Decision) {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  return [...new Set(unknown.map(({ condition }) => condition.kind))];
}

/** Every change that a rule could make, including statuses that are set already. */
function possibleChanges(rule: Rule, { order, orderReturn }: RuleContext): WantedChange[] {
  const possible: WantedChange[] = [];
  if (order && rule.orderStatusId !== '') {
    possible.push({
      subject: 'order',
      id: order.orderId,
      from: order.statusId,
      to: rule.orderStatusId,
      since: order.statusSince ?? 0,
    });
  }
  if (orderReturn && rule.returnStatusId !== '') {
    const { returnId, statusId, statusSince = 0 } = orderReturn;
    possible.push({
      subject: 'return',
      id: returnId,
      from: statusId,
      to: rule.returnStatusId,
      since: statusSince,
    });
  }
  return possible;
}
