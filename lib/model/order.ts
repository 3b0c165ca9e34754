import * as z from 'zod/mini';
import type { OrderField } from '@/lib/edit/order-fields';
import { momentSchema } from '@/lib/time/moment';

/** A product of an order, as `orderSchema` says. */
export const productSchema = z.object({
  name: z.string(),
  attributes: z.string(),
  sku: z.string(),
  ean: z.string(),
  quantity: z.number(),
  price: z.number(),
});

/** An address of an order, as `orderSchema` says. */
export const addressSchema = z.object({
  name: z.string(),
  company: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  state: z.string(),
  /** Two letters; Base's own country *name* is localised, so it is not kept. */
  country: z.string(),
});

/**
 * An order as Sidecar keeps it. Made from Base's answer by `background/base-api/to-order.ts` and by nothing else.
 *
 * - Money is in hundredths of `currency`, whole numbers.
 * - Times are Unix milliseconds; 0 = Base gave none.
 * - An absent text is `''`, as Base sends it (base-api.md §2).
 * - `order_page` is never kept: it holds a secret hash. Only the letter of its host is, in `panelHost`.
 */
export const orderSchema = z.object({
  accountId: z.string(),
  orderId: z.string(),
  shopOrderId: z.string(),
  externalOrderId: z.string(),
  source: z.object({ type: z.string(), id: z.string() }),
  statusId: z.string(),
  /** When it came into this status, by Base's clock. Missing in copies of version 0.1.0. */
  statusSince: z.optional(momentSchema),
  /** False while Base waits for the buyer to confirm it; such an order has no `confirmedAt`. */
  confirmed: z.boolean(),
  addedAt: momentSchema,
  confirmedAt: momentSchema,
  login: z.string(),
  email: z.string(),
  phone: z.string(),
  buyerComments: z.string(),
  sellerComments: z.string(),
  currency: z.string(),
  payment: z.object({ method: z.string(), cashOnDelivery: z.boolean(), paid: z.number() }),
  delivery: z.object({ method: z.string(), price: z.number(), address: addressSchema }),
  /** Where the buyer collects the parcel; `id` is '' when it is delivered to the address. */
  pickupPoint: z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    postcode: z.string(),
    city: z.string(),
  }),
  /** One of the order's parcels: the only one that getOrders names. */
  parcel: z.object({ courier: z.string(), number: z.string() }),
  wantsInvoice: z.boolean(),
  /** Whom an invoice goes to. Base fills it from the delivery address also when none is wanted. */
  invoice: z.object({ nip: z.string(), address: addressSchema }),
  /**
   * The extra fields that are filled. Every account has the fields `1` and `2` and defines the others itself; their
   * names are in the account. `address` is that of a file, else ''.
   */
  extraFields: z.array(z.object({ id: z.string(), text: z.string(), address: z.string() })),
  products: z.array(productSchema),
  /** E.g. `panel-e.baselinker.com`; '' when `order_page` did not tell. */
  panelHost: z.string(),
  /** When this copy was read from Base. */
  readAt: momentSchema,
  /**
   * True once Base does not return it any more: archived, merged or deleted. Base does not say which (base-api.md §7).
   */
  isGone: z.boolean(),
});

/** An order in the database, with what only the background needs. */
export const keptOrderSchema = z.extend(orderSchema, {
  /** The keys that a ticket can match (`lib/match/keys/keys.ts`). The multiEntry index is built on them. */
  keys: z.array(z.string()),
  /** Number of the backfill that last met it (`background/sync/state.ts`). */
  walk: z.number(),
});

export type Order = z.infer<typeof orderSchema>;
export type KeptOrder = z.infer<typeof keptOrderSchema>;

/** Identifies an order among those of all accounts. This is unique, because an account's id has no slash. */
export function orderKey({ accountId, orderId }: Pick<Order, 'accountId' | 'orderId'>): string {
  return `${accountId}/${orderId}`;
}

/** What the buyer owes in all: products and delivery, in hundredths of the order's currency. */
export function totalOf(order: Pick<Order, 'products' | 'delivery'>): number {
  return order.products.reduce((sum, { price, quantity }) => sum + price * quantity, order.delivery.price);
}

/** When the buyer ordered, as far as Base says (Unix ms). */
export function orderedAt(order: Pick<Order, 'confirmedAt' | 'addedAt'>): number {
  return order.confirmedAt || order.addedAt;
}

/** The present values of the fields that an agent can edit. */
export function fieldsOf(
  order: Pick<Order, 'delivery' | 'pickupPoint' | 'phone' | 'email' | 'sellerComments'>,
): Record<OrderField, string> {
  const { id, name, address, postcode, city } = order.pickupPoint;
  return {
    ...order.delivery.address,
    ...{ pointId: id, pointName: name, pointAddress: address, pointPostcode: postcode, pointCity: city },
    phone: order.phone,
    email: order.email,
    sellerComments: order.sellerComments,
  };
}

const dayMs = 86_400_000;
/**
 * Base moves an order to its archive this many days after it was placed; sooner in November and December (base-api.md
 * §7).
 */
const archivedAfter = 92 * dayMs;
const archivedInPeak = 61 * dayMs;

/**
 * True when Base has moved the order to its archive: Base does not return it any more, or it is older than Base keeps
 * orders at hand. The API does not say so (base-api.md §7). Once true it stays true as time goes on.
 *
 * @param now Unix ms
 */
export function isArchived(order: Pick<Order, 'isGone' | 'confirmedAt' | 'addedAt'>, now: number): boolean {
  const placedAt = orderedAt(order);
  return order.isGone || (placedAt > 0 && placedAt < archiveLimit(now));
}

/** Orders placed before this (Unix ms) are archived. */
function archiveLimit(now: number): number {
  const date = new Date(now);
  if (date.getUTCMonth() >= 10) return now - archivedInPeak;
  // Orders that were archived by the end of December stay archived in January.
  const endOfPeak = Date.UTC(date.getUTCFullYear(), 0);
  return Math.max(now - archivedAfter, endOfPeak - archivedInPeak);
}
