import { returnStatusIds } from './catalogue.ts';
import type { MadeOrder } from './orders.ts';
import { writeProduct } from './products.ts';
import type { Random } from './random.ts';
import { digits } from './random.ts';
import type { OrderReturn, Package } from './shop.ts';

/** Creates returns with increasing ids, as in Base. */
export function createReturnMaker(random: Random, now: number) {
  let returnId = 600_000;

  return function makeReturn(order: MadeOrder, parcel: Package): OrderReturn {
    returnId += random.integer(1, 2);
    const { article, buyer } = order;
    const reportedAt = order.inStatusSince;
    const statusId = random.pick([
      returnStatusIds.reported,
      returnStatusIds.accepted,
      returnStatusIds.refunded,
    ]);
    const { order_product_id, ...product } = writeProduct(article, returnId + 2_000, 1, '0');
    return {
      return_id: returnId,
      order_id: order.id,
      shop_order_id: -1,
      external_order_id: '',
      reference_number: `RMA/4${random.text(digits, 5)}`,
      order_return_source: buyer.source,
      order_return_source_id: Number(order.wire.order_source_id),
      // A string in the official sample, a number in its tidied copy (base-api.md §6.1).
      status_id: random.chance(0.3) ? String(statusId) : statusId,
      date_add: reportedAt,
      date_in_status: Math.min(now, reportedAt + random.integer(0, 86_400)),
      user_login: buyer.login,
      currency: order.wire.currency,
      refunded: statusId === returnStatusIds.refunded ? (article.price / 100).toFixed(2) : '0.00',
      email: order.wire.email,
      phone: order.wire.phone,
      delivery_price: 0,
      delivery_fullname: buyer.name,
      delivery_address: buyer.street,
      delivery_postcode: buyer.postcode,
      delivery_city: buyer.city,
      delivery_country: order.wire.delivery_country,
      extra_field_1: '',
      extra_field_2: '',
      custom_extra_fields: '',
      admin_comments: '',
      delivery_package_module: parcel.wire.courier_code,
      delivery_package_nr: parcel.wire.courier_package_nr,
      products: [
        { order_return_product_id: order_product_id, ...product, status_id: 1001, return_reason_id: 2072 },
      ],
      refund_account_number: '',
      refund_iban: '',
      refund_swift: '',
      fulfillment_status: statusId === returnStatusIds.refunded ? 1 : 0,
    };
  };
}
