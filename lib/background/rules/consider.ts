import type { Match } from '@/lib/match/rank';
import type { Candidate } from '@/lib/match/keys/candidate';
import type { OrderReturn } from '@/lib/model/return';
import { isOn, type Rule } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import type { RuleEvent } from '@/lib/rules/decide';
import { evaluateRules, unknownOf, type Evaluation, type RuleContext } from '@/lib/rules/evaluate-rules';
import { findTargetReturn } from '@/lib/rules/find-target-return';
import { findTargets, strengthOf } from '@/lib/rules/find-targets';
import type { AskedOutcome, LedgerEntry, LedgerKey, WantedChange } from '@/lib/rules/ledger-entry';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import type { Ticket } from '@/lib/model/ticket';
import { restsAfter } from '@/lib/model/ticket-rest';
import { isFresh, refreshStaleOrders } from '@/lib/background/orders/refresh-orders';
import { announce } from '@/lib/background/progress/announce';
import { putRuleChanges, readChange } from '@/lib/background/changes/outbox';
import { startChanges } from '@/lib/background/changes/run-changes';
import { baseTimeOf } from '@/lib/background/base-api/base-clock';
import { database } from '@/lib/background/storage/db';
import { team } from '@/lib/background/team/team';
import { pauseRule } from './edit-rules';
import { forgetOpen, isTaken, listApplied, listSeen, noteInLedger, readLedger } from './ledger';
import { nextStep } from './next-step';

const hour = 3_600_000;
/**
 * Base's own automatic actions for a new return change its order within this (ms). Such a change does not mean that
 * somebody has dealt with the return.
 */
const baseActsWithin = 600_000;
/** A return older than this (ms) is not new, even for a computer that was off for long. */
const newFor = 30 * 86_400_000;
/** For this long (ms) after a rule's change, Base's own automatic actions may still be at work on the order. */
const aftermath = hour;

/** The ledger's name for a ticket. A ticket that its URL does not identify is known for one ticket view only. */
export function aboutTicket({ key, visit }: Pick<Ticket, 'key' | 'visit'>): string {
  return key || `visit ${visit}`;
}

function aboutReturn({ returnId }: OrderReturn): string {
  return `return ${returnId}`;
}

/** What is known here of a ticket. */
interface Known {
  /** The orders that stand beside it; those that an agent has dismissed are not among them. */
  matches: readonly (Match & { returns: readonly OrderReturn[] })[];
  /** The returns that it names. */
  namedReturns: readonly OrderReturn[];
  /** What the ticket tells about its buyer. */
  identity: readonly Candidate[];
}

/**
 * Runs the rules on a ticket. Repeating it is harmless: the ledger knows what was done.
 *
 * @param now Unix ms
 * @returns false when a rule waits: for the ticket to rest, for an order to be read again, or for another change of the
 * order to be decided. Then call it again.
 */
export async function considerTicket(
  ticket: Pick<Ticket, 'key' | 'visit' | 'kind' | 'text' | 'changedAt'>,
  { matches, namedReturns, identity }: Known,
  now: number,
): Promise<boolean> {
  const active = (await keptRules.read()).filter((rule) => isOn(rule) && rule.when !== 'returnAppeared');
  if (active.length === 0) return true;
  const seenAt = await baseTimeOf(ticket.changedAt);
  const strength = (match: Match) => strengthOf(match, identity);
  const { targets, certainty } = findTargets(matches, strength, identity.length > 0);
  const isNamed = ({ accountId, returnId }: OrderReturn) =>
    namedReturns.some((each) => each.accountId === accountId && each.returnId === returnId);
  let isSettled = true;
  for (const { order, returns } of targets) {
    const { accountId } = order;
    const seen = { ...ticket.kind, text: ticket.text };
    const events = (['ticketOpened', 'ticketBecameReturn'] as const).map((trigger): RuleEvent => {
      return { trigger, accountId, ticket: seen, order };
    });
    const context: RuleContext = {
      at: now,
      seenAt,
      events,
      order,
      ...findTargetReturn(returns, isNamed),
      // In the next ticket view nobody would know that this ticket was dealt with.
      certainty: ticket.key === '' ? 'unsure' : certainty,
    };
    const place = { about: aboutTicket(ticket), accountId, orderId: order.orderId };
    const isAtRest = now - ticket.changedAt >= restsAfter;
    const outcome = await tryRules(active, context, place, now, isAtRest);
    if (outcome === 'stale') void refreshStaleOrders([order], now);
    if (outcome !== 'done') isSettled = false;
  }
  return isSettled;
}

