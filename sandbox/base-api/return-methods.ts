import type { OrderReturn } from '../shop/shop.ts';
import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import type { Parameters } from './parameters.ts';
import { readFlag, readInteger, readText } from './parameters.ts';

const pageSize = 100;

/** Returns at most 100 returns, sorted by id. The next page begins at `id_from` = last id + 1 (base-api.md §6.1). */
export function getOrderReturns(account: Account, parameters: Parameters) {
  const orderId = readInteger(parameters, 'order_id');
  const returnId = readInteger(parameters, 'return_id');
  const dateFrom = readInteger(parameters, 'date_from') ?? 0;
  const statusId = readInteger(parameters, 'status_id');
  const source = readText(parameters, 'filter_order_return_source');
  const sourceId =
    source === undefined ? undefined : readInteger(parameters, 'filter_order_return_source_id');
  const passes = (found: OrderReturn) =>
    (orderId === undefined || found.order_id === orderId) &&
    (returnId === undefined || found.return_id === returnId) &&
    found.date_add >= dateFrom &&
    (statusId === undefined || Number(found.status_id) === statusId) &&
    (source === undefined || found.order_return_source === source) &&
    (sourceId === undefined || found.order_return_source_id === sourceId);
  const from = { date: 0, id: readInteger(parameters, 'id_from') ?? 0 };
  const returns = account.returns.pageFrom(from, pageSize, passes);
  return { returns: returns.map((found) => writeReturn(found, parameters)) };
}

function writeReturn(found: OrderReturn, parameters: Parameters) {
  const { custom_extra_fields, connect_data, ...plain } = found;
  return {
    ...plain,
    // An empty one is "" in the sample (base-api.md §6.1).
    ...(readFlag(parameters, 'include_custom_extra_fields')
      ? { custom_extra_fields: custom_extra_fields ?? '' }
      : {}),
    ...(readFlag(parameters, 'include_connect_data') ? { connect_data: connect_data ?? [] } : {}),
  };
}

/** Answers SUCCESS only. The list of reasons in the documentation's sample is a mistake (base-api.md §6.2). */
export function setOrderReturnStatus(account: Account, parameters: Parameters, at: number) {
  const found = account.findReturn(readInteger(parameters, 'return_id') ?? 0);
  const statusId = readInteger(parameters, 'status_id');
  // Base's own codes for these two are not known.
  if (found === undefined) throw new ApiError('ERROR_RETURN_ID', 'There is no such return');
  if (statusId === undefined || !account.shop.returnStatuses.some((status) => status.id === statusId)) {
    throw new ApiError('ERROR_STATUS_ID', 'There is no such status');
  }
  const returnId = found.return_id;
  account.returnStatusCalls.push({ at, returnId, from: Number(found.status_id), to: statusId });
  account.setReturnStatus(returnId, statusId);
  return {};
}
