import type { Activity } from '@/lib/model/activity';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import {
  isOpen,
  isStatusChange,
  isUndecided,
  type Change,
  type FieldsSubject,
  type OrderEdit,
  type StatusChange,
  type Subject,
} from '@/lib/model/change';
import { namesIn, type OrderFields } from '@/lib/edit/order-fields';
import {
  database,
  type ActivityStore,
  type LedgerStore,
  type OrderStore,
  type OutboxStore,
  type ReturnStore,
} from '@/lib/background/storage/db';
import { notBeforeBase } from '@/lib/background/base-api/base-clock';
import { noteUnsent, putActivity } from '@/lib/background/storage/put-shared';
import { withAccount } from '@/lib/background/storage/with-account';
import { team } from '@/lib/background/team/team';
import { editAgain, reverseEdit, type EditContent } from './edit-fields';

/**
 * Changes to make in Base, each written before anything is sent: of a status, or of an order's fields. A status has one
 * change at a time, and so have the fields of an order. Each step is written in one transaction with its line in the
 * activity log and with what was read of the order.
 */

/** What a change is about. */
export type Target = Subject | FieldsSubject;

/** Saves what was read of an order or return, in the transaction of the step that it led to. */
export type SaveReading = (orders: OrderStore, returns: ReturnStore) => Promise<void>;

/** The last change of the status of an order or a return, or of an order's fields. */
export async function readChange({ accountId, subject, id }: Target): Promise<Change | undefined> {
  return (await database()).get('outbox', [accountId, subject, id]);
}