/**
 * Runs the rules on the returns that the sync has brought since the rules were switched on, once for each return. If
 * its order is not here yet, the return waits for it; if the order does not come, the rules run without it.
 *
 * @param now Unix ms
 */
export async function considerReturns(now: number): Promise<void> {
  const active = (await keptRules.read()).filter((rule) => isOn(rule) && rule.when === 'returnAppeared');
  for (const accountId of new Set(active.map((rule) => rule.accountId))) {
    const ofAccount = active.filter((rule) => rule.accountId === accountId);
    const since = Math.max(now - newFor, Math.min(...ofAccount.map(({ onSince }) => onSince)));
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
  const context: RuleContext = {
    at: orderReturn.addedAt,
    seenAt: orderReturn.addedAt + baseActsWithin,
    events: [{ trigger: 'returnAppeared', accountId, ticket: null, order }],
    order,
    orderReturn,
    certainty: 'sure',
    isReturnSure: true,
  };
  // A rule for the order cannot act without it: the log says so.
  const able = fresh.filter(({ orderStatusId }) => kept !== undefined || orderStatusId === '');
  for (const rule of fresh.filter((each) => !able.includes(each)))
    await note(rule.id, place, 'unsure', now, ['orderStatus']);
  const outcome = (await isTaken(place)) ? 'done' : await tryRules(able, context, place, now);
  if (outcome === 'stale' && order) {
    await refreshStaleOrders([order], now);
    const read = await (await database()).get('orders', [accountId, orderId]);
    // If the order could not be read, the return waits.
    if (read && isFresh(read, now)) await considerReturn(fresh, orderReturn, now);
    return;
  }
  if (outcome === 'later') return;
  // The other rules did not fit, and never will: a return appears only once.
  for (const { id } of fresh) await note(id, place, 'unmet', now);
}

/**
 * True when a sync ended long after the return appeared and did not bring its order: Base does not list it any more.
 */
async function isWaitOver({ accountId, addedAt }: OrderReturn): Promise<boolean> {
  const { completedAt } = (await syncProgress.read())[accountId] ?? noProgress;
  return completedAt >= addedAt + hour;
}

/**
 * True when an event at a time (Unix ms) may be the result of a rule's own change to the order, or of Base's automatic
 * actions after it. Such an event triggers no rule.
 */
async function isRulesDoing({ accountId, orderId }: Place, happenedAt: number): Promise<boolean> {
  if (orderId === '') return false;
  const last = await readChange({ accountId, subject: 'order', id: orderId });
  const times = await listApplied({ accountId, orderId });
  // A change that waited for the network was sent later than the ledger says.
  if (last?.who === 'rule' && last.sentAt > 0) times.push(last.sentAt);
  return times.some((at) => at <= happenedAt && happenedAt < at + aftermath);
}

/** The ledger's key without the rule. */
type Place = Omit<LedgerKey, 'ruleId'>;

/**
 * The result of running rules: `later`: a rule waits until another change of the order is decided or the ticket rests;
 * `stale`: a rule waits until the order has been read again; `done`: no rule waits.
 */
type Outcome = 'later' | 'stale' | 'done';

/** Lets the first rule that fits act or ask. */
async function tryRules(
  active: readonly Rule[],
  context: RuleContext,
  place: Place,
  now: number,
  isAtRest = true,
): Promise<Outcome> {
  let outcome: Outcome = 'done';
  for (const evaluation of evaluateRules(active, context, now)) {
    outcome = await takeStep(evaluation, context, place, now, isAtRest);
  }
  return outcome;
}

/** Takes the step that one rule's evaluation leads to, and records it. */
async function takeStep(
  evaluation: Evaluation,
  { at, order }: RuleContext,
  place: Place,
  now: number,
  isAtRest: boolean,
): Promise<Outcome> {
  const { rule, changes, decision } = evaluation;
  const key = { ...place, ruleId: rule.id };
  const step = nextStep(evaluation, {
    known: decision.fires ? (await readLedger(key))?.verdict : undefined,
    isRulesDoing: decision.fires && (await isRulesDoing(place, at)),
    // An order that is gone is not read again: the change itself will fail and say so.
    isFresh: !order || order.isGone || isFresh(order, now),
    isAtRest,
  });
  switch (step.kind) {
    case 'record':
      await note(rule.id, place, step.verdict, now, step.verdict === 'unsure' ? unknownOf(decision) : []);
      return 'done';
    case 'forget':
      await forgetOpen(key);
      return 'done';
    case 'over':
      return 'done';
    case 'ask':
      await noteInLedger({ ...key, changes, unknown: [], at: now, verdict: 'asked' });
      return 'done';
    case 'refresh':
      return 'stale';
    case 'wait':
      return 'later';
    case 'apply':
      return apply(rule, { ...key, changes, unknown: [], at: now, verdict: 'applied' }, now);
  }
}

/** Puts a rule's changes into the outbox. A rule that has reached its hourly limit pauses itself instead. */
async function apply(rule: Rule, entry: LedgerEntry, now: number): Promise<Outcome> {
  // A rule that has paused itself does nothing, and must not keep others from it.
  const claim = rule.pausedAt > 0 ? 'mine' : await team().claim(entry);
  if (claim !== 'mine') return claim === 'others' ? 'done' : 'later';
  const limit = { most: rule.pausedAt > 0 ? 0 : rule.perHour, since: Math.max(now - hour, rule.onSince) };
  const put = await putRuleChanges(entry, limit);
  if (put === 'tooMany') {
    await pauseRule(rule.id, now);
    await noteInLedger({ ...entry, changes: [], verdict: 'paused' });
  }
  if (typeof put !== 'string') {
    await startChanges(put);
    await announce('rules');
  }
  return put === 'busy' ? 'later' : 'done';
}

/**
 * Applies what a rule asked for. The agent sees the present status, so the change starts from that, whatever it was
 * when the rule asked.
 *
 * @param now Unix ms
 */
export async function applyAsked(key: LedgerKey, now: number): Promise<AskedOutcome> {
  const entry = await readLedger(key);
  if (entry?.verdict !== 'asked') return 'over';
  const changes = await Promise.all(entry.changes.map((change) => fromPresent(entry, change)));
  // Without the team's server the agent decides.
  if ((await team().claim({ ...entry, verdict: 'applied' })) === 'others') {
    await forgetOpen(key);
    return 'over';
  }
  const put = await putRuleChanges({ ...entry, changes, verdict: 'applied', at: now });
  if (put === 'busy') return 'busy';
  if (typeof put === 'string') {
    await forgetOpen(key);
    return 'over';
  }
  await startChanges(put);
  await announce('rules');
  return 'applied';
}

/** The same change, from the present status of the order or return as stored here. */
async function fromPresent({ accountId }: LedgerKey, change: WantedChange): Promise<WantedChange> {
  const stores = { order: 'orders', return: 'returns' } as const;
  const kept = await (await database()).get(stores[change.subject], [accountId, change.id]);
  return { ...change, from: kept?.statusId ?? change.from, since: 0 };
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
