import { FailureError } from '@/lib/model/failure';
import { keysOfParcels } from '@/lib/match/keys/keys';
import type { KnownParcels, Parcel, ParcelHolder, ParcelPlace } from '@/lib/model/parcel';
import type { OrderReturn } from '@/lib/model/return';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { packageListSchema } from '@/lib/background/base-api/schemas';
import { toBareParcel, toParcel } from '@/lib/background/base-api/to-parcel';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { withAccount } from '@/lib/background/storage/with-account';
import type { KeptParcels } from '@/lib/background/storage/records';
import { team } from '@/lib/background/team/team';
import { joined } from '@/lib/async/joined';

/** Parcels older than this (ms) are read again when somebody looks at them. */
const freshFor = 60_000;

/** An order or return that is stored here, and which parcels belong to it. */
interface Holding {
  /** '' for a return without an order: Base lists no parcels for it (base-api.md §5.3). */
  orderId: string;
  /** Picks its own parcels from all parcels of the order. */
  pick: (parcels: Parcel[]) => Parcel[];
  /** The one parcel that the record itself names, if any. Used when Base lists none. */
  bare: Parcel[];
  /** The parcels that the order's returns name. Base does not list those of a marketplace (base-api.md §5.3). */
  ofReturns: Parcel[];
}

/**
 * Returns the parcels that are stored here, without asking Base.
 *
 * @throws FailureError notConnected for an order or return that is not stored here
 */
export async function readKeptParcels(holder: ParcelHolder): Promise<KnownParcels> {
  const holding = await findHolding(holder);
  return known(holding, await findKept(holder.accountId, holding.orderId));
}

/**
 * Returns the parcels as Base lists them, no older than a minute. Several callers at once cost one request.
 *
 * @throws FailureError what keeps Base from answering; notConnected for an order or return that is not stored here
 */
export async function readParcels(holder: ParcelHolder): Promise<KnownParcels> {
  const holding = await findHolding(holder);
  const { accountId } = holder;
  const { orderId } = holding;
  if (orderId === '') return known(holding, undefined);
  const kept = await findKept(accountId, orderId);
  const isFresh = kept && Math.abs(Date.now() - kept.readAt) <= freshFor;
  return known(holding, isFresh ? kept : await askOnce(accountId, orderId));
}

/**
 * Finds a parcel that is stored here, and the id of its order ('' for a return without one). Undefined when the parcel
 * is not stored.
 *
 * @throws FailureError notConnected for an order or return that is not stored here
 */
export async function findParcel(
  place: ParcelPlace,
): Promise<{ parcel: Parcel; orderId: string } | undefined> {
  const holding = await findHolding(place);
  const { parcels } = known(holding, await findKept(place.accountId, holding.orderId));
  // Compares the number while the panel does not know the parcel's id yet.
  const parcel = parcels.find(({ packageId, number }) =>
    place.packageId ? packageId === place.packageId : number === place.number,
  );
  return parcel && { parcel, orderId: holding.orderId };
}

async function findHolding({ accountId, of, id }: ParcelHolder): Promise<Holding> {
  const db = await database();
  if (of === 'order') {
    const order = await db.get('orders', [accountId, id]);
    // A panel may still show the order for a moment after its account was disconnected.
    if (!order) throw new FailureError({ kind: 'notConnected' });
    const returns = await db.getAllFromIndex('returns', 'order', [accountId, id]);
    return {
      orderId: id,
      pick: (parcels) => parcels,
      bare: bareParcels(order.parcel, false),
      ofReturns: returns.flatMap(({ parcel }) => bareParcels(parcel, true)),
    };
  }
  const found = await db.get('returns', [accountId, id]);
  if (!found) throw new FailureError({ kind: 'notConnected' });
  const bare = bareParcels(found.parcel, true);
  if (found.orderId === '') return { orderId: '', pick: () => [], bare, ofReturns: [] };
  const returns = await db.getAllFromIndex('returns', 'order', [accountId, found.orderId]);
  const pick = (parcels: Parcel[]) => parcelsOfReturn(parcels, found, returns);
  return { orderId: found.orderId, pick, bare, ofReturns: [] };
}

/**
 * Picks the parcels of a return by its number. If the return names no number, picks the return parcels that no other
 * return of the order names (base-api.md §5.3).
 */
function parcelsOfReturn(parcels: Parcel[], own: OrderReturn, all: OrderReturn[]): Parcel[] {
  const returning = parcels.filter(({ isReturn }) => isReturn);
  const named = returning.filter(({ number }) => number !== '' && number === own.parcel.number);
  if (named.length > 0) return named;
  const taken = all.map(({ parcel }) => parcel.number);
  return own.parcel.number ? [] : returning.filter(({ number }) => !taken.includes(number));
}

function bareParcels(parcel: { courier: string; number: string }, isReturn: boolean): Parcel[] {
  return parcel.number ? [toBareParcel(parcel, isReturn)] : [];
}

function known({ pick, bare, ofReturns }: Holding, kept: KeptParcels | undefined): KnownParcels {
  const listed = pick(kept?.parcels ?? []);
  const own = listed.length > 0 ? listed : bare;
  const numbers = new Set(own.map(({ number }) => number));
  const more = ofReturns.filter(({ number }) => !numbers.has(number));
  return { parcels: [...own, ...more], readAt: kept?.readAt ?? 0 };
}

async function findKept(accountId: string, orderId: string): Promise<KeptParcels | undefined> {
  return orderId === '' ? undefined : (await database()).get('parcels', [accountId, orderId]);
}

const askOnce = joined(ask, (accountId, orderId) => `${accountId}/${orderId}`);

async function ask(accountId: string, orderId: string): Promise<KeptParcels> {
  const parameters = { order_id: Number(orderId) };
  const { packages } = await askInteractively(accountId, 'getOrderPackages', parameters, packageListSchema);
  const parcels = packages.map(toParcel);
  const read = { accountId, orderId, parcels, keys: keysOfParcels(parcels), readAt: Date.now() };
  const isNew = await withAccount(accountId, ['parcels', 'teamUnsent'], async (transaction) => {
    const store = transaction.objectStore('parcels');
    const before = await store.get([accountId, orderId]);
    await store.put(read);
    await noteUnsent(() => transaction.objectStore('teamUnsent'), 'parcels', accountId, orderId);
    return read.keys.some((key) => !before?.keys.includes(key));
  });
  team().send();
  // A ticket may name a parcel that was not known until now.
  if (isNew) await announce('orders');
  return read;
}
