import type { Candidate } from '@/lib/match/keys/candidate';
import { collectMatches } from '@/lib/match/collect-matches';
import { dropCommonKeys } from '@/lib/match/keys/common-keys';
import { isStrong } from '@/lib/match/keys/key-kind';
import { keysOfCandidate, keysOfHint, type Key } from '@/lib/match/keys/keys';
import type { Match } from '@/lib/match/rank';
import { orderKey, type Order } from '@/lib/model/order';
import { database } from '@/lib/background/storage/db';
import { withoutKeys } from './without-keys';

/** At most this many orders of one key are shown. A key with more identifies nobody. */
const mostForOneKey = 50;

/**
 * Finds the orders of all accounts that a ticket's candidates lead to, each with all its match reasons.
 *
 * @returns also the candidates that too many buyers share
 */
export async function findOrders(
  candidates: readonly Candidate[],
): Promise<{ matches: Match[]; common: Set<Candidate> }> {
  // One transaction for all keys: beginning one takes longer than to read a key.
  const transaction = await beginReading();
  const [looked, hinted] = await Promise.all([
    lookUp(candidates, keysOfCandidate, transaction),
    lookUp(candidates, keysOfHint, transaction),
  ]);
  const telling = new Set(dropCommonKeys(looked));
  // A short number names an order only where the ticket's buyer has that order.
  const buyers = new Set(
    [...telling].filter(({ reason }) => !isStrong(reason.kind)).flatMap(({ orders }) => orders.map(orderKey)),
  );
  const ofBuyers = hinted.map(({ reason, orders }) => ({
    reason,
    orders: orders.filter((order) => buyers.has(orderKey(order))),
  }));
  const matches = [...telling, ...ofBuyers].flatMap(({ reason, orders }) =>
    orders.map((order): Match => ({ order, reasons: [reason] })),
  );
  return {
    matches: collectMatches(matches),
    common: new Set(looked.filter((each) => !telling.has(each)).map(({ candidate }) => candidate)),
  };
}

async function beginReading() {
  return (await database()).transaction(['orders', 'parcels']);
}
type Reading = Awaited<ReturnType<typeof beginReading>>;

function lookUp(
  candidates: readonly Candidate[],
  keysOf: (candidate: Candidate) => Key[],
  transaction: Reading,
) {
  return Promise.all(
    candidates.flatMap((candidate) =>
      keysOf(candidate).map(async ({ kind, key }) => ({
        candidate,
        reason: { kind, written: candidate.written },
        orders: await newestIn(transaction, key, mostForOneKey),
      })),
    ),
  );
}

/** If more orders than this have a key, it identifies nobody, and which of them are the newest does not matter. */
const mostCompared = 2_000;

/**
 * Finds the newest orders that have a key, themselves or by a parcel.
 *
 * @param query a key, or a range of keys
 */
export async function newestOf(query: string | IDBKeyRange, most: number): Promise<Order[]> {
  return newestIn(await beginReading(), query, most);
}

async function newestIn(transaction: Reading, query: string | IDBKeyRange, most: number): Promise<Order[]> {
  const store = transaction.objectStore('orders');
  const found = await Promise.all([
    store.index('keys').getAllKeys(query, mostCompared),
    transaction.objectStore('parcels').index('keys').getAllKeys(query, mostCompared),
  ]);
  const ids = found.flat();
  // Base's ids rise with time. One order may have several keys in a range.
  const distinct = [...new Map(ids.map((id) => [id.join('/'), id])).values()];
  const newest = distinct.toSorted(([, a], [, b]) => Number(b) - Number(a)).slice(0, most);
  const orders = await Promise.all(newest.map((id) => store.get(id)));
  return orders.filter((order) => order !== undefined).map(withoutKeys);
}

/** Reads orders by their ids. Orders that are not stored here are left out. */
export async function getOrders(ids: readonly Pick<Order, 'accountId' | 'orderId'>[]): Promise<Order[]> {
  const db = await database();
  const orders = await Promise.all(
    ids.map(({ accountId, orderId }) => db.get('orders', [accountId, orderId])),
  );
  return orders.filter((order) => order !== undefined).map(withoutKeys);
}
