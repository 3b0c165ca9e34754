import { FailureError } from '@/lib/model/failure';
import { toKey } from '@/lib/match/keys/keys';
import { normaliseEmail, normaliseNumber } from '@/lib/match/keys/normalise';
import type { Question } from '@/lib/match/questions';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import {
  foundByPhoneSchema,
  foundOrderSchema,
  orderPageSchema,
  readEach,
  wireOrderSchema,
} from '@/lib/background/base-api/schemas';
import { withExtraFields } from '@/lib/background/base-api/with-extra-fields';
import { announce } from '@/lib/background/progress/announce';
import { database } from '@/lib/background/storage/db';
import { keepOrders } from './keep-orders';

/** getOrdersByPhone answers without the orders' fields. At most this many of the orders are read for one question. */
const mostReads = 3;

/**
 * Asks Base one question and saves the orders in its answer. An agent waits for it.
 *
 * @returns the ids of those that are stored now and really have the key that was asked for, newest first. This is
 * checked because an API that does not know a filter answers with any orders
 * @throws FailureError as `askBase`
 */
export async function askOrders(accountId: string, question: Question): Promise<string[]> {
  const ids =
    question.by === 'phone'
      ? await askByPhone(accountId, question)
      : await readOrders(accountId, filterOf(question));
  const wanted = keyOf(question);
  const db = await database();
  const kept = await Promise.all(ids.map((id) => db.get('orders', [accountId, id])));
  return kept.flatMap((order) => (order && (!wanted || order.keys.includes(wanted)) ? [order.orderId] : []));
}

async function askByPhone(accountId: string, { value }: Question): Promise<string[]> {
  const { orders } = await askInteractively(
    accountId,
    'getOrdersByPhone',
    { phone: value },
    foundByPhoneSchema,
  );
  const found = readEach(orders, foundOrderSchema).records.toSorted((a, b) => b.date_add - a.date_add);
  const db = await database();
  const ids = found.map(({ order_id }) => order_id);
  const isKept = await Promise.all(ids.map((id) => db.getKey('orders', [accountId, id])));
  const missing = ids.filter((_, index) => isKept[index] === undefined).slice(0, mostReads);
  await Promise.all(missing.map((id) => readOrders(accountId, { order_id: Number(id) })));
  return ids;
}

async function readOrders(accountId: string, filter: Record<string, string | number>): Promise<string[]> {
  const parameters = { ...withExtraFields, ...filter, get_unconfirmed_orders: true };
  const askedAt = Date.now();
  const { orders } = await askInteractively(accountId, 'getOrders', parameters, orderPageSchema);
  const { records, reason } = readEach(orders, wireOrderSchema);
  if (orders.length > 0 && records.length === 0) {
    throw new FailureError({ kind: 'unexpectedAnswer', report: `getOrders: ${reason}` });
  }
  await keepOrders(accountId, records, askedAt);
  if (records.length > 0) await announce('orders');
  return records.map(({ order_id }) => order_id).toReversed();
}

/** The filters of getOrders (base-api.md §3.1). */
function filterOf({ by, value }: Question): Record<string, string | number> {
  switch (by) {
    case 'email':
      return { filter_email: value };
    case 'external':
      return { filter_external_order_id: value };
    case 'shop':
      return { filter_shop_order_id: Number(value) };
    default:
      return { order_id: Number(value) };
  }
}

/** The key that every right answer has. Undefined for a phone: nobody knows how Base compares it (base-api.md §3.5). */
function keyOf({ by, value }: Question): string | undefined {
  if (by === 'phone') return undefined;
  const normal = by === 'email' ? normaliseEmail(value) : normaliseNumber(value);
  return normal && toKey(by, normal);
}
