import { addressLines } from '@/lib/text/address-lines';
import { formatDay, formatMoney } from '@/lib/text/format';
import type { Account, Status } from '@/lib/model/account';
import { orderedAt, totalOf, type Order } from '@/lib/model/order';
import type { Parcel } from '@/lib/model/parcel';
import type { OrderReturn } from '@/lib/model/return';
import type { PlaceholderValues } from './placeholders';

/** What a text is about. */
export interface InsertSubject {
  order?: Order | undefined;
  parcel?: Parcel | undefined;
  orderReturn?: OrderReturn | undefined;
  /** The account of all of them. */
  account: Account | undefined;
}

/** How values are written. */
export interface ValueWords {
  /** BCP 47. */
  language: string;
  trackingStatus: (status: Parcel['tracking']) => string;
}

/** The values of all placeholders, as far as they are known. */
export function valuesOf(subject: InsertSubject, words: ValueWords): PlaceholderValues {
  const { order, parcel, orderReturn, account } = subject;
  return {
    ...(orderReturn && valuesOfReturn(orderReturn, account, words)),
    ...(order && valuesOfOrder(order, account, words)),
    ...(parcel && valuesOfParcel(parcel, words)),
  };
}

function valuesOfOrder(order: Order, account: Account | undefined, { language }: ValueWords) {
  const { delivery, invoice, pickupPoint: point } = order;
  const name = delivery.address.name || invoice.address.name;
  const products = order.products.map(({ quantity, name: product, attributes }) =>
    `${String(quantity)} × ${[product, attributes].filter(Boolean).join(', ')}`.replace(/\s+/g, ' '),
  );
  return {
    'order.number': order.orderId,
    'order.shopNumber': order.shopOrderId,
    'order.marketplaceNumber': order.externalOrderId,
    'order.date': orderedAt(order) > 0 ? formatDay(orderedAt(order), language) : '',
    'order.status': nameOf(account?.statuses, order.statusId),
    'order.products': products.join('\n'),
    'order.total': formatMoney(totalOf(order), order.currency, language),
    'order.payment': order.payment.method,
    'delivery.method': delivery.method,
    'delivery.address': addressLines(delivery.address).join('\n'),
    'delivery.point': pointLines(point).join('\n'),
    'buyer.name': name,
    'buyer.firstName': name.trim().split(/\s+/)[0] ?? '',
    'buyer.email': order.email,
    'buyer.phone': order.phone,
    'buyer.login': order.login,
  };
}

function valuesOfParcel(parcel: Parcel, { trackingStatus }: ValueWords) {
  return {
    'parcel.number': parcel.number,
    'parcel.link': parcel.trackingUrl,
    'parcel.courier': parcel.courierName,
    'parcel.status': parcel.tracking === 'unknown' ? '' : trackingStatus(parcel.tracking),
  };
}

/** The order's values come first where it is known. */
function valuesOfReturn(orderReturn: OrderReturn, account: Account | undefined, { language }: ValueWords) {
  const { refunded, currency, addedAt } = orderReturn;
  return {
    'order.number': orderReturn.orderId,
    'buyer.email': orderReturn.email,
    'buyer.phone': orderReturn.phone,
    'buyer.login': orderReturn.login,
    'return.number': orderReturn.reference || orderReturn.returnId,
    'return.date': addedAt > 0 ? formatDay(addedAt, language) : '',
    'return.status': nameOf(account?.returnStatuses, orderReturn.statusId),
    'return.refunded': refunded > 0 ? formatMoney(refunded, currency, language) : '',
  };
}

function nameOf(statuses: readonly Status[] | undefined, wanted: string): string {
  return statuses?.find(({ id }) => id === wanted)?.name ?? '';
}

function pointLines({ id, name, address, postcode, city }: Order['pickupPoint']): string[] {
  if (!id) return [];
  const title = name.includes(id) ? name : `${id} ${name}`.trim();
  return [title, address, `${postcode} ${city}`.trim()].filter(Boolean);
}
