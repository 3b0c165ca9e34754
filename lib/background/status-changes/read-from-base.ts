import { FailureError } from '@/lib/model/failure';
import type { Subject } from '@/lib/model/status-change';
import {
  orderPageSchema,
  orderStatusSchema,
  readEach,
  returnPageSchema,
  returnStatusSchema,
  wireOrderSchema,
  wireReturnSchema,
} from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import { isNewer } from '@/lib/background/storage/newer-copy';
import type { SaveReading } from './outbox';
import type { OutboxWorld } from './outbox-world';

/** An order or a return as Base has it now. */
export interface Reading {
  /** Undefined: Base lists it no more. It does not say whether it is archived, merged or deleted (base-api.md §7). */
  statusId: string | undefined;
  /** When Base was asked, Unix ms. */
  readAt: number;
  /** Brings our copy up to date, unless that is newer. One that we do not have is not made. */
  save: SaveReading;
}

/**
 * Reads an order or a return from Base.
 *
 * @throws FailureError what `ask` throws, or unexpectedAnswer when its status cannot be read
 */
export async function readSubject(world: OutboxWorld, which: Subject): Promise<Reading> {
  return which.subject === 'order' ? readOrder(world, which) : readReturn(world, which);
}

async function readOrder(world: OutboxWorld, { accountId, id }: Subject): Promise<Reading> {
  const parameters = { ...withExtraFields, order_id: Number(id), get_unconfirmed_orders: true };
  const readAt = world.now();
  const { orders: raw } = await world.ask(accountId, 'getOrders', parameters, orderPageSchema);
  const { records, reason } = readEach(raw, orderStatusSchema);
  const found = records.find(({ order_id }) => order_id === id);
  if (raw.length > 0 && !found) throw unreadable('getOrders', reason);
  const wire = readEach(raw, wireOrderSchema).records.find(({ order_id }) => order_id === id);
  return {
    statusId: found?.order_status_id,
    readAt,
    save: async (orders) => {
      const kept = await orders.get([accountId, id]);
      if (!kept || isNewer(kept, readAt)) return;
      if (wire) await orders.put(toOrder(wire, accountId, readAt, kept.walk));
      else if (found) await orders.put({ ...kept, statusId: found.order_status_id });
      else await orders.put({ ...kept, isGone: true });
    },
  };
}

async function readReturn(world: OutboxWorld, { accountId, id }: Subject): Promise<Reading> {
  const parameters = { return_id: Number(id) };
  const readAt = world.now();
  const { returns: raw } = await world.ask(accountId, 'getOrderReturns', parameters, returnPageSchema);
  const { records, reason } = readEach(raw, returnStatusSchema);
  const found = records.find(({ return_id }) => return_id === id);
  if (raw.length > 0 && !found) throw unreadable('getOrderReturns', reason);
  const wire = readEach(raw, wireReturnSchema).records.find(({ return_id }) => return_id === id);
  return {
    statusId: found?.status_id,
    readAt,
    save: async (_, returns) => {
      const kept = await returns.get([accountId, id]);
      if (!kept || isNewer(kept, readAt)) return;
      if (wire) await returns.put(toReturn(wire, accountId, readAt, kept.walk));
      else if (found) await returns.put({ ...kept, statusId: found.status_id });
      else await returns.put({ ...kept, isGone: true });
    },
  };
}

function unreadable(method: string, reason: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${reason || 'another record'}` });
}
