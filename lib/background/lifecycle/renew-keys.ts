import * as z from 'zod/mini';
import { keysOfOrder, keysOfParcels, keysOfReturn, keysVersion } from '@/lib/match/keys/keys';
import { storedItem } from '@/lib/stored/stored-item';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';

/** Records in one transaction: a tenth of a second on a slow machine. */
const batch = 200;

/**
 * The version of the key rules (`keysVersion`) that the stored keys were made with, and how far a renewal to the next
 * has come.
 */
const keyed = storedItem(
  'local:keyed',
  z.object({
    version: z.number(),
    renewing: z.nullable(
      z.object({
        to: z.number(),
        orders: z.tuple([z.string(), z.string()]),
        returns: z.tuple([z.string(), z.string()]),
        parcels: z._default(z.tuple([z.string(), z.string()]), ['', '']),
      }),
    ),
  }),
  { version: 0, renewing: null },
);

/**
 * Makes new keys for all stored orders, returns and parcels when the rules for keys have changed. Otherwise tickets and
 * orders would not match any more. Resumes where a worker that died left off.
 */
export async function renewKeys(): Promise<void> {
  const { version, renewing } = await keyed.read();
  if (version === keysVersion) return;
  let place =
    renewing?.to === keysVersion
      ? renewing
      : { to: keysVersion, orders: start, returns: start, parcels: start };
  for (let isMore = true; isMore;) {
    const orders = await renewOrders(place.orders);
    const returns = await renewReturns(place.returns);
    const parcels = await renewParcels(place.parcels);
    isMore = orders !== undefined || returns !== undefined || parcels !== undefined;
    place = {
      ...place,
      orders: orders ?? place.orders,
      returns: returns ?? place.returns,
      parcels: parcels ?? place.parcels,
    };
    await keyed.write({ version, renewing: place });
  }
  await keyed.write({ version: keysVersion, renewing: null });
  await announce('orders');
}

type Id = [string, string];
const start: Id = ['', ''];
const after = (id: Id) => IDBKeyRange.lowerBound(id, true);

/** Renews a batch of the orders after `from`. Returns the id of the last one; undefined when there are none. */
async function renewOrders(from: Id): Promise<Id | undefined> {
  const { store, done } = (await database()).transaction('orders', 'readwrite');
  const orders = await store.getAll(after(from), batch);
  await Promise.all([...orders.map((order) => store.put({ ...order, keys: keysOfOrder(order) })), done]);
  const last = orders.at(-1);
  return last && [last.accountId, last.orderId];
}

async function renewReturns(from: Id): Promise<Id | undefined> {
  const { store, done } = (await database()).transaction('returns', 'readwrite');
  const returns = await store.getAll(after(from), batch);
  await Promise.all([...returns.map((made) => store.put({ ...made, keys: keysOfReturn(made) })), done]);
  const last = returns.at(-1);
  return last && [last.accountId, last.returnId];
}

async function renewParcels(from: Id): Promise<Id | undefined> {
  const { store, done } = (await database()).transaction('parcels', 'readwrite');
  const kept = await store.getAll(after(from), batch);
  await Promise.all([...kept.map((each) => store.put({ ...each, keys: keysOfParcels(each.parcels) })), done]);
  const last = kept.at(-1);
  return last && [last.accountId, last.orderId];
}
