import { orderKey } from '@/lib/model/order';
import type { Match } from './rank';

/** Merges matches of the same order, with all their reasons. */
export function collectMatches(matches: readonly Match[]): Match[] {
  const collected = new Map<string, Match>();
  for (const { order, reasons } of matches) {
    const id = orderKey(order);
    collected.set(id, { order, reasons: [...(collected.get(id)?.reasons ?? []), ...reasons] });
  }
  return [...collected.values()];
}
