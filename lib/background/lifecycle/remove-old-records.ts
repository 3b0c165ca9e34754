import { toFailure } from '@/lib/model/failure';
import { orderedAt } from '@/lib/model/order';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { confirmedTime } from '@/lib/background/base-api/base-clock';
import { isRetentionUnread, keptSettings } from '@/lib/background/preferences/kept-settings';
import { forgetOldActivity } from '@/lib/background/changes/activity-log';
import { dropIdleBudgets } from '@/lib/background/base-api/budget';
import { database, keysOfAccount } from '@/lib/background/storage/db';
import { forgetOldLedger } from '@/lib/background/rules/ledger';
import { forgetSeenTickets } from '@/lib/background/tickets/seen-tickets';
import { noteFailure, noteRemoval, noteTidied } from '@/lib/background/progress/account-notes';
import { announce } from '@/lib/background/progress/announce';

const day = 86_400_000;
const month = 30.44 * day;
/** Nothing newer than this is removed (ms): a backfill goes back 92 days (`sync/plan.ts`) and would bring it back. */
const shortest = 93 * day;
/** Records that are removed in one transaction: few, so that nobody waits for the database for long. */
const batch = 500;

let removing: Promise<void> | undefined;

/**
 * Removes orders and returns that are older than the user wants them kept, once a day for each account, whether its
 * sync works or not. An order's parcels, invoices, links and last edit are removed with it. Old seen tickets, ledger
 * entries and log lines are removed too. An order that an agent has linked to a ticket stays, with its returns.
 *
 * Age is measured by Base's clock, not ours: while Base has not told the time within a day, nothing is removed. A
 * second call while one runs joins it. Never throws: a failure goes to the account's progress.
 *
 * @param now Unix ms
 */
export function removeOldRecords(now: number): Promise<void> {
  removing ??= removeOfAllAccounts(now)
    .catch(() => undefined)
    .finally(() => (removing = undefined));
  return removing;
}

async function removeOfAllAccounts(now: number): Promise<void> {
  // Includes the budgets of tokens that are not connected any more.
  await dropIdleBudgets(now);
  const time = await confirmedTime(now);
  const { value, unread } = await keptSettings.readParts();
  // Deletion is final. It must not rely on a clock that may be wrong, or on a guess of what the user wants.
  if (time === undefined || isRetentionUnread(unread)) return;
  const limit = time - Math.max(value.retention * month, shortest);
  const progress = await syncProgress.read();
  const accountIds = await (await database()).getAllKeys('accounts');
  const due = accountIds.filter((id) => Math.abs(now - (progress[id] ?? noProgress).tidiedAt) >= day);
  for (const accountId of due) {
    try {
      while ((await removeBatch(accountId, limit, now)) === batch);
      await noteTidied(accountId, now);
    } catch (thrown) {
      // If even this cannot be written, the next account is handled all the same.
      await noteFailure(accountId, toFailure(thrown)).catch(() => undefined);
    }
  }
  if (due.length === 0) return;
  await forgetSeenTickets({ since: limit });
  await forgetOldLedger(time);
  await forgetOldActivity(time);
}

/** Removes a batch of an account's records from before `limit` (Unix ms). Returns how many. */
async function removeBatch(accountId: string, limit: number, now: number): Promise<number> {
  const transaction = (await database()).transaction(
    ['orders', 'returns', 'parcels', 'invoices', 'links', 'outbox'],
    'readwrite',
  );
  const links = transaction.objectStore('links').index('order');
  const orders = transaction.objectStore('orders');
  const parcels = transaction.objectStore('parcels');
  const invoices = transaction.objectStore('invoices');
  const returns = transaction.objectStore('returns');
  const outbox = transaction.objectStore('outbox');
  const isKept = async (orderId: string) =>
    (await links.getAll([accountId, orderId])).some(({ verdict }) => verdict === 'linked');
  const old = IDBKeyRange.bound([accountId], [accountId, limit], false, true);
  let removed = 0;
  for await (const cursor of orders.index('added').iterate(old)) {
    if (removed === batch) break;
    const order = cursor.value;
    // An order's age counts from its confirmation, which may be long after it was added.
    const isOld = (orderedAt(order) || order.readAt) < limit;
    if (!isOld || (await isKept(order.orderId))) continue;
    await cursor.delete();
    await parcels.delete([accountId, order.orderId]);
    await invoices.delete([accountId, order.orderId]);
    // The values of an edit are personal data. An edit that is not finished stays until it is.
    if ((await outbox.get([accountId, 'fields', order.orderId]))?.state === 'done')
      await outbox.delete([accountId, 'fields', order.orderId]);
    for await (const said of links.iterate([accountId, order.orderId])) await said.delete();
    removed += 1;
  }
  for await (const cursor of returns.index('added').iterate(old)) {
    if (removed === batch) break;
    const { orderId, addedAt, readAt } = cursor.value;
    if ((addedAt || readAt) >= limit || (await isKept(orderId))) continue;
    await cursor.delete();
    removed += 1;
    // Parcels of an order that is not stored (any more) were kept for its returns.
    const holder: [string, string] = [accountId, orderId];
    const isHeld =
      (await orders.getKey(holder)) !== undefined || (await returns.index('order').count(holder)) > 0;
    if (!isHeld) await parcels.delete(holder);
  }
  const left = await orders.count(keysOfAccount(accountId));
  await transaction.done;
  if (removed > 0) {
    await noteRemoval(accountId, removed, left, now);
    await announce('orders');
  }
  return removed;
}
