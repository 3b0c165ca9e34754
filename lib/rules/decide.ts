import { orderedAt, type Order } from '@/lib/model/order';
import type { Condition, Rule, Trigger } from '@/lib/model/rule';
import type { TicketKind } from '@/lib/model/ticket-kind';

/** What happened, as far as it is known. `''`: the page did not say. */
export interface RuleEvent {
  trigger: Trigger;
  accountId: string;
  /** Null for what happened in Base with no ticket open; `text` null: it was not kept. */
  ticket: (TicketKind & { text: string | null }) | null;
  /** The order that is to change, or whose return it is; null for a return that hangs on none. */
  order: Pick<Order, 'source' | 'statusId' | 'confirmedAt' | 'addedAt'> | null;
}

/** How one condition came out. What is not known is not met, and is said. */
export interface Finding {
  condition: Condition;
  verdict: 'met' | 'unmet' | 'unknown';
  /** What stood there, for the agent to see. */
  found: string;
}

export interface Decision {
  fires: boolean;
  /** The trigger's own condition and every one of the rule's, in order; empty when the rule is not for this event. */
  findings: Finding[];
}

const dayMs = 86_400_000;

/** The condition that a trigger brings with it. */
const isReturn: Condition = { kind: 'ticketType', is: 'return' };

/**
 * Whether a rule wants to act on what happened, and why. Pure: whether it is on, and has not acted before or too often,
 * is for those to say who keep the ledger.
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

/** Case does not matter, nor how letters with accents are made up. */
function contains(text: string, part: string): boolean {
  const plain = (written: string) => written.normalize('NFC').toLowerCase();
  return plain(text).includes(plain(part));
}
