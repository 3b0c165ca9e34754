import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Rule } from '@/lib/model/rule';
import { decide, type Decision, type Happening } from './decide';
import type { WantedChange } from './ledger-entry';

/** What rules may act upon. */
export interface Occasion {
  /** When it came to be, or was looked at; Unix ms. */
  at: number;
  /** One for each trigger that it is. */
  happenings: readonly Happening[];
  order: Order | null;
  orderReturn: OrderReturn | undefined;
  /** False: in doubt which order is meant. */
  isOrderSure: boolean;
  /** False: in doubt which of its returns is meant. */
  isReturnSure: boolean;
}

/** What one rule says to an occasion. */
export interface Opinion {
  rule: Rule;
  decision: Decision;
  /** What it would change; empty where every status is there already. */
  changes: WantedChange[];
  /** False: it may only ask. */
  isSure: boolean;
}

/**
 * What rules say to an occasion, in their order and up to the first that fits: the later ones have no say. A rule that
 * has nothing to change here, such as one for returns where there is none, is passed over.
 *
 * @param now Unix ms
 */
export function hearRules(rules: readonly Rule[], occasion: Occasion, now: number): Opinion[] {
  const opinions: Opinion[] = [];
  for (const rule of rules) {
    const happening = occasion.happenings.find(({ trigger }) => trigger === rule.when);
    const targets = targetsOf(rule, occasion);
    if (!happening || targets.length === 0) continue;
    const decision = decide(rule, happening, now);
    const isOfReturn = targets.some(({ subject }) => subject === 'return');
    const isSure = occasion.isOrderSure && (occasion.isReturnSure || !isOfReturn);
    const changes = targets.filter(({ from, to }) => from !== to);
    opinions.push({ rule, decision, changes, isSure });
    if (decision.fires) break;
  }
  return opinions;
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

function targetsOf(rule: Rule, { order, orderReturn }: Occasion): WantedChange[] {
  const targets: WantedChange[] = [];
  if (order && rule.orderStatusId !== '') {
    targets.push({ subject: 'order', id: order.orderId, from: order.statusId, to: rule.orderStatusId });
  }
  if (orderReturn && rule.returnStatusId !== '') {
    const { returnId, statusId } = orderReturn;
    targets.push({ subject: 'return', id: returnId, from: statusId, to: rule.returnStatusId });
  }
  return targets;
}
