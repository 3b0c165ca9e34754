import { isNamed, type Match } from '@/lib/match/rank';
import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { isOn, type Rule } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import type { Happening } from '@/lib/rules/decide';
import { hearRules, isOnlyUnknown, unknownOf, type Occasion } from '@/lib/rules/first-that-fits';
import type { AskedOutcome, LedgerEntry, LedgerKey, WantedChange } from '@/lib/rules/ledger-entry';
import { findMeant, tieOf } from '@/lib/rules/meant-orders';
import { findMeantReturn } from '@/lib/rules/meant-return';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import type { Ticket } from '@/lib/model/ticket';
import { restsAfter } from '@/lib/model/ticket-rest';
import { database } from '@/lib/background/storage/db';
import { refreshStaleOrders, isFresh } from '@/lib/background/orders/refresh-orders';
import { forgetOpen, isTaken, listApplied, listSeen, noteInLedger, readLedger } from './ledger';
import { putRuleChanges, readChange } from '@/lib/background/status-changes/outbox';
import { findReturns, returnsOfOrder } from '@/lib/background/orders/find-returns';
import { pauseRule } from './edit-rules';
import { begin } from '@/lib/background/status-changes/run-changes';
import { announce } from '@/lib/background/progress/announce';

const hour = 3_600_000;
/** A return older than this (ms) is no news, even for a computer that was off for long. */
const newsFor = 30 * 86_400_000;
/** For this long (ms) after a rule's change, Base's own automatic actions may still be at work on the order. */
const aftermath = hour;

/** How the ledger calls a ticket. One whose address does not tell which it is has this visit only. */
export function aboutTicket({ key, visit }: Pick<Ticket, 'key' | 'visit'>): string {
  return key || `visit ${visit}`;
}

function aboutReturn({ returnId }: OrderReturn): string {
  return `return ${returnId}`;
}

/**
 * Lets the rules look at a ticket. May be called as often as one likes: the ledger knows what has been done.
 *
 * @param matches the orders that stand beside the ticket; those that an agent has dismissed are not among them
 * @param now Unix ms
 */
export async function considerTicket(
  ticket: Pick<Ticket, 'key' | 'visit' | 'kind' | 'text' | 'candidates' | 'changedAt'>,
  matches: readonly Match[],
  now: number,
): Promise<void> {
  const active = (await keptRules.read()).filter((rule) => isOn(rule) && rule.when !== 'returnAppeared');
  if (active.length === 0) return;
  const { meant, isSure } = findMeant(matches, tieOf);
  const named = (await findReturns(ticket.candidates)).filter(isNamed).map(({ orderReturn }) => orderReturn);
  for (const { order } of meant) {
    const { accountId } = order;
    const seen = { ...ticket.kind, text: ticket.text };
    const happenings = (['ticketOpened', 'ticketBecameReturn'] as const).map((trigger): Happening => {
      return { trigger, accountId, ticket: seen, order };
    });
    const { orderReturn, isReturnSure } = findMeantReturn(await returnsOfOrder(order), ({ returnId }) =>
      named.some((each) => each.accountId === accountId && each.returnId === returnId),
    );
    const place = { about: aboutTicket(ticket), accountId, orderId: order.orderId };
    const isOrderSure = isSure && ticket.key !== '';
    const isAtRest = now - ticket.changedAt >= restsAfter;
    const occasion = { at: now, happenings, order, orderReturn, isOrderSure, isReturnSure };
    const outcome = await tryRules(active, occasion, place, now, isAtRest);
    // When it has been read, the panel looks again, and so does a ticket that has come to rest.
    if (outcome === 'stale') void refreshStaleOrders([order], now);
  }
}

/**
 * Lets the rules look at the returns that the sync has brought since they were switched on. A return is looked at once;
 * one whose order is not here yet, later, or without its order when that does not come.
 *
 * @param now Unix ms
 */
export async function considerReturns(now: number): Promise<void> {
  const active = (await keptRules.read()).filter((rule) => isOn(rule) && rule.when === 'returnAppeared');
  for (const accountId of new Set(active.map((rule) => rule.accountId))) {
    const ofAccount = active.filter((rule) => rule.accountId === accountId);
    const since = Math.max(now - newsFor, Math.min(...ofAccount.map(({ onSince }) => onSince)));
    const range = IDBKeyRange.bound([accountId, since], [accountId, Infinity]);
    const returns = await (await database()).getAllFromIndex('returns', 'added', range);
    const seen = new Map<string, Set<string>>();
    for (const { id } of ofAccount) seen.set(id, await listSeen(id, since));
    for (const orderReturn of returns) {
      const isNew = ({ id, onSince }: Rule) =>
        onSince <= orderReturn.addedAt && !seen.get(id)?.has(aboutReturn(orderReturn));
      await considerReturn(ofAccount.filter(isNew), orderReturn, now);
    }
  }
}

async function considerReturn(fresh: readonly Rule[], orderReturn: OrderReturn, now: number): Promise<void> {
  const { accountId, orderId } = orderReturn;
  if (fresh.length === 0) return;
  const kept = orderId ? await (await database()).get('orders', [accountId, orderId]) : null;
  if (kept === undefined && !(await isWaitOver(orderReturn))) return;
  const order = kept ?? null;
  const place = { about: aboutReturn(orderReturn), accountId, orderId };
  const occasion: Occasion = {
    at: orderReturn.addedAt,
    happenings: [{ trigger: 'returnAppeared', accountId, ticket: null, order }],
    order,
    orderReturn,
    isOrderSure: true,
    isReturnSure: true,
  };
  // What would change an order that is not here says why it does not.
  const able = fresh.filter(({ orderStatusId }) => kept !== undefined || orderStatusId === '');
  for (const rule of fresh.filter((each) => !able.includes(each)))
    await note(rule.id, place, 'unsure', now, ['orderStatus']);
  const outcome = (await isTaken(place)) ? 'nothing' : await tryRules(able, occasion, place, now);
  if (outcome === 'stale' && order) {
    await refreshStaleOrders([order], now);
    const read = await (await database()).get('orders', [accountId, orderId]);
    // One that could not be read is waited for.
    if (read && isFresh(read, now)) await considerReturn(fresh, orderReturn, now);
    return;
  }
  if (outcome === 'later') return;
  // Whatever has not been written down by now did not fit, and a return appears only once.
  for (const { id } of fresh) await note(id, place, 'unmet', now);
}

