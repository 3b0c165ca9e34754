import * as z from 'zod/mini';
import { describeIssue } from './describe-issue';
import {
  amount,
  flag,
  id,
  keyed,
  list,
  money,
  moneyOrNone,
  ownId,
  text,
  time,
  wholeText,
} from './read-values';

/**
 * Schemas of what Base really sends (base-api.md §2): keys may be missing or new, and values vary as `read-values.ts`
 * says. Answers are normalised here, so that all other code can rely on them.
 */

/** The content of an extra field: a text, or the title and the address of a file (base-api.md §3.1). */
const extraFieldSchema = z.union([
  z.pipe(
    text,
    z.transform((value) => ({ text: value, url: '' })),
  ),
  z.pipe(
    z.object({ title: text, url: text }),
    z.transform(({ title, url }) => ({ text: title || url, url })),
  ),
]);

/**
 * Makes the schemas of orders, returns, parcels and invoices. A record is kept as soon as its own id can be read.
 *
 * @param field turns the schema of a value into that of a field; `none` is the value where Base gives none
 */
function createRecordSchemas(field: <T>(schema: z.ZodMiniType<T>, none: T) => z.ZodMiniType<T>) {
  const anId = field(id, '');
  const aText = field(text, '');
  const anAmount = field(amount, 0);
  const aPrice = field(money, 0);
  const aTime = field(time, 0);
  const aFlag = field(flag, false);
  /** PHP leaves null where an element was removed: nulls are dropped. */
  const listOf = <T extends z.core.$ZodShape>(shape: T) =>
    z.pipe(
      z.pipe(field(list, []), z.array(field(z.nullable(z.object(shape)), null))),
      z.transform((items) => items.filter((item) => item !== null)),
    );
  const order = z.object({
    order_id: ownId,
    shop_order_id: anId,
    external_order_id: aText,
    order_source: aText,
    order_source_id: aText,
    order_status_id: aText,
    date_in_status: aTime,
    /** Missing in older answers, which held confirmed orders only. */
    confirmed: field(
      z.pipe(
        z.nullish(z.union([z.boolean(), z.number(), z.string()])),
        z.transform(
          (value) => value === null || value === undefined || value === true || String(value) === '1',
        ),
      ),
      true,
    ),
    date_add: aTime,
    date_confirmed: aTime,
    user_login: aText,
    email: aText,
    phone: aText,
    user_comments: aText,
    admin_comments: aText,
    currency: aText,
    payment_method: aText,
    payment_method_cod: aFlag,
    payment_done: aPrice,
    delivery_method: aText,
    delivery_price: aPrice,
    delivery_package_module: aText,
    delivery_package_nr: aText,
    delivery_fullname: aText,
    delivery_company: aText,
    delivery_address: aText,
    delivery_city: aText,
    delivery_state: aText,
    delivery_postcode: aText,
    delivery_country_code: aText,
    delivery_point_id: aText,
    delivery_point_name: aText,
    delivery_point_address: aText,
    delivery_point_postcode: aText,
    delivery_point_city: aText,
    want_invoice: aFlag,
    invoice_fullname: aText,
    invoice_company: aText,
    invoice_nip: aText,
    invoice_address: aText,
    invoice_city: aText,
    invoice_state: aText,
    invoice_postcode: aText,
    invoice_country_code: aText,
    extra_field_1: aText,
    extra_field_2: aText,
    /**
     * Nobody has captured a filled one. If it has another shape, only the extra fields are lost, and the record does
     * not even count as odd.
     */
    custom_extra_fields: z.catch(z.optional(keyed(z.catch(extraFieldSchema, { text: '', url: '' }))), {}),
    order_page: aText,
    products: listOf({
      name: aText,
      attributes: aText,
      sku: aText,
      ean: aText,
      quantity: anAmount,
      price_brutto: aPrice,
    }),
  });
  const orderReturn = z.object({
    return_id: ownId,
    order_id: anId,
    external_order_id: aText,
    reference_number: aText,
    order_return_source: aText,
    order_return_source_id: aText,
    status_id: aText,
    date_in_status: aTime,
    date_add: aTime,
    user_login: aText,
    email: aText,
    phone: aText,
    currency: aText,
    refunded: aPrice,
    delivery_package_module: aText,
    delivery_package_nr: aText,
    products: listOf({
      name: aText,
      sku: aText,
      quantity: anAmount,
      price_brutto: aPrice,
      return_reason_id: anId,
      return_reason_comment: aText,
    }),
  });
  const parcel = z.object({
    package_id: ownId,
    courier_package_nr: aText,
    /** The number of the carrier that transports the parcel, if it was sent through a broker or a marketplace. */
    courier_inner_number: aText,
    courier_code: aText,
    courier_other_name: aText,
    tracking_status: anAmount,
    tracking_status_date: aTime,
    tracking_url: aText,
    package_type: anAmount,
    is_return: aFlag,
  });
  const invoice = z.object({
    invoice_id: ownId,
    type: aText,
    /** Only a correction has one. */
    correcting_to_invoice_id: anId,
    number: aText,
    external_invoice_number: aText,
    date_add: aTime,
    total_price_brutto: field(moneyOrNone, null),
    currency: aText,
  });
  return { order, orderReturn, parcel, invoice };
}

