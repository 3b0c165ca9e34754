import { z } from 'zod';

/**
 * What Base really sends (base-api.md §2): numbers as strings, `""` for none, `[]` for `{}`, keys that are
 * missing or new. Accepted here, normalised here, true everywhere after.
 */

/** A text; a number is taken as its digits, what is missing as ''. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

/** An id as digits; Base writes none as `0`, `"0"`, `-1` (a return's shop_order_id) or `""`. */
const id = text.transform((value) => (value === '0' || value === '-1' ? '' : value));

/** An amount in hundredths of its currency; `""` and what is missing are 0. */
const money = z
  .union([z.number(), z.string().regex(/^\s*-?\d*(\.\d*)?\s*$/)])
  .nullish()
  .transform((value) => Math.round(Number(value ?? 0) * 100));

/** Any number; `""` and what is missing are 0. */
const amount = z
  .union([z.number(), z.string().regex(/^\s*-?\d*(\.\d*)?\s*$/)])
  .nullish()
  .transform((value) => Number(value ?? 0));

/** Unix seconds as Base sends them → Unix ms; 0, "0" and "" are 0. */
const time = amount.transform((seconds) => seconds * 1000);

/** `"1"`, 1 and true. */
const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => value === true || String(value ?? '') === '1');

/** A JSON list; PHP makes an object of a list with gaps. What is missing is empty. */
const list = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown()).transform((map) => Object.values(map))])
  .nullish()
  .transform((value) => value ?? []);

/** A keyed object whose empty form may be `[]` or `""`. */
function keyed<T>(value: z.ZodType<T>) {
  const empty = z.union([z.array(z.never()), z.literal('')]).transform((): Record<string, T> => ({}));
  return z.union([z.record(z.string(), value), empty]);
}

/** What a field of the account's own holds: a text, or the title and the address of a file (base-api.md §3.1). */
const extraFieldSchema = z.union([
  text.transform((value) => ({ text: value, url: '' })),
  z.object({ title: text, url: text }).transform(({ title, url }) => ({ text: title || url, url })),
]);

const productSchema = z.object({
  name: text,
  attributes: text,
  sku: text,
  ean: text,
  quantity: amount,
  price_brutto: money,
});

/** One element of `orders[]` (base-api.md §3.1). Only `order_id` must be there. */
export const wireOrderSchema = z.object({
  order_id: id.refine((value) => /^\d+$/.test(value)),
  shop_order_id: id,
  external_order_id: text,
  order_source: text,
  order_source_id: text,
  order_status_id: text,
  date_in_status: time,
  /** Missing in older answers, which held confirmed orders only. */
  confirmed: z
    .union([z.boolean(), z.number(), z.string()])
    .nullish()
    .transform((value) => value === null || value === undefined || value === true || String(value) === '1'),
  date_add: time,
  date_confirmed: time,
  user_login: text,
  email: text,
  phone: text,
  user_comments: text,
  admin_comments: text,
  currency: text,
  payment_method: text,
  payment_method_cod: flag,
  payment_done: money,
  delivery_method: text,
  delivery_price: money,
  delivery_package_module: text,
  delivery_package_nr: text,
  delivery_fullname: text,
  delivery_company: text,
  delivery_address: text,
  delivery_city: text,
  delivery_state: text,
  delivery_postcode: text,
  delivery_country_code: text,
  delivery_point_id: text,
  delivery_point_name: text,
  delivery_point_address: text,
  delivery_point_postcode: text,
  delivery_point_city: text,
  want_invoice: flag,
  invoice_fullname: text,
  invoice_company: text,
  invoice_nip: text,
  invoice_address: text,
  invoice_city: text,
  invoice_state: text,
  invoice_postcode: text,
  invoice_country_code: text,
  extra_field_1: text,
  extra_field_2: text,
  /** Nobody has captured one that is filled: whatever else it may be costs the fields, not the order. */
  custom_extra_fields: keyed(extraFieldSchema.catch({ text: '', url: '' }))
    .optional()
    .catch({}),
  order_page: text,
  products: list.pipe(z.array(productSchema)),
});

export type WireOrder = z.infer<typeof wireOrderSchema>;

/** The little of an order that paging needs, read even where the rest of the record is broken. */
export const orderPlaceSchema = wireOrderSchema.pick({ order_id: true, date_confirmed: true });
export const orderIdSchema = wireOrderSchema.pick({ order_id: true });

export const orderPageSchema = z.object({ orders: list });

const returnProductSchema = z.object({
  name: text,
  sku: text,
  quantity: amount,
  price_brutto: money,
  return_reason_id: id,
  return_reason_comment: text,
});

