import { keysOfReturn } from '@/lib/match/keys/keys';
import type { KeptReturn } from '@/lib/model/return';
import type { WireReturn } from './schemas';

/**
 * Converts a return of Base to ours.
 *
 * @param readAt when Base was asked, Unix ms
 * @param walk number of the backfill of returns that met it
 */
export function toReturn(wire: WireReturn, accountId: string, readAt: number, walk = 1): KeptReturn {
  const made = {
    accountId,
    returnId: wire.return_id,
    orderId: wire.order_id,
    externalId: wire.external_order_id,
    reference: wire.reference_number,
    source: { type: wire.order_return_source, id: wire.order_return_source_id },
    statusId: wire.status_id,
    statusSince: wire.date_in_status,
    addedAt: wire.date_add,
    login: wire.user_login,
    email: wire.email,
    phone: wire.phone,
    currency: wire.currency,
    refunded: wire.refunded,
    parcel: { courier: wire.delivery_package_module, number: wire.delivery_package_nr },
    products: wire.products.map(
      ({ name, sku, quantity, price_brutto, return_reason_id, return_reason_comment }) => ({
        name,
        sku,
        quantity,
        price: price_brutto,
        reasonId: return_reason_id,
        comment: return_reason_comment,
      }),
    ),
    readAt,
    isGone: false,
    walk,
  };
  return { ...made, keys: keysOfReturn(made) };
}
