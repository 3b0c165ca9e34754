import { leftAlone, type LedgerEntry, type LedgerKey } from '@/lib/rules/ledger-entry';
import { announce } from '@/lib/background/progress/announce';
import { database, keysOfAccount, type LedgerStore } from '@/lib/background/storage/db';
import { withAccount } from '@/lib/background/storage/with-account';

/** A question that nobody answered is dropped after this (ms). */
const askedFor = 30 * 86_400_000;
/** How long entries are kept (ms): no ticket is likely to be opened again after that. */
const keptFor = 365 * 86_400_000;

/** True for entries that may still change when the ticket is seen again. */
const isStillOpen = ({ verdict }: LedgerEntry) => verdict === 'unsure' || verdict === 'paused';

/**
 * Records that a rule asks, or why it did nothing. An entry that was answered or applied stays as it is. Nothing is
 * recorded for an account that is not connected.
 *
 * @returns false when nothing was written
 */
export async function noteInLedger(entry: LedgerEntry): Promise<boolean> {
  const noted = await withAccount(entry.accountId, ['ledger'], async (transaction) => {
    const ledger = transaction.objectStore('ledger');
    const about = await ledger.index('about').getAll(entry.about);
    const ofOrder = about.filter(
      ({ accountId, orderId }) => accountId === entry.accountId && orderId === entry.orderId,
    );
    const before = ofOrder.find(({ ruleId }) => ruleId === entry.ruleId);
    const isApplied = ofOrder.some(({ verdict }) => verdict === 'applied');
    // That a return did not fit never replaces another entry.
    const isLess = entry.verdict === 'unmet';
    const isNew = !before || (isStillOpen(before) && before.verdict !== entry.verdict && !isLess);
    // An agent did by hand what the rule asked for.
    const isSettled = before?.verdict === 'asked' && entry.verdict === 'already';
    if (!(isNew || isSettled) || (isApplied && !isLess)) return undefined;
    await ledger.put(entry);
    return { isSettled };
  });
  // Panels show questions only; all else is in the log.
  if (noted && (entry.verdict === 'asked' || noted.isSettled)) await announce('rules');
  return noted !== undefined;
}

/** Reads one entry; undefined: the rule has not looked at this order of the ticket or return yet. */
export async function readLedger(key: LedgerKey): Promise<LedgerEntry | undefined> {
  return (await database()).get('ledger', keyOf(key));
}

/** Drops a rule's open entry: the rule does not fit (any more). */
export async function forgetOpen(key: LedgerKey): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  const entry = await transaction.store.get(keyOf(key));
  if (entry?.verdict === 'unsure' || entry?.verdict === 'asked') await transaction.store.delete(keyOf(key));
  await transaction.done;
  if (entry?.verdict === 'asked') await announce('rules');
}

/** The largest difference between our clock and Base's that is allowed for (ms). */
const clockDrift = 86_400_000;

/**
 * Lists the returns that a rule has looked at, as the ledger names them: `return 123`. The list has all that were added
 * since a time (Unix ms), and may have older returns and tickets too. Reading the whole ledger, a year, would take too
 * long.
 */
export async function listSeen(ruleId: string, since: number): Promise<Set<string>> {
  const range = IDBKeyRange.bound([ruleId, since - clockDrift], [ruleId, Infinity]);
  const keys = await (await database()).getAllKeysFromIndex('ledger', 'rule', range);
  return new Set(keys.map(([, about]) => about));
}

/** True when an earlier rule fitted this return: later rules do not run. */
export async function isTaken({ about, ...order }: Omit<LedgerKey, 'ruleId'>): Promise<boolean> {
  const entries = await (await database()).getAllFromIndex('ledger', 'about', about);
  return entries.some(
    ({ accountId, orderId, verdict }) =>
      accountId === order.accountId &&
      orderId === order.orderId &&
      verdict !== 'unsure' &&
      verdict !== 'unmet',
  );
}

/** Orders as the ledger names them. */
type OrderId = Pick<LedgerEntry, 'accountId' | 'orderId'>;

/**
 * Lists what rules ask and what they did for a ticket and for the returns of these orders, the latest first.
 *
 * @param about the ticket, as the ledger names it
 * @param now Unix ms
 */
export async function listForTicket(
  about: string,
  orders: readonly OrderId[],
  now: number,
): Promise<LedgerEntry[]> {
  const index = (await database()).transaction('ledger').store.index('order');
  const ofOrders = await Promise.all(
    orders.map(({ accountId, orderId }) => index.getAll([accountId, orderId])),
  );
  return ofOrders
    .flat()
    .filter((entry) => {
      const isAnswerable = entry.verdict === 'asked' && now - entry.at < askedFor;
      // A question about another ticket of the same order does not belong here.
      const isHere = entry.about === about || entry.about.startsWith('return ');
      return isHere && (isAnswerable || entry.verdict === 'applied');
    })
    .toSorted((a, b) => b.at - a.at);
}

/** Records that the agent said no. */
export async function skipAsked(key: LedgerKey, now: number): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  const entry = await transaction.store.get(keyOf(key));
  if (entry?.verdict === 'asked') await transaction.store.put({ ...entry, verdict: 'skipped', at: now });
  await transaction.done;
  await announce('rules');
}

/** Drops the open questions of a rule. */
export async function forgetAsked(ruleId: string): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  for await (const cursor of transaction.store.iterate(IDBKeyRange.bound([ruleId], [ruleId, []]))) {
    if (cursor.value.verdict === 'asked') await cursor.delete();
  }
  await transaction.done;
  await announce('rules');
}

/** Lists when rules changed an order or its returns, Unix ms. */
export async function listApplied({ accountId, orderId }: OrderId): Promise<number[]> {
  const entries = await (await database()).getAllFromIndex('ledger', 'order', [accountId, orderId]);
  return entries.flatMap(({ verdict, at }) => (verdict === 'applied' ? [at] : []));
}

/** Lists the latest entries of rules that did nothing although no condition failed (`leftAlone`), the newest first. */
export async function listLeftAlone(count: number): Promise<LedgerEntry[]> {
  const index = (await database()).transaction('ledger').store.index('verdict');
  const entries = await Promise.all(leftAlone.map((verdict) => index.getAll(verdict)));
  return entries
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, count);
}

/**
 * Deletes entries that are too old to matter. An entry is kept as long as its order: one that was written while the
 * clock was years behind looks old, and nothing must be done twice.
 *
 * @param now Unix ms, by Base's clock
 */
export async function forgetOldLedger(now: number): Promise<void> {
  const transaction = (await database()).transaction(['ledger', 'orders'], 'readwrite');
  const orders = transaction.objectStore('orders');
  for await (const cursor of transaction.objectStore('ledger')) {
    const { accountId, orderId, at } = cursor.value;
    if (at < now - keptFor && (await orders.getKey([accountId, orderId])) === undefined)
      await cursor.delete();
  }
  await transaction.done;
}

/** Deletes the entries of an account, in the caller's transaction. */
export async function eraseLedger(ledger: LedgerStore, accountId: string): Promise<void> {
  let cursor = await ledger.index('order').openCursor(keysOfAccount(accountId));
  while (cursor) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
}

function keyOf({ ruleId, about, accountId, orderId }: LedgerKey): [string, string, string, string] {
  return [ruleId, about, accountId, orderId];
}