/** Reads an odd value as an empty one, so that the record is kept. */
const tolerant = createRecordSchemas((schema, none) => z.catch(schema, none));
/** Fails on an odd value, so that its field can be named. */
const strict = createRecordSchemas((schema) => schema);

/** One element of `orders[]` (base-api.md §3.1). Only `order_id` must be there. */
export const wireOrderSchema = tolerant.order;
export type WireOrder = z.infer<typeof wireOrderSchema>;
/** An order without any odd value. */
export const plainOrderSchema = strict.order;

/** The fields of an order that paging needs. The date must be readable: without it the next page would be a guess. */
export const orderPlaceSchema = z.pick(strict.order, { order_id: true, date_confirmed: true });
/** Only the id of an order. */
export const orderIdSchema = z.pick(strict.order, { order_id: true });

/** The answer of getOrders (base-api.md §3.1), its records not yet read. */
export const orderPageSchema = z.object({ orders: list });

/** One element of `returns[]` (base-api.md §6.1). Only `return_id` must be there. */
export const wireReturnSchema = tolerant.orderReturn;
export type WireReturn = z.infer<typeof wireReturnSchema>;
/** A return without any odd value. */
export const plainReturnSchema = strict.orderReturn;

/** The answer of getOrderReturns (base-api.md §6.1), its records not yet read. */
export const returnPageSchema = z.object({ returns: list });
/** The field of a return that paging needs. */
export const returnPlaceSchema = z.pick(strict.orderReturn, { return_id: true });

/** Both journals (base-api.md §4). The key is `log_id`, whatever the documentation's table says. */
export const logPageSchema = z.object({ logs: list });
/** One entry of the journal of orders (base-api.md §4.1). */
export const orderLogSchema = z.object({
  log_id: ownId,
  log_type: amount,
  order_id: id,
  object_id: id,
});
/** One entry of the journal of returns (base-api.md §4). */
export const returnLogSchema = z.extend(z.pick(orderLogSchema, { log_id: true }), { return_id: id });

/** One element of `packages[]`. In live answers every number is a string (base-api.md §5.1). */
export const wirePackageSchema = tolerant.parcel;
export type WirePackage = z.infer<typeof wirePackageSchema>;

/** The parcels of an order, a handful. A parcel without an id of its own is left out, and the others are kept. */
export const packageListSchema = z.object({
  packages: z.pipe(
    list,
    z.transform((raw) => readEach(raw, wirePackageSchema).records),
  ),
});

