/** Why a record that Base sent could not be read, without anything that stood in it. */
export interface UnreadReason {
  kind: 'wrongKind' | 'unknownValue' | 'outOfRange' | 'other';
  /** Where in the record, in Base's own names: `products.0.price_brutto`. A number in it is a place in a list. */
  path: string;
  /** zod's word for it. */
  code: string;
}

const kinds: Record<string, UnreadReason['kind']> = {
  invalid_type: 'wrongKind',
  // What `lib/background/base-api/read-values.ts` could not make sense of.
  custom: 'wrongKind',
  invalid_value: 'unknownValue',
  invalid_union: 'wrongKind',
  invalid_format: 'unknownValue',
  too_big: 'outOfRange',
  too_small: 'outOfRange',
};

/** Names of Base's fields, and places in lists: nothing else is let through into a report. */
const part = /^(?:[a-z][a-z_]{0,39}|\d{1,3})$/;

/** Reads what the sync notes of a record, `path: code`. */
export function readUnreadReason(written: string): UnreadReason {
  const [, path = '', code = ''] = /^([^:]*)(?:: ([a-z_]{1,30}))?$/.exec(written) ?? [];
  return {
    kind: kinds[code] ?? 'other',
    path: path
      .split('.')
      .map((name) => (part.test(name) ? name : '…'))
      .join('.'),
    code: code || 'unreadable',
  };
}
