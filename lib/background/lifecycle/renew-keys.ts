import { z } from 'zod';
import { keysOfOrder, keysOfParcels, keysOfReturn, keysVersion } from '@/lib/match/keys/keys';
import { storedItem } from '@/lib/stored/stored-item';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';

/** Records in one transaction: a tenth of a second on a slow machine. */
const batch = 200;

/** By which version of the rules the kept records got their keys, and how far a renewal to the next has come. */
const keyed = storedItem(
  'local:keyed',
  z.object({
    version: z.number(),
    renewing: z
      .object({
        to: z.number(),
        orders: z.tuple([z.string(), z.string()]),
        returns: z.tuple([z.string(), z.string()]),
        parcels: z.tuple([z.string(), z.string()]).default(['', '']),
      })
      .nullable(),
  }),
  { version: 0, renewing: null },
);

/**
 * Makes the keys of all kept orders, returns and parcels anew when the rules for them have changed, so that tickets and orders do not
 * drift apart. Goes on where a worker that died has left off.
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

/** Renews the orders after one; answers the last renewed, undefined when there are none. */
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
