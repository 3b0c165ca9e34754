import { FailureError } from '@/lib/model/failure';
import type { Subject } from '@/lib/model/status-change';
import {
  readEach,
  returnPageSchema,
  returnStatusSchema,
  wireReturnSchema,
} from '@/lib/background/base-api/schemas';
import { toReturn } from '@/lib/background/base-api/to-return';
import { readOrder } from '@/lib/background/orders/read-order';
import { isNewer } from '@/lib/background/storage/newer-copy';
import type { SaveReading } from './outbox';
import type { OutboxWorld } from './outbox-world';

/** An order or a return as Base has it now. */
export interface Reading {
  /** Undefined: Base no longer lists it. It does not say whether it is archived, merged or deleted (base-api.md §7). */
  statusId: string | undefined;
  /** When it came into that status, by Base's clock (Unix ms); 0: not known. */
  statusSince: number;
  /** When Base was asked, Unix ms. */
  readAt: number;
  /** Updates our copy, unless that is newer. A record that is not stored here stays so. */
  save: SaveReading;
}

/**
 * Reads an order or a return from Base.
 *
 * @throws FailureError what `ask` throws, or unexpectedAnswer when its status cannot be read
 */
export async function readSubject(world: OutboxWorld, which: Subject): Promise<Reading> {
  return which.subject === 'order' ? readOrderSubject(world, which) : readReturn(world, which);
}

async function readOrderSubject(world: OutboxWorld, { accountId, id }: Subject): Promise<Reading> {
  const { save, ...reading } = await readOrder(world.ask, { accountId, orderId: id }, world.now());
  return { ...reading, save: (orders) => save(orders) };
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
    statusSince: found?.date_in_status ?? 0,
    readAt,
    save: async (_, returns) => {
      const kept = await returns.get([accountId, id]);
      if (!kept || isNewer(kept, readAt)) return;
      if (wire) await returns.put(toReturn(wire, accountId, readAt, kept.walk));
      else if (found)
        await returns.put({ ...kept, statusId: found.status_id, statusSince: found.date_in_status });
      else await returns.put({ ...kept, isGone: true });
    },
  };
}

function unreadable(method: string, reason: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${reason || 'another record'}` });
}
