import * as z from 'zod/mini';

/** The fields of an order that an agent can overwrite, in the order of the form. */
export const plainFieldNames = [
  'name',
  'company',
  'street',
  'postcode',
  'city',
  'state',
  'country',
  'pointId',
  'pointName',
  'pointAddress',
  'pointPostcode',
  'pointCity',
  'phone',
  'email',
] as const;

/** All fields of an order that an agent can edit: the seller's note can only be added to. */
export const orderFieldNames = [...plainFieldNames, 'sellerComments'] as const;

export type PlainField = (typeof plainFieldNames)[number];

export type OrderField = (typeof orderFieldNames)[number];

/**
 * How many characters Base keeps of a field (base-api.md §3.4 and api.base.com/?method=setOrderFields, read 2026-11).
 * The page gives no lengths for the parts of a pickup point after its id: they are taken to be those of an address.
 * Characters are counted as UTF-16 units, which is never less than what Base counts.
 */
export const fieldLimits: Readonly<Record<OrderField, number>> = {
  name: 100,
  company: 100,
  street: 156,
  postcode: 100,
  city: 100,
  state: 100,
  country: 2,
  pointId: 40,
  pointName: 100,
  pointAddress: 100,
  pointPostcode: 100,
  pointCity: 100,
  phone: 100,
  email: 150,
  sellerComments: 200,
};

/** Values of some fields. */
export const orderFieldsSchema = z.partialRecord(z.enum(orderFieldNames), z.string());
export type OrderFields = z.infer<typeof orderFieldsSchema>;

/** The names in a set of values, in the order of the form. */
export function namesIn(fields: OrderFields): OrderField[] {
  return orderFieldNames.filter((name) => fields[name] !== undefined);
}

/** Picks the named fields; '' where there is none. */
export function pickFields(fields: OrderFields, names: readonly OrderField[]): OrderFields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? '']));
}

/** The first field that is longer than Base keeps, and by how many characters. */
export function findTooLong(fields: OrderFields): { field: OrderField; by: number } | undefined {
  for (const field of namesIn(fields)) {
    const by = (fields[field] ?? '').length - fieldLimits[field];
    if (by > 0) return { field, by };
  }
  return undefined;
}

/** True for values that Base may have written down differently: white space does not count. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}
