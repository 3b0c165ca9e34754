import type { AnswerOrder } from '@/lib/background/storage/records';

/** What paging needs of an order in an answer. Times are Unix seconds. */
export interface Place {
  orderId: string;
  /** 0 for an order that is not confirmed yet. */
  confirmed: number;
  /** When it was placed; missing where it could not be read. */
  added?: number;
}

/**
 * How a full answer is sorted:
 * - a field: ascending by it (`id` also when ascending by `added` too);
 * - `either`: ascending by confirmation and by another field too, so nothing is proven;
 * - `descending`: by any of the fields;
 * - `none`: by none of them.
 */
export type ShownOrder = Exclude<AnswerOrder, 'unknown' | 'mixed'> | 'either' | 'descending' | 'none';

/** Finds out how an answer is sorted, from its records. Records that could not be read say nothing of it. */
export function shownOrder(places: readonly Place[]): ShownOrder {
  const read = places.filter(({ orderId }) => orderId !== '0');
  const ids = read.map(({ orderId }) => BigInt(orderId));
  const confirmed = read.map((place) => place.confirmed);
  const added = read.flatMap((place) => place.added ?? []);
  const isByConfirmed = isAscending(confirmed);
  const isById = isAscending(ids);
  const isByAdded = isAscending(added);
  if (isByConfirmed) return isById || isByAdded ? 'either' : 'confirmed';
  if (isById) return 'id';
  if (isByAdded) return 'added';
  const isDescending = [ids, confirmed, added].some((keys) => isAscending(keys.toReversed()));
  return isDescending ? 'descending' : 'none';
}

function isAscending(keys: readonly (number | bigint)[]): boolean {
  return keys.every((key, index) => {
    const before = keys[index - 1];
    return before === undefined || before <= key;
  });
}
