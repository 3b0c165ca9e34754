import { keysOfOrder } from '@/lib/match/keys/keys';
import type { KeptOrder, Order } from '@/lib/model/order';
import type { WireOrder } from './schemas';
import { toWebAddress } from './to-web-address';

/**
 * Converts an order of Base to ours.
 *
 * @param readAt when Base was asked, Unix ms
 * @param walk number of the account's present backfill
 */
export function toOrder(wire: WireOrder, accountId: string, readAt: number, walk: number): KeptOrder {
  const order: Omit<KeptOrder, 'keys'> = {
    accountId,
    orderId: wire.order_id,
    shopOrderId: wire.shop_order_id,
    externalOrderId: wire.external_order_id,
    source: { type: wire.order_source, id: wire.order_source_id },
    statusId: wire.order_status_id,
    statusSince: wire.date_in_status,
    confirmed: wire.confirmed,
    addedAt: wire.date_add,
    confirmedAt: wire.date_confirmed,
    login: wire.user_login,
    email: wire.email,
    phone: wire.phone,
    buyerComments: wire.user_comments,
    sellerComments: wire.admin_comments,
    currency: wire.currency,
    payment: {
      method: wire.payment_method,
      cashOnDelivery: wire.payment_method_cod,
      paid: wire.payment_done,
    },
    delivery: {
      method: wire.delivery_method,
      price: wire.delivery_price,
      address: {
        name: wire.delivery_fullname,
        company: wire.delivery_company,
        street: wire.delivery_address,
        postcode: wire.delivery_postcode,
        city: wire.delivery_city,
        state: wire.delivery_state,
        country: wire.delivery_country_code.toUpperCase(),
      },
    },
    pickupPoint: {
      id: wire.delivery_point_id,
      name: wire.delivery_point_name,
      address: wire.delivery_point_address,
      postcode: wire.delivery_point_postcode,
      city: wire.delivery_point_city,
    },
    parcel: { courier: wire.delivery_package_module, number: wire.delivery_package_nr },
    wantsInvoice: wire.want_invoice,
    invoice: {
      nip: wire.invoice_nip,
      address: {
        name: wire.invoice_fullname,
        company: wire.invoice_company,
        street: wire.invoice_address,
        postcode: wire.invoice_postcode,
        city: wire.invoice_city,
        state: wire.invoice_state,
        country: wire.invoice_country_code.toUpperCase(),
      },
    },
    extraFields: toExtraFields(wire),
    products: wire.products.map(({ price_brutto, ...product }) => ({ ...product, price: price_brutto })),
    panelHost: toPanelHost(wire.order_page),
    readAt,
    isGone: false,
    walk,
  };
  return { ...order, keys: keysOfOrder(order) };
}

function toExtraFields(wire: WireOrder): Order['extraFields'] {
  const two = { 1: { text: wire.extra_field_1, url: '' }, 2: { text: wire.extra_field_2, url: '' } };
  return Object.entries({ ...two, ...wire.custom_extra_fields })
    .map(([id, { text, url }]) => ({ id, text, address: toWebAddress(url) }))
    .filter(({ text }) => text !== '');
}

/**
 * Returns the host of the account's panel, or ''. The letter of `https://orders-e.baselinker.com/…` is very likely that
 * of the panel too (base-panel.md §2). The rest of the address is the buyer's secret and is dropped.
 */
function toPanelHost(orderPage: string): string {
  const letter = /^https:\/\/orders-([a-z])\.baselinker\.com\//.exec(orderPage)?.[1];
  return letter ? `panel-${letter}.baselinker.com` : '';
}