/** The last changes of all orders and returns. */
export async function listChanges(): Promise<Change[]> {
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
 * Puts a confirmed change of a status into the outbox. If another one of the same order or return is on its way, that
 * one stays.
 *
 * @param now Unix ms
 * @returns the change that is in the outbox now; undefined: the account is not connected any more
 */
export async function putChange(wish: Wish, now: number): Promise<StatusChange | undefined> {
  const kept = await put(fromWish(wish, now));
  return kept && isStatusChange(kept) ? kept : undefined;
}

/** Puts a confirmed edit of an order into the outbox. Everything else as `putChange`. */
export async function putEdit(
  wish: Omit<FieldsSubject, 'subject'> & EditContent,
  now: number,
): Promise<OrderEdit | undefined> {
  const { accountId, id, from, to, note } = wish;
  const edit: OrderEdit = {
    ...{ accountId, subject: 'fields', id, who: 'agent', ruleId: '', from, to, note, found: null },
    ...begin(now),
  };
  const kept = await put(edit);
  return kept && !isStatusChange(kept) ? kept : undefined;
}

async function put(asked: Change): Promise<Change | undefined> {
  const { accountId, subject, id } = asked;
  const change = { ...asked, askedAt: await notBeforeBase(asked.askedAt) };
  return withAccount(accountId, ['outbox', 'activity', 'teamUnsent'], async (transaction) => {
    const outbox = transaction.objectStore('outbox');
    const present = await outbox.get([accountId, subject, id]);
    if (present && isOpen(present)) return present;
    return writeChange(outbox, transaction.objectStore('activity'), change);
  });
}

function fromWish(wish: Wish, now: number): StatusChange {
  const { accountId, subject, id, who, ruleId, from, to, since = 0 } = wish;
  return { ...{ accountId, subject, id, who, ruleId, from, to, since, found: '' }, ...begin(now) };
}

function begin(now: number) {
  return {
    ...{ changeId: crypto.randomUUID(), state: 'pending' as const, askedAt: now, sentAt: 0, settledAt: 0 },
    ...{ failure: null, replaced: null },
  };
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
 * @param applied the entry as it will be
 * @param limit at most so many changes since a time, Unix ms
 */
export async function putRuleChanges(
  applied: LedgerEntry,
  limit = { most: Infinity, since: 0 },
): Promise<StatusChange[] | NotPut> {
  const entry = { ...applied, at: await notBeforeBase(applied.at) };
  const { ruleId, about, accountId, orderId, at } = entry;
  const put = await withAccount(
    accountId,
    ['outbox', 'activity', 'ledger', 'teamUnsent'],
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
      const done = await countApplied(ledger, ruleId, limit.since);
      if (isEnded) return 'over';
      if (done >= limit.most) return 'tooMany';
      if (present.some((change) => change && (isOpen(change) || isUndecided(change)))) return 'busy';
      await ledger.put(entry);
      // An agent may apply it while the team's server is out of reach: then nobody else knows of it yet.
      const unsent = () => transaction.objectStore('teamUnsent');
      await noteUnsent(unsent, 'ledger', accountId, about, orderId);
      // One change for each ticket and order: the questions of other rules are over.
      for (const other of ofOrder)
        if (other.verdict === 'asked' && other.ruleId !== ruleId)
          await ledger.delete([other.ruleId, about, accountId, orderId]);
      const changes: StatusChange[] = [];
      for (const wish of entry.changes)
        changes.push(
          await writeChange(outbox, activity, fromWish({ ...wish, accountId, ruleId, who: 'rule' }, at)),
        );
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
async function writeChange<C extends Change>(
  outbox: OutboxStore,
  activity: ActivityStore,
  change: C,
): Promise<C> {
  const present = await outbox.get([change.accountId, change.subject, change.id]);
  const whole = { ...change, replaced: lastDone(present) };
  await outbox.put(whole);
  if (present && isGivenUp(present)) await putActivity(activity, toActivity(present, 'cancelled'));
  await putActivity(activity, toActivity(whole));
  return whole;
}

function lastDone(present: Change | undefined): Change['replaced'] {
  if (!present) return null;
  const { replaced, ...change } = present;
  return change.state === 'done' ? change : replaced;
}

/**
 * Takes a step: writes the new state of a change, if the change is still as the step found it. Somebody may have
 * cancelled it meanwhile, or disconnected the account.
 *
 * @param from the change as it was read before the step
 * @param becomes the change after it
 * @returns the change as written; undefined: it was not as before, and nothing was written
 */
export async function takeStep(
  from: Change,
  becomes: Change,
  saveReading?: SaveReading,
): Promise<Change | undefined> {
  // Written to the disk before anything is sent: when the power fails, a browser loses what it has not yet written.
  const transaction = (await database()).transaction(
    ['outbox', 'activity', 'orders', 'returns', 'teamUnsent'],
    'readwrite',
    { durability: 'strict' },
  );
  const outbox = transaction.objectStore('outbox');
  const kept = await outbox.get([from.accountId, from.subject, from.id]);
  if (!kept || !isSame(kept, from)) return undefined;
  await outbox.put(becomes);
  await putActivity(transaction.objectStore('activity'), toActivity(becomes));
  await saveReading?.(transaction.objectStore('orders'), transaction.objectStore('returns'));
  await transaction.done;
  team().send();
  return becomes;
}

/** Which change an agent confirms, and the status or the values that the agent sees now. */
export type Confirmation = { changeId: string } & (
  (Subject & { from: string }) | (FieldsSubject & { from: OrderFields })
);

/**
 * Starts a change again after a conflict, a failure, or when it is unknown whether it arrived: the agent still wants
 * it. The order is read first.
 *
 * @returns the change that is in the outbox now
 * @throws FailureError fieldTooLong: with what a colleague has added, the seller's note is too long
 */
export async function confirmAgain(which: Confirmation): Promise<Change | undefined> {
  const change = await readChange(which);
  if (change?.changeId !== which.changeId || !isUndecided(change)) return change;
  // The first attempt may arrive late. If it is found in Base, it was this change, and it can be undone.
  const sentAt = change.state === 'unknown' ? change.sentAt : 0;
  const again = { state: 'pending' as const, sentAt, settledAt: 0, failure: null };
  const becomes = confirmed(change, which);
  return becomes && ((await takeStep(change, { ...becomes, ...again })) ?? readChange(which));
}

function confirmed(change: Change, which: Confirmation): Change | undefined {
  if (isStatusChange(change))
    return isStatusChange(which) ? { ...change, from: which.from, since: 0 } : undefined;
  return isStatusChange(which) ? undefined : { ...change, ...editAgain(change, which.from) };
}

/**
 * Gives up a change that was not sent, that has failed, or that may have arrived: the agent does not want it any more.
 */
export async function cancelChange(which: Target & { changeId: string }): Promise<void> {
  const transaction = (await database()).transaction(['outbox', 'activity', 'teamUnsent'], 'readwrite');
  const outbox = transaction.objectStore('outbox');
  const change = await outbox.get([which.accountId, which.subject, which.id]);
  const mayEnd = change && (change.state === 'pending' || isUndecided(change));
  if (change?.changeId !== which.changeId || !mayEnd) return;
  if (change.replaced) await outbox.put({ ...change.replaced, replaced: null });
  else await outbox.delete([which.accountId, which.subject, which.id]);
  if (isGivenUp(change))
    await putActivity(transaction.objectStore('activity'), toActivity(change, 'cancelled'));
  await transaction.done;
  team().send();
}

/**
 * Undoes the last change of a status or of an order's fields, by a change like any other.
 *
 * @param now Unix ms
 * @returns the change that is in the outbox now
 */
export async function undoChange(
  which: Target & { changeId: string },
  now: number,
): Promise<Change | undefined> {
  const last = await readChange(which);
  if (last?.changeId !== which.changeId || last.state !== 'done') return last;
  const { accountId, id } = last;
  if (!isStatusChange(last)) return putEdit({ accountId, id, ...reverseEdit(last) }, now);
  const { subject, from, to } = last;
  return putChange({ accountId, subject, id, who: 'agent', ruleId: '', from: to, to: from }, now);
}

/** True for a change that was never sent. The log keeps the result of all others. */
function isGivenUp({ state }: Change): boolean {
  return state === 'pending' || state === 'conflict';
}

/** True when a change is still as it was read: not started again meanwhile. */
function isSame(kept: Change, read: Change): boolean {
  return kept.changeId === read.changeId && kept.state === read.state && isEqual(kept.from, read.from);
}

function isEqual(one: Change['from'], other: Change['from']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function toActivity(change: Change, result?: Activity['result']): Activity {
  const { accountId, id, changeId, who, ruleId, state, sentAt, askedAt } = change;
  const isUnchanged = state === 'done' && sentAt === 0;
  const line = {
    ...{ accountId, id, changeId, who, ruleId },
    at: askedAt,
    result: result ?? (isUnchanged ? 'unchanged' : state),
  };
  if (!isStatusChange(change)) return { ...line, subject: change.subject, fields: namesIn(change.to) };
  const { subject, from, to } = change;
  return { ...line, subject, from, to };
}
