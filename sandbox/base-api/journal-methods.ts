import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import type { Parameters } from './parameters.ts';
import { readInteger, readIntegers } from './parameters.ts';

/** `at` in unix ms, here and below. */
export function getJournalList(account: Account, parameters: Parameters, at: number) {
  const orderId = readInteger(parameters, 'order_id');
  const entries = account.journal.readAfter(
    readLastLogId(parameters),
    at / 1000,
    createFilter(parameters, orderId),
  );
  return { logs: entries.map(({ ownerId, ...entry }) => ({ ...entry, order_id: ownerId })) };
}

export function getOrderReturnJournalList(account: Account, parameters: Parameters, at: number) {
  const returnId = readInteger(parameters, 'return_id');
  const lastId = readLastLogId(parameters);
  const entries = account.returnJournal.readAfter(lastId, at / 1000, createFilter(parameters, returnId));
  return { logs: entries.map(({ ownerId, ...entry }) => ({ ...entry, return_id: ownerId })) };
}

/** The live API rejects 0 and accepts 1 (base-api.md §4.1). The error code is not known. */
function readLastLogId(parameters: Parameters): number {
  const lastId = readInteger(parameters, 'last_log_id');
  if (lastId === undefined || lastId < 1) {
    throw new ApiError('ERROR_LAST_LOG_ID', 'last_log_id must be greater than 0');
  }
  return lastId;
}

function createFilter(parameters: Parameters, wantedOwnerId: number | undefined) {
  const types = readIntegers(parameters, 'logs_types');
  return (entry: { log_type: number; ownerId: number }) =>
    (types === undefined || types.length === 0 || types.includes(entry.log_type)) &&
    (wantedOwnerId === undefined || entry.ownerId === wantedOwnerId);
}
