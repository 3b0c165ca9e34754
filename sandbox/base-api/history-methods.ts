import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import type { Parameters } from './parameters.ts';
import { readFlag, readInteger } from './parameters.ts';

/**
 * What was paid in one entry, as text like the documentation's sample. Only the full history has entries without a
 * payment id (base-api.md §3.9).
 */
export function getOrderPaymentsHistory(account: Account, parameters: Parameters) {
  const order = findOrder(account, parameters);
  const paid = Number(order.payment_done ?? 0);
  if (paid <= 0 || !readFlag(parameters, 'show_full_history')) return { payments: [] };
  const entry = {
    paid_before: '0.00',
    paid_after: paid.toFixed(2),
    total_price: paid.toFixed(2),
    currency: order.currency,
    external_payment_id: '',
    date: String(Number(order.date_confirmed) + 60),
    comment: '',
  };
  return { payments: [entry] };
}

/** Picking and packing, in the hour before the label of the first parcel (base-api.md §3.10). */
export function getOrderPickPackHistory(account: Account, parameters: Parameters) {
  const order = findOrder(account, parameters);
  const [parcel] = account.listPackages(Number(order.order_id));
  const labelledAt = parcel?.history[0]?.tracking_status_date;
  if (labelledAt === undefined) return { history: [] };
  // 2 and 8 begin, 5 and 11 end.
  const history = [2, 5, 8, 11].map((type, index, types) => ({
    action_type: type,
    profile_id: 'John Doe',
    station_id: 13_465,
    cart_id: 0,
    entry_date: labelledAt - (types.length - index) * 600,
  }));
  return { history };
}

function findOrder(account: Account, parameters: Parameters) {
  const order = account.findOrder(readInteger(parameters, 'order_id') ?? 0);
  // Base's own code is not known.
  if (order === undefined) throw new ApiError('ERROR_ORDER_ID', 'There is no such order');
  return order;
}
