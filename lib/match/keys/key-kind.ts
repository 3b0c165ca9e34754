/**
 * The kinds of keys of orders and returns. All up to `reference` name one order or return; `email`, `phone` and `login`
 * only its buyer. `name` is for the search box alone: too many people share a name to use one from a ticket.
 */
export const keyKinds = [
  'order',
  'shop',
  'external',
  'parcel',
  'return',
  'reference',
  'email',
  'phone',
  'login',
  'name',
] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Kinds of numbers that name an order, and those that name a return. */
export const orderNumbers = ['order', 'shop', 'external', 'parcel'] as const;
export const returnNumbers = ['return', 'reference', 'parcel'] as const;

/** True for a key that is a number: it names one order or return, not only its buyer. */
export function isStrong(kind: KeyKind): boolean {
  return [...orderNumbers, ...returnNumbers].some((number) => number === kind);
}