/** One element of `returns[]` (base-api.md §6.1). Only `return_id` must be there. */
export const wireReturnSchema = z.object({
  return_id: id.refine((value) => /^\d+$/.test(value)),
  order_id: id,
  external_order_id: text,
  reference_number: text,
  order_return_source: text,
  order_return_source_id: text,
  status_id: text,
  date_in_status: time,
  date_add: time,
  user_login: text,
  email: text,
  phone: text,
  currency: text,
  refunded: money,
  delivery_package_module: text,
  delivery_package_nr: text,
  products: list.pipe(z.array(returnProductSchema)),
});

export type WireReturn = z.infer<typeof wireReturnSchema>;

export const returnPageSchema = z.object({ returns: list });
export const returnPlaceSchema = wireReturnSchema.pick({ return_id: true });

/** Both journals (base-api.md §4). The key is `log_id`, whatever the documentation's table says. */
export const logPageSchema = z.object({ logs: list });
export const orderLogSchema = z.object({
  log_id: id.refine((value) => /^\d+$/.test(value)),
  log_type: amount,
  order_id: id,
  object_id: id,
});
export const returnLogSchema = orderLogSchema.pick({ log_id: true }).extend({ return_id: id });

/** One element of `packages[]`: live, every number is a string (base-api.md §5.1). */
export const wirePackageSchema = z.object({
  package_id: id.refine((value) => /^\d+$/.test(value)),
  courier_package_nr: text,
  courier_code: text,
  courier_other_name: text,
  tracking_status: amount,
  tracking_status_date: time,
  tracking_url: text,
  package_type: amount,
  is_return: flag,
});

export type WirePackage = z.infer<typeof wirePackageSchema>;

/** A handful, so they are read as a whole: a parcel that is silently missing would be sent again. */
export const packageListSchema = z.object({ packages: list.pipe(z.array(wirePackageSchema)) });

/** A label is plain base64, without `data:` before it (base-api.md §5.2). */
export const wireLabelSchema = z.object({ extension: text, label: text });

export const statusListSchema = z.object({ statuses: list });
/** `color` and `group_id` are missing in older answers; names can begin with a blank (base-api.md §3.2). */
export const wireStatusSchema = z.object({
  id: id.refine((value) => value !== ''),
  name: text,
  color: text,
  group_id: id,
});
export type WireStatus = z.infer<typeof wireStatusSchema>;

export const statusGroupListSchema = z.object({ status_groups: list });
export const wireStatusGroupSchema = z.object({ group_id: id, name: text });
export type WireStatusGroup = z.infer<typeof wireStatusGroupSchema>;

/** What set methods answer: nothing but that it was done (base-api.md §3.3, §6.2). */
export const doneSchema = z.object({});

/** The little that a change of status must know, read even where the rest of the record is broken. */
export const orderStatusSchema = wireOrderSchema.pick({
  order_id: true,
  order_status_id: true,
  date_in_status: true,
});
export const returnStatusSchema = wireReturnSchema.pick({
  return_id: true,
  status_id: true,
  date_in_status: true,
});

export const sourcesSchema = z.object({ sources: keyed(keyed(text)) });

export const extraFieldsSchema = z.object({ extra_fields: list });
/** A field's id and name (base-api.md §3.7). 1 and 2 are `extra_field_1` and `extra_field_2`. */
export const wireExtraFieldSchema = z
  .object({ extra_field_id: id.refine((value) => value !== ''), name: text })
  .transform(({ extra_field_id, name }): [id: string, name: string] => [extra_field_id, name]);

export const returnReasonsSchema = z.object({ return_reasons: list });
/** A reason's id and name (base-api.md §6.2). */
export const wireReturnReasonSchema = z
  .object({ return_reason_id: id.refine((value) => value !== ''), name: text })
  .transform(({ return_reason_id, name }): [id: string, name: string] => [return_reason_id, name]);

/** getOrdersByPhone (base-api.md §3.5): everything may be a string; only the ids are used. */
export const foundByPhoneSchema = z.object({ orders: list });
export const foundOrderSchema = z.object({
  order_id: id.refine((value) => /^\d+$/.test(value)),
  date_add: time,
});

/** What every answer is wrapped in. An error comes with HTTP 200; its message may be '' (base-api.md §1). */
export const envelopeSchema = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('SUCCESS') }),
  z.object({ status: z.literal('ERROR'), error_code: text, error_message: text }),
]);

/** Records of a list that could be read, and how many could not, with the first reason (paths, never values). */
export interface Readable<T> {
  records: T[];
  rejected: number;
  reason: string;
}

/** Reads each record on its own: one that is not what the schema expects fails alone, the rest are kept. */
export function readEach<T>(raw: readonly unknown[], schema: z.ZodType<T>): Readable<T> {
  const readable: Readable<T> = { records: [], rejected: 0, reason: '' };
  for (const record of raw) {
    const parsed = schema.safeParse(record);
    if (parsed.success) readable.records.push(parsed.data);
    else {
      readable.rejected += 1;
      const [issue] = parsed.error.issues;
      readable.reason ||= issue ? `${issue.path.join('.')}: ${issue.code}` : 'unreadable';
    }
  }
  return readable;
}