/** True when the order of a return has not come with a sync that ended long after it: Base does not list it any more. */
async function isWaitOver({ accountId, addedAt }: OrderReturn): Promise<boolean> {
  const { completedAt } = (await syncProgress.read())[accountId] ?? noProgress;
  return completedAt >= addedAt + hour;
}

/**
 * True when what fits at a time (Unix ms) may do so by a rule's own change of the order, or by what Base's automatic
 * actions made of that: it triggers no rule.
 */
async function isRulesDoing({ accountId, orderId }: Place, happenedAt: number): Promise<boolean> {
  if (orderId === '') return false;
  const last = await readChange({ accountId, subject: 'order', id: orderId });
  const times = await listApplied({ accountId, orderId });
  // One that waited for the network was sent later than it was put into the outbox.
  if (last?.who === 'rule' && last.sentAt > 0) times.push(last.sentAt);
  return times.some((at) => at <= happenedAt && happenedAt < at + aftermath);
}

/** What a rule looks at: all of the ledger's key but the rule. */
type Place = Omit<LedgerKey, 'ruleId'>;

/**
 * What came of letting rules look: one asks something new; one waits until another change of the order is decided, or
 * until the ticket rests (`later`), or until the order has been read again (`stale`); or nothing that anybody has to hear
 * of.
 */
type Outcome = 'asked' | 'later' | 'stale' | 'nothing';

/** The first rule that fits acts, or asks. */
async function tryRules(
  active: readonly Rule[],
  occasion: Occasion,
  place: Place,
  now: number,
  isAtRest = true,
): Promise<Outcome> {
  for (const { rule, decision, changes, isSure } of hearRules(active, occasion, now)) {
    const key = { ...place, ruleId: rule.id };
    if (decision.fires && changes.length === 0) {
      await note(rule.id, place, 'already', now);
      return 'nothing';
    }
    if (decision.fires && (await isRulesDoing(place, occasion.at))) {
      await note(rule.id, place, 'followed', now);
      return 'nothing';
    }
    if (decision.fires) {
      const entry = { ...key, changes, unknown: [], at: now };
      return act(rule, entry, { isSure, isAtRest, order: occasion.order }, now);
    }
    if (isOnlyUnknown(decision)) await note(rule.id, place, 'unsure', now, unknownOf(decision));
    else await forgetOpen(key);
  }
  return 'nothing';
}

async function act(
  rule: Rule,
  entry: Omit<LedgerEntry, 'verdict'>,
  { isSure, isAtRest, order }: { isSure: boolean; isAtRest: boolean; order: Order | null },
  now: number,
): Promise<Outcome> {
  const known = await readLedger(entry);
  if (known && known.verdict !== 'unsure' && known.verdict !== 'paused') return 'nothing';
  if (!rule.isAutomatic || !isSure) {
    return (await noteInLedger({ ...entry, verdict: 'asked' })) ? 'asked' : 'nothing';
  }
  // One that is gone is not read again: what becomes of the change says so.
  if (order && !order.isGone && !isFresh(order, now)) return 'stale';
  if (!isAtRest) return 'later';
  const limit = { most: rule.pausedAt > 0 ? 0 : rule.perHour, since: Math.max(now - hour, rule.onSince) };
  const put = await putRuleChanges({ ...entry, verdict: 'applied' }, limit);
  if (put === 'tooMany') {
    await pauseRule(rule.id, now);
    await noteInLedger({ ...entry, changes: [], verdict: 'paused' });
  }
  if (typeof put !== 'string') {
    await begin(put);
    await announce('rules');
  }
  return put === 'busy' ? 'later' : 'nothing';
}

/**
 * The agent wants what a rule has asked, and sees how the order stands now: that may be otherwise than when the rule
 * looked, which for a return it does once.
 *
 * @param now Unix ms
 */
export async function applyAsked(key: LedgerKey, now: number): Promise<AskedOutcome> {
  const entry = await readLedger(key);
  if (entry?.verdict !== 'asked') return 'over';
  const changes = await Promise.all(entry.changes.map((change) => fromPresent(entry, change)));
  const put = await putRuleChanges({ ...entry, changes, verdict: 'applied', at: now });
  if (put === 'busy') return 'busy';
  if (typeof put === 'string') {
    await forgetOpen(key);
    return 'over';
  }
  await begin(put);
  await announce('rules');
  return 'applied';
}

/** The same change, from the status that the order or return has now, as far as it is known here. */
async function fromPresent({ accountId }: LedgerKey, change: WantedChange): Promise<WantedChange> {
  const stores = { order: 'orders', return: 'returns' } as const;
  const kept = await (await database()).get(stores[change.subject], [accountId, change.id]);
  return { ...change, from: kept?.statusId ?? change.from };
}

async function note(
  ruleId: string,
  place: Place,
  verdict: LedgerEntry['verdict'],
  now: number,
  unknown: LedgerEntry['unknown'] = [],
): Promise<void> {
  await noteInLedger({ ...place, ruleId, changes: [], verdict, unknown, at: now });
}
