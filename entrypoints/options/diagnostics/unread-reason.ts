import { ownValue } from '@/lib/text/own-value';

/** Why a record from Base could not be read, without any of its content. */
export interface UnreadReason {
  kind: 'wrongKind' | 'unknownValue' | 'outOfRange' | 'other';
  /** Path in the record with Base's own names: `products.0.price_brutto`. A number is an index in a list. */
  path: string;
  /** zod's issue code. */
  code: string;
}

const kinds: Record<string, UnreadReason['kind']> = {
  invalid_type: 'wrongKind',
  // A value that `lib/background/base-api/read-values.ts` could not convert.
  custom: 'wrongKind',
  invalid_value: 'unknownValue',
  invalid_union: 'wrongKind',
  invalid_format: 'unknownValue',
  too_big: 'outOfRange',
  too_small: 'outOfRange',
};

/** Names of Base's fields, and list indexes. Nothing else may appear in a report. */
const part = /^(?:[a-z][a-z_]{0,39}|\d{1,3})$/;

/** Parses the sync's note about a record, `path: code`. */
export function readUnreadReason(written: string): UnreadReason {
  const [, path = '', code = ''] = /^([^:]*)(?:: ([a-z_]{1,30}))?$/.exec(written) ?? [];
  return {
    kind: ownValue(kinds, code) ?? 'other',
    path: path
      .split('.')
      .map((name) => (part.test(name) ? name : '…'))
      .join('.'),
    code: code || 'unreadable',
  };
}
