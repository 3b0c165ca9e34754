import type { Candidate } from '@/lib/match/keys/candidate';
import { collectMatches } from '@/lib/match/collect-matches';
import { dropCommonKeys } from '@/lib/match/keys/common-keys';
import { keysOfCandidate } from '@/lib/match/keys/keys';
import type { Match } from '@/lib/match/rank';
import type { Order } from '@/lib/model/order';
import { database } from '@/lib/background/storage/db';
import { withoutKeys } from './without-keys';

/** One buyer or number has no more orders than this on a panel; a key with more says nothing about a ticket. */
const mostForOneKey = 50;

/**
 * The orders of all accounts that a ticket's candidates lead to, each with every reason it has.
 *
 * @returns also the candidates that are so many buyers' that they say nothing
 */
export async function findOrders(
  candidates: readonly Candidate[],
): Promise<{ matches: Match[]; common: Set<Candidate> }> {
  const looked = await Promise.all(
    candidates.flatMap((candidate) =>
      keysOfCandidate(candidate).map(async ({ kind, key }) => ({
        candidate,
        reason: { kind, written: candidate.written },
        orders: await newestOf(key, mostForOneKey),
      })),
    ),
  );
  const telling = new Set(dropCommonKeys(looked));
  const matches = [...telling].flatMap(({ reason, orders }) =>
    orders.map((order): Match => ({ order, reasons: [reason] })),
  );
  return {
    matches: collectMatches(matches),
    common: new Set(looked.filter((each) => !telling.has(each)).map(({ candidate }) => candidate)),
  };
}

/** More orders than this have a key that says nothing: which of them are the newest does not matter. */
const mostCompared = 2_000;

/**
 * The newest kept orders that have a key, or a parcel that has it.
 *
 * @param query a key, or a range of keys
 */
export async function newestOf(query: string | IDBKeyRange, most: number): Promise<Order[]> {
  const transaction = (await database()).transaction(['orders', 'parcels']);
  const store = transaction.objectStore('orders');
  const ids = [
    ...(await store.index('keys').getAllKeys(query, mostCompared)),
    ...(await transaction.objectStore('parcels').index('keys').getAllKeys(query, mostCompared)),
  ];
  // Base's ids rise with time. One order may have several keys in a range.
  const distinct = [...new Map(ids.map((id) => [id.join('/'), id])).values()];
  const newest = distinct.toSorted(([, a], [, b]) => Number(b) - Number(a)).slice(0, most);
  const orders = await Promise.all(newest.map((id) => store.get(id)));
  return orders.filter((order) => order !== undefined).map(withoutKeys);
}

/** Kept orders by their ids; one that is not kept (any more) is left out. */
export async function getOrders(ids: readonly Pick<Order, 'accountId' | 'orderId'>[]): Promise<Order[]> {
  const db = await database();
  const orders = await Promise.all(
    ids.map(({ accountId, orderId }) => db.get('orders', [accountId, orderId])),
  );
  return orders.filter((order) => order !== undefined).map(withoutKeys);
}
