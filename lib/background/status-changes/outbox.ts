import type { Activity } from '@/lib/model/activity';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { isOpen, isUndecided, type StatusChange, type Subject } from '@/lib/model/status-change';
import {
  database,
  type ActivityStore,
  type LedgerStore,
  type OrderStore,
  type OutboxStore,
  type ReturnStore,
} from '@/lib/background/storage/db';
import { withAccount } from '@/lib/background/storage/with-account';

/**
 * Changes to make in Base, each written before anything is sent. An order or return has one change at a time. Each step
 * is written in one transaction with its line in the activity log and with what was read of the order.
 */

/** Saves what was read of an order or return, in the transaction of the step that it led to. */
export type SaveReading = (orders: OrderStore, returns: ReturnStore) => Promise<void>;

/** The last change of an order or a return. */
export async function readChange({ accountId, subject, id }: Subject): Promise<StatusChange | undefined> {
  return (await database()).get('outbox', [accountId, subject, id]);
}

/** The last changes of all orders and returns. */
export async function listChanges(): Promise<StatusChange[]> {
  return (await database()).getAll('outbox');
}

interface Wish extends Subject {
  who: StatusChange['who'];
  ruleId: string;
  from: string;
  to: string;
  since?: number | undefined;
}

/**
 * Puts a confirmed change into the outbox. If another change of the same order or return is on its way, that one stays.
 *
 * @param now Unix ms
 * @returns the change that is in the outbox now; undefined: the account is not connected any more
 */
export async function putChange(wish: Wish, now: number): Promise<StatusChange | undefined> {
  return withAccount(wish.accountId, ['outbox', 'activity'], async (transaction) => {
    const outbox = transaction.objectStore('outbox');
    const present = await outbox.get([wish.accountId, wish.subject, wish.id]);
    if (present && isOpen(present)) return present;
    return writeChange(outbox, transaction.objectStore('activity'), wish, now);
  });
}

/**
 * Why a rule's changes are not put into the outbox:
 * - `busy`: another change of the order is on its way or waits for the agent;
 * - `over`: it was done before, the agent said no, or the account is not connected any more;
 * - `tooMany`: the rule has reached its limit.
 */
type NotPut = 'busy' | 'over' | 'tooMany';

/**
 * Puts a rule's changes into the outbox and its entry into the ledger, in one transaction. Once for each ticket (or
 * return) and order, whichever rule it is.
 *
 * @param entry as it will be: `applied`
 * @param limit at most so many changes since a time, Unix ms
 */
export async function putRuleChanges(
  entry: LedgerEntry,
  limit = { most: Infinity, since: 0 },
): Promise<StatusChange[] | NotPut> {
  const { ruleId, about, accountId, orderId, at } = entry;
  const put = await withAccount(
    accountId,
    ['outbox', 'activity', 'ledger'],
    async (transaction): Promise<StatusChange[] | NotPut> => {
      const outbox = transaction.objectStore('outbox');
      const activity = transaction.objectStore('activity');
      const ledger = transaction.objectStore('ledger');
      const ofOrder = (await ledger.index('about').getAll(about)).filter(
        (other) => other.accountId === accountId && other.orderId === orderId,
      );
      const isEnded = ofOrder.some(
        (other) => other.verdict === 'applied' || (other.ruleId === ruleId && other.verdict === 'skipped'),
      );
      const present = await Promise.all(
        entry.changes.map(({ subject, id }) => outbox.get([accountId, subject, id])),
      );
      const applied = await countApplied(ledger, ruleId, limit.since);
      if (isEnded) return 'over';
      if (applied >= limit.most) return 'tooMany';
      if (present.some((change) => change && (isOpen(change) || isUndecided(change)))) return 'busy';
      await ledger.put(entry);
      // One change for each ticket and order: the questions of other rules are over.
      for (const other of ofOrder)
        if (other.verdict === 'asked' && other.ruleId !== ruleId)
          await ledger.delete([other.ruleId, about, accountId, orderId]);
      const changes: StatusChange[] = [];
      for (const wish of entry.changes)
        changes.push(await writeChange(outbox, activity, { ...wish, accountId, ruleId, who: 'rule' }, at));
      return changes;
    },
  );
  return put ?? 'over';
}

/** Counts a rule's changes since a time (Unix ms), in the caller's transaction. */
async function countApplied(ledger: LedgerStore, ruleId: string, since: number): Promise<number> {
  const range = IDBKeyRange.bound([ruleId, since], [ruleId, Infinity]);
  const entries = await ledger.index('rule').getAll(range);
  return entries.filter(({ verdict }) => verdict === 'applied').length;
}

