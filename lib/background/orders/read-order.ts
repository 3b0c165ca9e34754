import type { AskForAccount } from '@/lib/background/base-api/ask-for-account';
import { FailureError } from '@/lib/model/failure';
import type { Order } from '@/lib/model/order';
import type { OrderFields } from '@/lib/edit/order-fields';
import { fromWireFields } from '@/lib/background/base-api/order-field-names';
import {
  changeableOrderSchema,
  orderPageSchema,
  readEach,
  wireOrderSchema,
} from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import type { OrderStore } from '@/lib/background/storage/db';
import { isNewer } from '@/lib/background/storage/is-newer';
import { putOrder } from '@/lib/background/storage/put-shared';

type OrderId = Pick<Order, 'accountId' | 'orderId'>;

/** One order as Base has it now. */
export interface OrderReading {
  /**
   * Undefined: Base no longer lists the order. It does not say whether it is archived, merged or deleted (base-api.md
   * §7).
   */
  statusId: string | undefined;
  /** When it came into that status, by Base's clock (Unix ms); 0: not known. */
  statusSince: number;
  /** The fields that an agent can edit; undefined as `statusId`. */
  fields: OrderFields | undefined;
  /** When Base was asked, Unix ms. */
  readAt: number;
  /** Updates our copy in the caller's transaction, unless that is newer. Adds no order that is not stored here. */
  save: (orders: OrderStore) => Promise<void>;
}

/**
 * Reads one order from Base.
 *
 * @param now Unix ms
 * @throws FailureError what `ask` throws, or unexpectedAnswer when not even the order's status can be read
 */
export async function readOrder(
  ask: AskForAccount,
  { accountId, orderId }: OrderId,
  now: number,
): Promise<OrderReading> {
  const parameters = { ...withExtraFields, order_id: Number(orderId), get_unconfirmed_orders: true };
  const { orders: raw } = await ask(accountId, 'getOrders', parameters, orderPageSchema);
  const reading = toReading({ accountId, orderId }, raw, now);
  if (raw.length > 0 && reading.statusId === undefined) {
    const { reason } = readEach(raw, changeableOrderSchema);
    throw new FailureError({ kind: 'unexpectedAnswer', report: `getOrders: ${reason || 'another record'}` });
  }
  return reading;
}

/**
 * Reads one order from Base's answer to a question for it.
 *
 * @param raw the orders in the answer
 * @param readAt when Base was asked, Unix ms
 */
export function toReading(
  { accountId, orderId }: OrderId,
  raw: readonly unknown[],
  readAt: number,
): OrderReading {
  const isWanted = ({ order_id }: { order_id: string }) => order_id === orderId;
  const wire = readEach(raw, wireOrderSchema).records.find(isWanted);
  // If the whole order cannot be read, the fields that a change needs may still be readable.
  const status = readEach(raw, changeableOrderSchema).records.find(isWanted);
  return {
    statusId: status?.order_status_id,
    statusSince: status?.date_in_status ?? 0,
    fields: status && fromWireFields(status),
    readAt,
    save: async (orders) => {
      const kept = await orders.get([accountId, orderId]);
      if (!kept || isNewer(kept, readAt)) return;
      if (wire) await putOrder(orders, toOrder(wire, accountId, readAt, kept.walk));
      else if (status)
        await putOrder(orders, {
          ...kept,
          statusId: status.order_status_id,
          statusSince: status.date_in_status,
        });
      else if (raw.length === 0) await putOrder(orders, { ...kept, isGone: true });
    },
  };
}
