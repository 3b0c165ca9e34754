import type { OrderField, OrderFields } from '@/lib/edit/order-fields';
import { namesIn } from '@/lib/edit/order-fields';

/** Base's names of the fields that an agent can edit (base-api.md §3.1, §3.4). */
const wireNames = {
  name: 'delivery_fullname',
  company: 'delivery_company',
  street: 'delivery_address',
  postcode: 'delivery_postcode',
  city: 'delivery_city',
  state: 'delivery_state',
  country: 'delivery_country_code',
  pointId: 'delivery_point_id',
  pointName: 'delivery_point_name',
  pointAddress: 'delivery_point_address',
  pointPostcode: 'delivery_point_postcode',
  pointCity: 'delivery_point_city',
  phone: 'phone',
  email: 'email',
  sellerComments: 'admin_comments',
} as const satisfies Record<OrderField, string>;

type WireFields = Record<(typeof wireNames)[OrderField], string>;

/** Reads the fields of an order of Base. */
export function fromWireFields(wire: WireFields): OrderFields {
  const entries = Object.entries(wireNames).map(([name, wireName]) => [name, wire[wireName]] as const);
  return { ...Object.fromEntries(entries), country: wire.delivery_country_code.toUpperCase() };
}

/** Fields as setOrderFields takes them. */
export function toWireFields(fields: OrderFields): Record<string, string> {
  return Object.fromEntries(namesIn(fields).map((name) => [wireNames[name], fields[name] ?? '']));
}
