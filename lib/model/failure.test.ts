import { expect, it } from 'vitest';
import { toFailure } from './failure';

it.each([
  ['QuotaExceededError', '', 'storageFull'],
  ['UnknownError', 'IO error: …/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3)', 'storageFull'],
  ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'databaseDamaged'],
  ['AbortError', '', 'databaseBlocked'],
  ['NotAllowedError', '', 'unexpectedAnswer'],
])('an error of the browser (%s, "%s") is %s', (name, message, kind) => {
  expect(toFailure(new DOMException(message, name)).kind).toBe(kind);
});
