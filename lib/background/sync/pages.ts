import type * as z from 'zod/mini';
import { FailureError } from '@/lib/model/failure';
import {
  orderIdSchema,
  orderPageSchema,
  orderPlaceSchema,
  plainOrderSchema,
  plainReturnSchema,
  readEach,
  returnPageSchema,
  returnPlaceSchema,
  wireOrderSchema,
  wireReturnSchema,
  type WireOrder,
  type WireReturn,
} from '@/lib/background/base-api/schemas';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import type { Place } from './answer-order';

/** Asks Base once. */
export type Ask = <T>(
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodMiniType<T>,
) => Promise<T>;

/** An answer with orders. */
export interface OrderPage {
  records: WireOrder[];
  /**
   * One for each order in the answer, unreadable ones included. The id is '0' if the id or the date could not be read.
   */
  places: Place[];
  /** The ids of orders whose record could not be read. */
  unreadIds: string[];
  /** What could not be read, wholly or in part: `order 48213377`; `order 0` where not even the id could. */
  unread: string[];
  /** Why the first could not be read: a path and a code, never a value. */
  reason: string;
}

/** @throws FailureError what `ask` throws, or unexpectedAnswer when nothing in the answer can be read */
export async function readOrders(ask: Ask, parameters: Record<string, number | boolean>): Promise<OrderPage> {
  const { orders: raw } = await ask('getOrders', { ...withExtraFields, ...parameters }, orderPageSchema);
  const { records, odd, reason } = readEach(raw, wireOrderSchema, plainOrderSchema);
  const placed = readEach(raw, orderPlaceSchema).records;
  const named = readEach(raw, orderIdSchema).records.map(({ order_id }) => order_id);
  // Without one readable date the next page of a backfill would be a guess. A request for a single order needs no next
  // page.
  const isKnown = placed.length > 0 || (parameters.order_id !== undefined && named.length > 0);
  if (raw.length > 0 && !isKnown) throw unreadable('getOrders', reason);
  const read = new Set(records.map(({ order_id }) => order_id));
  const unreadIds = named.filter((id) => !read.has(id));
  const nameless = Array.from({ length: raw.length - named.length }, () => 'order 0');
  const unplaced = Array.from({ length: raw.length - placed.length }, () => ({ orderId: '0', confirmed: 0 }));
  const addedAt = new Map(records.map(({ order_id, date_add }) => [order_id, date_add / 1000]));
  return {
    records,
    places: [
      ...placed.map(({ order_id, date_confirmed }) => {
        const added = addedAt.get(order_id);
        return {
          orderId: order_id,
          confirmed: date_confirmed / 1000,
          ...(added !== undefined && { added }),
        };
      }),
      ...unplaced,
    ],
    unreadIds,
    unread: [
      ...[...unreadIds, ...odd.map(({ order_id }) => order_id)].map((id) => `order ${id}`),
      ...nameless,
    ],
    reason,
  };
}

/** An answer with returns. */
export interface ReturnPage {
  records: WireReturn[];
  /** The ids of all returns whose id could be read. */
  ids: string[];
  /** How many returns the answer has, unreadable ones included. */
  size: number;
  /** As in `OrderPage`. */
  unreadIds: string[];
  unread: string[];
  reason: string;
}

/** @throws FailureError as `readOrders` */
export async function readReturns(ask: Ask, parameters: Record<string, number>): Promise<ReturnPage> {
  const { returns: raw } = await ask('getOrderReturns', parameters, returnPageSchema);
  const { records, odd, reason } = readEach(raw, wireReturnSchema, plainReturnSchema);
  const ids = readEach(raw, returnPlaceSchema).records.map(({ return_id }) => return_id);
  if (raw.length > 0 && ids.length === 0) throw unreadable('getOrderReturns', reason);
  const read = new Set(records.map(({ return_id }) => return_id));
  const unreadIds = ids.filter((id) => !read.has(id));
  const unread = [...unreadIds, ...odd.map(({ return_id }) => return_id)].map((id) => `return ${id}`);
  return { records, ids, size: raw.length, unreadIds, unread, reason };
}

/**
 * Reads the entries of a journal.
 *
 * @throws FailureError unexpectedAnswer when none of them can be read: nobody could say where to continue
 */
export function readLogs<T>(raw: readonly unknown[], schema: z.ZodMiniType<T>, method: string) {
  const { records, rejected, reason } = readEach(raw, schema);
  if (raw.length > 0 && records.length === 0) throw unreadable(method, reason);
  return { records, unread: rejected > 0 ? [method] : [], reason };
}

function unreadable(method: string, reason: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${reason}` });
}
