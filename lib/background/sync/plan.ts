/**
 * How confirmed orders are walked: newest first, in slices from now backwards that grow in width, each paged
 * *forward* by `date_confirmed_from`, because the API has no upper date (base-api.md §3.1).
 * Pure: what to ask, and what an answer means for what is asked next. Times are Unix seconds, as Base's are.
 */

import type { Slice } from '@/lib/background/storage/records';

const day = 86_400;

/** How far back a walk goes: Base archives after three months and answers nothing older (base-api.md §7). */
export const walkLength = 92 * day;

/**
 * Where slices begin, before the start. Today comes with the first requests; four slices waste at most four
 * half-full pages.
 */
const sliceStarts = [day, 8 * day, 35 * day, walkLength];

/** Base's page: more never come in one answer (base-api.md §3.1). */
export const pageSize = 100;

/** Where an order stands in the walk. */
export interface Place {
  orderId: string;
  /** Unix seconds; 0 for an order that is not confirmed yet. */
  confirmed: number;
}

/** The slices of the last three months, the newest first. */
export function planWalk(now: number): Slice[] {
  const starts = sliceStarts.map((before) => now - before);
  return starts.map((from, index) => ({ from, until: starts[index - 1] ?? null, idFrom: null }));
}

/** Everything confirmed since a second that has been seen; 0: of the last three months. */
export function planCatchUp(newest: number, now: number): Slice {
  return { from: newest || now - walkLength, until: null, idFrom: null };
}

/** The parameters of the getOrders that goes on with a slice. */
export function pageOf(slice: Slice) {
  return {
    date_confirmed_from: slice.from,
    ...(slice.idFrom !== null && { id_from: Number(slice.idFrom) }),
  };
}

/**
 * What is left of a slice after a page; null: nothing.
 *
 * @param places of every order on the page, those whose record could not be read included, in any order
 */
export function afterPage(slice: Slice, places: readonly Place[]): Slice | null {
  const last = newestOf(places);
  const isOver = places.length < pageSize || (slice.until !== null && last >= slice.until);
  // A full page of one second that was asked for by ids may hold the last of them; only a short one proves it.
  if (isOver && slice.idFrom === null) return null;
  if (last <= slice.from && places.length >= pageSize) {
    const highest = places.reduce((id, { orderId }) => (BigInt(orderId) > id ? BigInt(orderId) : id), 0n);
    return { ...slice, idFrom: String(highest + 1n) };
  }
  // The last second may go on over the page's border, so it is asked for again; a second read by ids is complete.
  return { ...slice, from: slice.idFrom === null ? last : slice.from + 1, idFrom: null };
}

/**
 * How much of a walk's three months has been walked, 0 to 1, by date: Base never says how many orders there are
 * (base-api.md §3.1).
 *
 * @param slices what is left of the walk
 * @param walkedFrom where it ends
 */
export function shareWalked(slices: readonly Slice[], walkedFrom: number): number {
  const began = walkedFrom + walkLength;
  const left = slices.reduce((sum, { from, until }) => sum + Math.max(0, (until ?? began) - from), 0);
  return 1 - Math.min(1, left / walkLength);
}

/** The newest confirmation among them; 0 when none is confirmed. */
export function newestOf(places: readonly Place[]): number {
  return places.reduce((newest, { confirmed }) => Math.max(newest, confirmed), 0);
}
