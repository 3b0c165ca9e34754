import { joined } from '@/lib/async/joined';
import { FailureError, toFailure, type Failure } from '@/lib/model/failure';
import { orderedAt, type Order } from '@/lib/model/order';
import type { ParcelHolder } from '@/lib/model/parcel';
import type { OrderReturn } from '@/lib/model/return';
import { timelineParts, type Timeline, type TimelineEvent } from '@/lib/model/timeline';
import { noteUnexpected } from '@/lib/stored/unexpected-answers';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { packingListSchema, paymentListSchema, trackingListSchema } from '@/lib/background/base-api/schemas';
import { toPacking, toPayments, toTracking } from '@/lib/background/base-api/to-timeline';
import { readKeptParcels, readParcels } from '@/lib/background/documents/parcels';
import { returnsOfOrder } from '@/lib/background/orders/find-returns';
import { database } from '@/lib/background/storage/db';

/** Base answers the histories of at most so many parcels at once (base-api.md §5.4). */
const mostParcels = 100;

type Which = Pick<Order, 'accountId' | 'orderId'>;

/** What could be read of one part, and why not the rest. */
interface ReadPart {
  events: TimelineEvent[];
  failure?: Failure;
}

/**
 * Reads what happened to an order: what is stored here, and the three histories that Base has. A history that cannot be
 * read does not hide the others. Several callers at once cost one reading. Nothing is stored.
 *
 * @throws FailureError notConnected for an order that is not stored here
 */
export const readTimeline = joined(read, ({ accountId, orderId }: Which) => `${accountId}/${orderId}`);

async function read({ accountId, orderId }: Which): Promise<Timeline> {
  const db = await database();
  const order = await db.get('orders', [accountId, orderId]);
  // A panel may still show it for a moment after its account was disconnected.
  if (!order || (await db.getKey('accounts', accountId)) === undefined)
    throw new FailureError({ kind: 'notConnected' });
  const returns = await returnsOfOrder(order);
  const read = await Promise.all([askPayments(order), askPacking(order), askTracking(order)]);
  const unread = timelineParts.flatMap((part, index) => {
    const failure = read[index]?.failure;
    return failure ? [{ part, failure }] : [];
  });
  for (const { failure } of unread)
    // Saving the report fails if the disk is full; the failure itself already says so.
    if (failure.kind === 'unexpectedAnswer') await noteUnexpected(failure.report).catch(() => undefined);
  const events = [...keptEvents(order, returns), ...read.flatMap((part) => part.events)];
  return { events: events.toSorted((a, b) => b.at - a.at), unread, readAt: Date.now() };
}

function keptEvents(order: Order, returns: readonly OrderReturn[]): TimelineEvent[] {
  const events: TimelineEvent[] = [
    { kind: 'placed', at: orderedAt(order) },
    { kind: 'status', statusId: order.statusId, at: order.statusSince ?? 0 },
    ...returns.map(({ returnId, addedAt }): TimelineEvent => ({ kind: 'returned', returnId, at: addedAt })),
  ];
  // The card shows all of this. Only the time is new.
  return events.filter(({ at }) => at > 0);
}

const nothing = () => Promise.resolve<TimelineEvent[]>([]);

function askPayments({ accountId, orderId }: Which): Promise<ReadPart> {
  return orFailure(nothing, async () => {
    // Without the full history Base leaves out payments that were entered by hand (base-api.md §3.9).
    const parameters = { order_id: Number(orderId), show_full_history: true };
    const asked = await askInteractively(accountId, 'getOrderPaymentsHistory', parameters, paymentListSchema);
    return toPayments(asked.payments);
  });
}

function askPacking({ accountId, orderId }: Which): Promise<ReadPart> {
  return orFailure(nothing, async () => {
    const parameters = { order_id: Number(orderId) };
    const asked = await askInteractively(accountId, 'getOrderPickPackHistory', parameters, packingListSchema);
    return toPacking(asked.history);
  });
}

function askTracking({ accountId, orderId }: Which): Promise<ReadPart> {
  const holder: ParcelHolder = { accountId, of: 'order', id: orderId };
  const readKept = async () => toTracking((await readKeptParcels(holder)).parcels, new Map());
  return orFailure(readKept, async () => {
    const { parcels } = await readParcels(holder);
    const ids = parcels.flatMap(({ packageId }) => (packageId ? [Number(packageId)] : []));
    if (ids.length === 0) return toTracking(parcels, new Map());
    const parameters = { package_ids: ids.slice(0, mostParcels) };
    const asked = await askInteractively(
      accountId,
      'getCourierPackagesStatusHistory',
      parameters,
      trackingListSchema,
    );
    return toTracking(parcels, new Map(Object.entries(asked.packages_history)));
  });
}

/**
 * Reads one part. A refusal of Base counts as a failure too: what it answers for an order without a history is not known.
 *
 * @param readKept reads what is shown instead
 */
async function orFailure(
  readKept: () => Promise<TimelineEvent[]>,
  ask: () => Promise<TimelineEvent[]>,
): Promise<ReadPart> {
  try {
    return { events: await ask() };
  } catch (thrown) {
    return { events: await readKept(), failure: toFailure(thrown) };
  }
}