/** One element of `invoices[]` (base-api.md §3.11). */
export type WireInvoice = z.infer<typeof tolerant.invoice>;

/** The invoices of an order, a handful. An invoice without an id of its own is left out, and the others are kept. */
export const invoiceListSchema = z.object({
  invoices: z.pipe(
    list,
    z.transform((raw) => readEach(raw, tolerant.invoice).records),
  ),
});

/**
 * The receipt of an order. Its fields are at the top level of the answer (base-api.md §3.11). `receipt_id` is '' where
 * there is no receipt.
 */
export const receiptSchema = z.object({
  receipt_id: z.catch(id, ''),
  receipt_full_nr: z.catch(text, ''),
  external_receipt_number: z.catch(text, ''),
  date_add: z.catch(time, 0),
  total_price_brutto: z.catch(moneyOrNone, null),
  currency: z.catch(text, ''),
});
export type WireReceipt = z.infer<typeof receiptSchema>;

/** The file of an invoice is base64 behind `data:` (base-api.md §3.11). */
export const wireInvoiceFileSchema = z.object({ invoice: wholeText });

/** One element of `payments[]` (base-api.md §3.9). Entries have no id of their own, so each is kept. */
const wirePaymentSchema = z.object({
  paid_before: z.catch(moneyOrNone, null),
  paid_after: z.catch(moneyOrNone, null),
  currency: z.catch(text, ''),
  date: z.catch(time, 0),
});
export type WirePayment = z.infer<typeof wirePaymentSchema>;
/** The answer of getOrderPaymentsHistory (base-api.md §3.9). */
export const paymentListSchema = z.object({
  payments: z.pipe(
    list,
    z.transform((raw) => readEach(raw, wirePaymentSchema).records),
  ),
});

/** One element of `history[]` (base-api.md §3.10). */
const wirePackingEntrySchema = z.object({ action_type: z.catch(amount, 0), entry_date: z.catch(time, 0) });
export type WirePackingEntry = z.infer<typeof wirePackingEntrySchema>;
/** The answer of getOrderPickPackHistory (base-api.md §3.10). */
export const packingListSchema = z.object({
  history: z.pipe(
    list,
    z.transform((raw) => readEach(raw, wirePackingEntrySchema).records),
  ),
});

/** One tracking event of a parcel (base-api.md §5.4). */
const wireTrackingEntrySchema = z.object({
  tracking_status: z.catch(amount, 0),
  tracking_status_date: z.catch(time, 0),
});
export type WireTrackingEntry = z.infer<typeof wireTrackingEntrySchema>;
/** Package id → its tracking events. */
export const trackingListSchema = z.object({
  packages_history: z._default(
    keyed(
      z.pipe(
        z.catch(list, []),
        z.transform((raw) => readEach(raw, wireTrackingEntrySchema).records),
      ),
    ),
    {},
  ),
});

/** A label is plain base64, without `data:` before it (base-api.md §5.2). */
export const wireLabelSchema = z.object({ extension: text, label: wholeText });

/** The answer of getOrderStatusList (base-api.md §3.2), its records not yet read. */
export const statusListSchema = z.object({ statuses: list });
/** `color` and `group_id` are missing in older answers; names can begin with a blank (base-api.md §3.2). */
export const wireStatusSchema = z.object({
  id: id.check(z.refine((value) => value !== '')),
  name: text,
  color: text,
  group_id: id,
});
export type WireStatus = z.infer<typeof wireStatusSchema>;

/** The answer of getOrderStatusGroups (base-api.md §3.2), its records not yet read. */
export const statusGroupListSchema = z.object({ status_groups: list });
/** One group of statuses. */
export const wireStatusGroupSchema = z.object({ group_id: id, name: text });
export type WireStatusGroup = z.infer<typeof wireStatusGroupSchema>;

/** The answer of set methods: only that it was done (base-api.md §3.3, §6.2). */
export const doneSchema = z.object({});

