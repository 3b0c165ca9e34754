import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Rule } from '@/lib/model/rule';
import { decide, type Decision, type RuleEvent } from './decide';
import type { Certainty } from './find-targets';
import type { WantedChange } from './ledger-entry';

/** Everything that rules look at. */
export interface RuleContext {
  /** When it came to be, or was looked at; Unix ms. */
  at: number;
  /**
   * When it was first seen here, by Base's clock (Unix ms). Whoever has changed the status after that, an agent or the same
   * rule in another browser, has dealt with it already.
   */
  seenAt: number;
  /** One for each trigger that it is. */
  events: readonly RuleEvent[];
  order: Order | null;
  orderReturn: OrderReturn | undefined;
  /** How sure it is that this order is the right one. */
  certainty: Certainty;
  /** False: in doubt which of its returns is the right one. */
  isReturnSure: boolean;
}

/** What one rule makes of a context. */
export interface Evaluation {
  rule: Rule;
  decision: Decision;
  /** What it would change; empty where every status is there already. */
  changes: WantedChange[];
  /** False: it may only ask. */
  isSure: boolean;
}

/**
 * What rules make of a context, in their order and up to the first that fits: the later ones have no say. A rule that
 * has nothing to change here, such as one for returns where there is none, is passed over.
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

/** True when nothing speaks against it, but something could not be told. */
export function isOnlyUnknown({ fires, findings }: Decision): boolean {
  return !fires && findings.length > 0 && findings.every(({ verdict }) => verdict !== 'unmet');
}

/** Each kind of condition that could not be told, once. */
export function unknownOf({ findings }: Decision) {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  return [...new Set(unknown.map(({ condition }) => condition.kind))];
}

/** Everything that a rule could change, also what has its status already. */
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
