import { orderedAt, type Order } from '@/lib/model/order';
import type { Condition, Rule, Trigger } from '@/lib/model/rule';
import type { TicketKind } from '@/lib/model/ticket-kind';

/** The event, as far as it is known. `''`: the page did not say. */
export interface RuleEvent {
  trigger: Trigger;
  accountId: string;
  /** Null for an event in Base with no ticket open. `text` is null if it was not kept. */
  ticket: (TicketKind & { text: string | null }) | null;
  /** The order to change, or the order of the return to change; null for a return without an order. */
  order: Pick<Order, 'source' | 'statusId' | 'confirmedAt' | 'addedAt'> | null;
}

/** The result of one condition. An unknown value does not meet it, and is reported. */
export interface Finding {
  condition: Condition;
  verdict: 'met' | 'unmet' | 'unknown';
  /** The value found, shown to the agent. */
  found: string;
}

export interface Decision {
  fires: boolean;
  /** The trigger's own condition, then the rule's conditions in order; empty if the rule is not for this event. */
  findings: Finding[];
}

const dayMs = 86_400_000;

/** The condition that the trigger implies. */
const isReturn: Condition = { kind: 'ticketType', is: 'return' };

/**
 * Decides whether a rule fires for an event, and why. Pure: the callers who keep the ledger check that the rule is on,
 * has not acted before and has not acted too often.
 *
 * @param now Unix ms
 */
export function decide(rule: Rule, event: RuleEvent, now: number): Decision {
  const isForIt = rule.when === event.trigger && rule.accountId === event.accountId;
  if (!isForIt) return { fires: false, findings: [] };
  const isOfReturns = event.trigger === 'ticketBecameReturn';
  const conditions = isOfReturns ? [isReturn, ...rule.conditions] : rule.conditions;
  const findings = conditions.map((condition) => ({ condition, ...judge(condition, event, now) }));
  return { fires: findings.every(({ verdict }) => verdict === 'met'), findings };
}

type Judgement = Omit<Finding, 'condition'>;

const unknown: Judgement = { verdict: 'unknown', found: '' };

function judge(condition: Condition, { ticket, order }: RuleEvent, now: number): Judgement {
  switch (condition.kind) {
    case 'ticketSource':
      return ticket?.source ? told(contains(ticket.source, condition.contains), ticket.source) : unknown;
    case 'ticketType':
      return ticket?.type ? told(ticket.type === condition.is, ticket.type) : unknown;
    case 'textContains':
      return ticket && ticket.text !== null ? told(contains(ticket.text, condition.text), '') : unknown;
    case 'orderSource':
      return order ? told(order.source.type === condition.is, order.source.type) : unknown;
    case 'orderStatus':
      return order ? told(condition.in.includes(order.statusId), order.statusId) : unknown;
    case 'orderAge': {
      const at = order ? orderedAt(order) : 0;
      if (at === 0) return unknown;
      const days = Math.floor((now - at) / dayMs);
      return told(now - at <= condition.atMost * dayMs, String(days));
    }
  }
}

function told(isMet: boolean, found: string): Judgement {
  return { verdict: isMet ? 'met' : 'unmet', found };
}

/** Ignores case, and whether accented letters are composed or decomposed. */
function contains(text: string, part: string): boolean {
  const plain = (written: string) => written.normalize('NFC').toLowerCase();
  return plain(text).includes(plain(part));
}
