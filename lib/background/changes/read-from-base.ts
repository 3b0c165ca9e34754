import { FailureError } from '@/lib/model/failure';
import { isStatusChange, type Change, type StatusChange, type Subject } from '@/lib/model/change';
import { namesIn, pickFields } from '@/lib/edit/order-fields';
import {
  readEach,
  returnPageSchema,
  returnStatusSchema,
  wireReturnSchema,
} from '@/lib/background/base-api/schemas';
import { toReturn } from '@/lib/background/base-api/to-return';
import { readOrder } from '@/lib/background/orders/read-order';
import { isNewer } from '@/lib/background/storage/is-newer';
import { putReturn } from '@/lib/background/storage/put-shared';
import { compareEdit } from './edit-fields';
import type { SaveReading } from './outbox';
import type { OutboxWorld } from './outbox-world';

/** What Base has now, compared with a change. */
export interface Reading {
  /**
   * - `done`: Base has what the change makes;
   * - `same`: Base has what the change was confirmed to replace;
   * - `other`: somebody has changed it;
   * - `gone`: Base no longer lists the order or return. It does not say whether it is archived, merged or deleted
   *   (base-api.md §7).
   */
  standing: 'done' | 'same' | 'other' | 'gone';
  /** The change, with what Base has. */
  seen: Change;
  /** When Base was asked, Unix ms. */
  readAt: number;
  /** Updates our copy, unless that is newer. Adds no record that is not stored here. */
  save: SaveReading;
}

/**
 * Reads from Base what a change is about.
 *
 * @throws FailureError what `ask` throws, or unexpectedAnswer when it cannot be read
 */
export async function readForChange(world: OutboxWorld, change: Change): Promise<Reading> {
  const { accountId, id } = change;
  if (isStatusChange(change)) {
    const status = await readStatus(world, change);
    const { readAt, save } = status;
    const seen = { ...change, found: status.statusId ?? '' };
    return { standing: compareStatus(change, status), seen, readAt, save };
  }
  const { fields, readAt, save } = await readOrder(world.ask, { accountId, orderId: id }, world.now());
  const found = fields ? pickFields(fields, namesIn(change.to)) : null;
  return {
    standing: found ? compareEdit(change, found) : 'gone',
    seen: { ...change, found },
    readAt,
    save: (orders) => save(orders),
  };
}

/** The change, as if Base had it. */
export function asArrived(change: Change): Change {
  return isStatusChange(change) ? { ...change, found: change.to } : { ...change, found: change.to };
}

function compareStatus(change: StatusChange, { statusId, statusSince }: StatusReading): Reading['standing'] {
  if (statusId === undefined) return 'gone';
  if (statusId === change.to) return 'done';
  return statusId === change.from && !isTouched(change, statusSince) ? 'same' : 'other';
}

/**
 * True when the status was changed since a rule saw it, and then changed back: by the same rule in another browser, or
 * by an agent. The rule has not decided about this later status.
 */
function isTouched({ since = 0 }: StatusChange, statusSince: number): boolean {
  return since > 0 && statusSince > 0 && since !== statusSince;
}

/** The status of an order or a return as Base has it now. */
interface StatusReading {
  /** Undefined: Base no longer lists it. */
  statusId: string | undefined;
  /** When it came into that status, by Base's clock (Unix ms); 0: not known. */
  statusSince: number;
  readAt: number;
  save: SaveReading;
}

async function readStatus(world: OutboxWorld, which: Subject): Promise<StatusReading> {
  if (which.subject === 'return') return readReturn(world, which);
  const { accountId, id } = which;
  const { save, ...reading } = await readOrder(world.ask, { accountId, orderId: id }, world.now());
  return { ...reading, save: (orders) => save(orders) };
}

async function readReturn(world: OutboxWorld, { accountId, id }: Subject): Promise<StatusReading> {
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
      if (wire) await putReturn(returns, toReturn(wire, accountId, readAt, kept.walk));
      else if (found)
        await putReturn(returns, { ...kept, statusId: found.status_id, statusSince: found.date_in_status });
      else await putReturn(returns, { ...kept, isGone: true });
    },
  };
}

function unreadable(method: string, reason: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${reason || 'another record'}` });
}
