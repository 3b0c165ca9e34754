import { isOn, type Rule } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import type { RuleEvent } from '@/lib/rules/decide';
import type { DryRun, DryRunLine } from '@/lib/rules/dry-run';
import { evaluateRules, isOnlyUnknown, unknownOf, type RuleContext } from '@/lib/rules/evaluate-rules';
import { findTargetReturn } from '@/lib/rules/find-target-return';
import { findTargets } from '@/lib/rules/find-targets';
import { database } from '@/lib/background/storage/db';
import type { KeptTicket } from '@/lib/background/storage/records';
import { getOrders } from '@/lib/background/orders/find-orders';
import { returnsOfOrder } from '@/lib/background/orders/find-returns';
import { listSeenTickets, returnKey } from '@/lib/background/tickets/seen-tickets';

/** How far back a dry run looks (ms). */
const lookBack = 30 * 86_400_000;
/** Nobody reads more lines than this. */
const mostLines = 100;

/** A context of the past, and how its line in the result names it. */
interface Past extends RuleContext, Pick<DryRunLine, 'about' | 'orderId'> {}

/**
 * Finds what a rule would have done in the last 30 days: for the tickets that were open here, or for the returns that
 * appeared, with the orders as they are now. Rules before it that are on run first. Nothing is changed or recorded.
 *
 * @param rule as it is being edited; it need not be saved
 * @param now Unix ms
 */
export async function tryRule(rule: Rule, now: number): Promise<DryRun> {
  const kept = await keptRules.read();
  const all = kept.some(({ id }) => id === rule.id)
    ? kept.map((each) => (each.id === rule.id ? rule : each))
    : [...kept, rule];
  const asked = all.filter((each) => each.id === rule.id || isOn(each));
  const isOfReturns = rule.when === 'returnAppeared';
  const { lookedAt, past } = await (isOfReturns ? listReturns(rule, now) : listTickets(now));
  const lines = past.flatMap((each) => describe(rule, evaluateRules(asked, each, now), each));
  const firing = lines.filter(({ changes }) => changes.length > 0);
  const unsure = lines.filter(({ changes }) => changes.length === 0);
  return {
    lookedAt,
    fires: firing.length,
    lines: [...firing, ...unsure].slice(0, mostLines),
    isCut: lines.length > mostLines,
  };
}

function describe(rule: Rule, evaluations: ReturnType<typeof evaluateRules>, past: Past): DryRunLine[] {
  const evaluation = evaluations.find((each) => each.rule.id === rule.id);
  if (!evaluation) return [];
  const { about, orderId, at } = past;
  const { decision, changes, isSure } = evaluation;
  const line = { about, orderId, at, isByItself: rule.isAutomatic && isSure };
  if (decision.fires) return changes.length > 0 ? [{ ...line, changes, unknown: [] }] : [];
  return isOnlyUnknown(decision) ? [{ ...line, changes: [], unknown: unknownOf(decision) }] : [];
}

async function listTickets(now: number): Promise<{ lookedAt: number; past: Past[] }> {
  const tickets = await listSeenTickets(now - lookBack);
  const past: Past[] = [];
  for (const ticket of tickets) past.push(...(await contextsOf(ticket)));
  return { lookedAt: tickets.length, past };
}

async function contextsOf({ subject, address, seenAt, kind, ...kept }: Required<KeptTicket>) {
  const strengthOf = (order: string) => ({
    isNamed: kept.named.includes(order),
    isCorroborated: kept.corroborated.includes(order),
  });
  const { targets, certainty } = findTargets(kept.orders, strengthOf, kept.hasIdentity);
  const past: Past[] = [];
  for (const order of await getOrders(targets.map(toOrderName))) {
    const { orderReturn, isReturnSure } = findTargetReturn(await returnsOfOrder(order), (each) =>
      kept.returns.includes(returnKey(each)),
    );
    const { accountId, orderId } = order;
    const events = (['ticketOpened', 'ticketBecameReturn'] as const).map((trigger): RuleEvent => {
      return { trigger, accountId, ticket: { ...kind, text: null }, order };
    });
    const about = { kind: 'ticket', subject, address } as const;
    past.push({
      events,
      order,
      orderReturn,
      about,
      orderId,
      at: seenAt,
      // With the orders as they are now, not as they were then.
      seenAt: Infinity,
      certainty,
      isReturnSure,
    });
  }
  return past;
}

async function listReturns({ accountId }: Rule, now: number): Promise<{ lookedAt: number; past: Past[] }> {
  const db = await database();
  const range = IDBKeyRange.bound([accountId, now - lookBack], [accountId, Infinity]);
  const returns = await db.getAllFromIndex('returns', 'added', range);
  const past: Past[] = [];
  for (const orderReturn of returns.toReversed()) {
    const { orderId, returnId, addedAt } = orderReturn;
    const order = (orderId && (await db.get('orders', [accountId, orderId]))) || null;
    past.push({
      events: [{ trigger: 'returnAppeared', accountId, ticket: null, order }],
      ...{ order, orderReturn, orderId, at: addedAt, certainty: 'sure', isReturnSure: true },
      seenAt: Infinity,
      about: { kind: 'return', returnId },
    });
  }
  return { lookedAt: returns.length, past };
}

/** The reverse of `orderKey`: an account's id has no slash. */
function toOrderName(key: string): { accountId: string; orderId: string } {
  const slash = key.indexOf('/');
  return { accountId: key.slice(0, slash), orderId: key.slice(slash + 1) };
}