/** The fields that a change needs. They are read even where the rest of the record is broken. */
export const changeableOrderSchema = z.extend(
  z.pick(strict.order, { order_id: true, order_status_id: true }),
  z.pick(tolerant.order, {
    date_in_status: true,
    delivery_fullname: true,
    delivery_company: true,
    delivery_address: true,
    delivery_postcode: true,
    delivery_city: true,
    delivery_state: true,
    delivery_country_code: true,
    delivery_point_id: true,
    delivery_point_name: true,
    delivery_point_address: true,
    delivery_point_postcode: true,
    delivery_point_city: true,
    phone: true,
    email: true,
    admin_comments: true,
  }).shape,
);
/** The fields of a return that a change needs (base-api.md §6.1). They are read even where the rest is broken. */
export const returnStatusSchema = z.extend(
  z.pick(strict.orderReturn, { return_id: true, status_id: true }),
  z.pick(tolerant.orderReturn, { date_in_status: true }).shape,
);

/** The answer of getOrderSources: kind of source → its id → its name (base-api.md §3.6). */
export const sourcesSchema = z.object({ sources: keyed(keyed(text)) });

/** The answer of getOrderExtraFields (base-api.md §3.7), its records not yet read. */
export const extraFieldsSchema = z.object({ extra_fields: list });
/** A field's id and name (base-api.md §3.7). 1 and 2 are `extra_field_1` and `extra_field_2`. */
export const wireExtraFieldSchema = z.pipe(
  z.object({ extra_field_id: id.check(z.refine((value) => value !== '')), name: text }),
  z.transform(({ extra_field_id, name }): [id: string, name: string] => [extra_field_id, name]),
);

/** The answer of getOrderReturnReasonsList (base-api.md §6.2), its records not yet read. */
export const returnReasonsSchema = z.object({ return_reasons: list });
/** A reason's id and name (base-api.md §6.2). */
export const wireReturnReasonSchema = z.pipe(
  z.object({ return_reason_id: id.check(z.refine((value) => value !== '')), name: text }),
  z.transform(({ return_reason_id, name }): [id: string, name: string] => [return_reason_id, name]),
);

/** getOrdersByPhone (base-api.md §3.5): everything may be a string; only the ids and the dates are used. */
export const foundByPhoneSchema = z.object({ orders: list });
/** One order that getOrdersByPhone found. */
export const foundOrderSchema = z.object({
  order_id: ownId,
  date_add: time,
});

/** What every answer is wrapped in. An error comes with HTTP 200; its message may be '' (base-api.md §1). */
export const envelopeSchema = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('SUCCESS') }),
  z.object({ status: z.literal('ERROR'), error_code: text, error_message: text }),
]);

/** Records of a list that could be read, and how many could not. */
export interface Readable<T> {
  records: T[];
  /** Those of `records` in which a value could not be read. */
  odd: T[];
  /** How many could not be read at all. */
  rejected: number;
  /** The first thing that could not be read: a path and a code, never a value. */
  reason: string;
}

/**
 * Reads each record on its own, so that one that does not fit the schema does not affect the others.
 *
 * @param plain a stricter schema: it fails on odd values that `schema` reads as empty ones
 */
export function readEach<T>(
  raw: readonly unknown[],
  schema: z.ZodMiniType<T>,
  plain: z.ZodMiniType<T> = schema,
): Readable<T> {
  const readable: Readable<T> = { records: [], odd: [], rejected: 0, reason: '' };
  for (const record of raw) {
    const parsed = plain.safeParse(record);
    const kept = parsed.success ? parsed : schema.safeParse(record);
    if (kept.success) readable.records.push(kept.data);
    else readable.rejected += 1;
    if (parsed.success) continue;
    if (kept.success) readable.odd.push(kept.data);
    readable.reason ||= describeIssue(parsed.error);
  }
  return readable;
}
