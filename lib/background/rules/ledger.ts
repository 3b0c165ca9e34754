import { leftAlone, type LedgerEntry, type LedgerKey } from '@/lib/rules/ledger-entry';
import { announce } from '@/lib/background/progress/announce';
import { database, keysOfAccount, type LedgerStore } from '@/lib/background/storage/db';

/** What was asked and never answered is asked no more after this (ms). */
const askedFor = 30 * 86_400_000;
/** The ledger is kept longer than any ticket is likely to be opened again (ms). */
const keptFor = 365 * 86_400_000;

/** What may still become of it when the same ticket is seen again. */
const isOpenStill = ({ verdict }: LedgerEntry) => verdict === 'unsure' || verdict === 'paused';

/**
 * Writes down that a rule asks, or why it did nothing. What has been answered or applied stays as it is, and nothing is
 * written of an account that is not connected (any more).
 *
 * @returns false when there was nothing new to write
 */
export async function noteInLedger(entry: LedgerEntry): Promise<boolean> {
  const transaction = (await database()).transaction(['accounts', 'ledger'], 'readwrite');
  const ledger = transaction.objectStore('ledger');
  const account = await transaction.objectStore('accounts').getKey(entry.accountId);
  const about = await ledger.index('about').getAll(entry.about);
  const ofOrder = about.filter(
    ({ accountId, orderId }) => accountId === entry.accountId && orderId === entry.orderId,
  );
  const before = ofOrder.find(({ ruleId }) => ruleId === entry.ruleId);
  const isApplied = ofOrder.some(({ verdict }) => verdict === 'applied');
  // A return that did not fit: whatever else was said of it says more.
  const isLess = entry.verdict === 'unmet';
  const isNew = !before || (isOpenStill(before) && before.verdict !== entry.verdict && !isLess);
  // Somebody has done by hand what was asked.
  const isSettled = before?.verdict === 'asked' && entry.verdict === 'already';
  if (account === undefined || !(isNew || isSettled) || (isApplied && !isLess)) return false;
  await ledger.put(entry);
  await transaction.done;
  // All else is in the log only.
  if (entry.verdict === 'asked' || isSettled) await announce('rules');
  return true;
}

export async function readLedger(key: LedgerKey): Promise<LedgerEntry | undefined> {
  return (await database()).get('ledger', keyOf(key));
}

/** It does not fit, or not any more: what was asked, or could not be told, is no question now. */
export async function forgetOpen(key: LedgerKey): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  const entry = await transaction.store.get(keyOf(key));
  if (entry?.verdict === 'unsure' || entry?.verdict === 'asked') await transaction.store.delete(keyOf(key));
  await transaction.done;
  if (entry?.verdict === 'asked') await announce('rules');
}

/** A return is looked at after it was added in Base, by two clocks that may not agree (ms). */
const clockDrift = 86_400_000;

/**
 * The returns added since a time (Unix ms) that a rule has looked at, as the ledger calls them: `return 123`. Older ones may
 * be among them, and tickets: the ledger keeps a year, of which nobody asks more than a month here.
 */
export async function listSeen(ruleId: string, since: number): Promise<Set<string>> {
  const range = IDBKeyRange.bound([ruleId, since - clockDrift], [ruleId, Infinity]);
  const keys = await (await database()).getAllKeysFromIndex('ledger', 'rule', range);
  return new Set(keys.map(([, about]) => about));
}

/** True when a rule has fitted a return already: the later ones have no say. */
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

/** What rules ask, and what they have done, about a ticket and about the returns of these orders; the latest first. */
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
      // What is asked of one ticket is not asked beside another one of the same order.
      const isHere = entry.about === about || entry.about.startsWith('return ');
      return isHere && (isAnswerable || entry.verdict === 'applied');
    })
    .toSorted((a, b) => b.at - a.at);
}

/** The agent said no. */
export async function skipAsked(key: LedgerKey, now: number): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  const entry = await transaction.store.get(keyOf(key));
  if (entry?.verdict === 'asked') await transaction.store.put({ ...entry, verdict: 'skipped', at: now });
  await transaction.done;
  await announce('rules');
}

/** Forgets what a rule has asked and nobody has answered. */
export async function forgetAsked(ruleId: string): Promise<void> {
  const transaction = (await database()).transaction('ledger', 'readwrite');
  for await (const cursor of transaction.store.iterate(IDBKeyRange.bound([ruleId], [ruleId, []]))) {
    if (cursor.value.verdict === 'asked') await cursor.delete();
  }
  await transaction.done;
  await announce('rules');
}

/** When rules have changed an order or its returns, Unix ms. */
export async function listApplied({ accountId, orderId }: OrderId): Promise<number[]> {
  const entries = await (await database()).getAllFromIndex('ledger', 'order', [accountId, orderId]);
  return entries.flatMap(({ verdict, at }) => (verdict === 'applied' ? [at] : []));
}

/** The latest times that rules did nothing although nothing spoke against it, the newest first. */
export async function listLeftAlone(count: number): Promise<LedgerEntry[]> {
  const index = (await database()).transaction('ledger').store.index('verdict');
  const entries = await Promise.all(leftAlone.map((verdict) => index.getAll(verdict)));
  return entries
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, count);
}

/**
 * Forgets what is too old to come again. As long as an order is kept, what rules did with it is too: a line that was
 * written while the clock was years behind looks old, and nothing is to be done twice.
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

/** Erases what rules did with an account's orders, in the caller's transaction. */
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
