import { expect, it } from 'vitest';
import { readUnreadReason } from './unread-reason';

it.each([
  ['products.0.price_brutto: invalid_type', 'wrongKind', 'products.0.price_brutto', 'invalid_type'],
  ['order_source: invalid_value', 'unknownValue', 'order_source', 'invalid_value'],
  ['date_add: too_big', 'outOfRange', 'date_add', 'too_big'],
  ['custom_extra_fields.Jan Nowak: invalid_type', 'wrongKind', 'custom_extra_fields.…', 'invalid_type'],
  ['email: constructor', 'other', 'email', 'constructor'],
  ['unreadable', 'other', 'unreadable', 'unreadable'],
  ['', 'other', '…', 'unreadable'],
])('tells why a record could not be read: %s', (written, kind, path, code) => {
  expect(readUnreadReason(written)).toEqual({ kind, path, code });
});