/** Writes a new change and its line in the log. If the last change was not sent, the log says that it was cancelled. */
async function writeChange(outbox: OutboxStore, activity: ActivityStore, wish: Wish, now: number) {
  const { accountId, subject, id, who, ruleId, from, to, since = 0 } = wish;
  const present = await outbox.get([accountId, subject, id]);
  const change: StatusChange = {
    ...{ accountId, subject, id, who, ruleId, from, to, since },
    changeId: crypto.randomUUID(),
    state: 'pending',
    askedAt: now,
    sentAt: 0,
    settledAt: 0,
    found: '',
    failure: null,
    replaced: lastDone(present),
  };
  await outbox.put(change);
  if (present && isGivenUp(present)) await activity.put(toActivity(present, 'cancelled'));
  await activity.put(toActivity(change));
  return change;
}

function lastDone(present: StatusChange | undefined): StatusChange['replaced'] {
  if (!present) return null;
  const { replaced, ...change } = present;
  return change.state === 'done' ? change : replaced;
}

/**
 * Takes a step: writes the new state of a change, if the change is still as the step found it. Somebody may have
 * cancelled it meanwhile, or disconnected the account.
 *
 * @param from the change as it was read before the step
 * @returns the change as written; undefined: it was not as before, and nothing was written
 */
export async function takeStep(
  from: StatusChange,
  becomes: Partial<StatusChange>,
  saveReading?: SaveReading,
): Promise<StatusChange | undefined> {
  const transaction = (await database()).transaction(
    ['outbox', 'activity', 'orders', 'returns'],
    'readwrite',
  );
  const outbox = transaction.objectStore('outbox');
  const kept = await outbox.get([from.accountId, from.subject, from.id]);
  if (!kept || !isSame(kept, from)) return undefined;
  const change = { ...kept, ...becomes };
  await outbox.put(change);
  await transaction.objectStore('activity').put(toActivity(change));
  await saveReading?.(transaction.objectStore('orders'), transaction.objectStore('returns'));
  await transaction.done;
  return change;
}

/** Which change an agent confirms, and the status that the agent sees now. */
interface Confirmation extends Subject {
  changeId: string;
  from: string;
}

/**
 * Starts a change again after a conflict, a failure, or when it is unknown whether it arrived: the agent still wants
 * it. The order is read first.
 *
 * @returns the change that is in the outbox now
 */
export async function confirmAgain({ from, ...which }: Confirmation): Promise<StatusChange | undefined> {
  const change = await readChange(which);
  if (change?.changeId !== which.changeId || !isUndecided(change)) return change;
  // The first attempt may arrive late. If the status is found changed, it was this change, and it can be undone.
  const sentAt = change.state === 'unknown' ? change.sentAt : 0;
  return (
    (await takeStep(change, { state: 'pending', from, since: 0, sentAt, settledAt: 0, failure: null })) ??
    readChange(which)
  );
}

/**
 * Gives up a change that was not sent, or of which it is unknown whether it arrived: the agent does not want it any
 * more.
 */
export async function cancelChange(which: Subject & { changeId: string }): Promise<void> {
  const transaction = (await database()).transaction(['outbox', 'activity'], 'readwrite');
  const outbox = transaction.objectStore('outbox');
  const change = await outbox.get([which.accountId, which.subject, which.id]);
  const mayEnd = change && (change.state === 'pending' || isUndecided(change));
  if (change?.changeId !== which.changeId || !mayEnd) return;
  if (change.replaced) await outbox.put({ ...change.replaced, replaced: null });
  else await outbox.delete([which.accountId, which.subject, which.id]);
  if (isGivenUp(change)) await transaction.objectStore('activity').put(toActivity(change, 'cancelled'));
  await transaction.done;
}

/**
 * Undoes the last change of an order or return, by a change like any other.
 *
 * @param now Unix ms
 * @returns the change that is in the outbox now
 */
export async function undoChange(
  which: Subject & { changeId: string },
  now: number,
): Promise<StatusChange | undefined> {
  const last = await readChange(which);
  if (last?.changeId !== which.changeId || last.state !== 'done') return last;
  return putChange({ ...which, who: 'agent', ruleId: '', from: last.to, to: last.from }, now);
}

/** True for a change that was never sent. The log keeps the result of all others. */
function isGivenUp({ state }: StatusChange): boolean {
  return state === 'pending' || state === 'conflict';
}

/** True when a change is still as it was read: not started again meanwhile. */
function isSame(kept: StatusChange, read: StatusChange): boolean {
  return kept.changeId === read.changeId && kept.state === read.state && kept.from === read.from;
}

function toActivity(change: StatusChange, result?: Activity['result']): Activity {
  const { accountId, subject, id, changeId, who, ruleId, from, to, state, sentAt, askedAt } = change;
  const isUnchanged = state === 'done' && sentAt === 0;
  return {
    accountId,
    subject,
    id,
    changeId,
    who,
    ruleId,
    from,
    to,
    at: askedAt,
    result: result ?? (isUnchanged ? 'unchanged' : state),
  };
}
