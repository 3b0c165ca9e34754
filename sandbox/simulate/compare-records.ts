import { isDeepStrictEqual } from 'node:util';
import { wireOrderSchema, wireReturnSchema } from '../../lib/background/base-api/schemas';
import { toOrder } from '../../lib/background/base-api/to-order';
import { toReturn } from '../../lib/background/base-api/to-return';
import { orderedAt, type KeptOrder } from '../../lib/model/order';
import type { KeptReturn } from '../../lib/model/return';
import type { Account } from '../base-api/account.ts';
import { archivedAfter, placedAt } from './history.ts';

const day = 86_400_000;
/**
 * Only orders younger than this (ms) are compared: the client's clock may have been two days ahead when it asked for
 * the oldest.
 */
const compared = (archivedAfter - 2) * day;

/** The end of a difference: an order was here at some time, and is not here any more. */
export const wasHereOnce = 'was here once';

export interface Difference {
  /** Orders and returns in Base that are missing or different here. */
  lost: string[];
  /** Orders and returns here that are not in Base, or that are here more than once. */
  duplicated: string[];
}

/**
 * Compares an account's orders and returns in Base with those that are kept.
 *
 * @param once ids of orders that were here at some time. All of them must still be here, even if Base has archived them
 * @param now Unix ms
 */
export function compareRecords(
  { account, accountId }: { account: Account; accountId: string },
  kept: { orders: readonly KeptOrder[]; returns: readonly KeptReturn[] },
  once: readonly string[],
  now: number,
): Difference {
  const left = new Set(kept.orders.map(({ orderId }) => orderId));
  const isCompared = (time: number) => time > now - compared;
  const orders = diff(
    [...account.listOrders()]
      .filter((order) => isCompared(placedAt(order) * 1000))
      .map((order) => toOrder(wireOrderSchema.parse(order), accountId, 0, 0)),
    kept.orders
      .filter((order) => !order.isGone && isCompared(orderedAt(order)))
      .map((order) => ({ ...order, readAt: 0, walk: 0 })),
    ({ orderId }) => `order ${orderId}`,
  );
  const returns = diff(
    account.returns
      .pageFrom({ date: 0, id: 0 }, Infinity, ({ date_add }) => isCompared(date_add * 1000))
      .map((found) => toReturn(wireReturnSchema.parse(found), accountId, 0, 0)),
    kept.returns
      .filter(({ isGone, addedAt }) => !isGone && isCompared(addedAt))
      .map((found) => ({ ...found, readAt: 0, walk: 0 })),
    ({ returnId }) => `return ${returnId}`,
  );
  return {
    lost: [
      ...orders.lost,
      ...returns.lost,
      ...once.filter((id) => !left.has(id)).map((id) => `order ${id}: ${wasHereOnce}`),
    ],
    duplicated: [...orders.duplicated, ...returns.duplicated],
  };
}

/**
 * False for a return that was removed in Base after it was read: no entry of a journal reports that (base-api.md), so it
 * stays here until the returns are walked through again.
 */
export function isReported(duplicated: string): boolean {
  return !duplicated.startsWith('return ');
}

function diff<Item extends object>(theirs: Item[], ours: Item[], name: (item: Item) => string): Difference {
  const left = new Map(theirs.map((item) => [name(item), item]));
  const lost: string[] = [];
  const duplicated: string[] = [];
  for (const item of ours) {
    const their = left.get(name(item));
    if (!their) duplicated.push(name(item));
    else if (!isDeepStrictEqual(their, item)) lost.push(`${name(item)}: ${fieldsThatDiffer(their, item)}`);
    left.delete(name(item));
  }
  return { lost: [...lost, ...[...left.keys()].map((key) => `${key}: missing`)], duplicated };
}

function fieldsThatDiffer(theirs: object, ours: object): string {
  const mine = new Map(Object.entries(ours));
  return Object.entries(theirs)
    .filter(([field, value]) => !isDeepStrictEqual(value, mine.get(field)))
    .map(([field, value]) => `${field} ${JSON.stringify(value)} here ${JSON.stringify(mine.get(field))}`)
    .join(', ')
    .slice(0, 300);
}
