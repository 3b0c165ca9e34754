/**
 * How the last three months are walked: newest first, in slices from now backwards that grow in width, each paged
 * *forward* by `date_confirmed_from`, because the API has no upper date (reference/base-api.md §3.1).
 * Pure: what to ask, and what an answer means for what is asked next. Times are Unix seconds, as Base's are.
 */
import { z } from 'zod';

const day = 86_400;

/**
 * Where slices begin, in days before the start. Today comes with the first requests; five slices waste at most
 * five half-full pages. Base archives after three months and answers nothing older (§7).
 */
const sliceStarts = [1, 7, 21, 49, 92];

/** Base's page: more never come in one answer (§3.1). */
export const pageSize = 100;

const sliceSchema = z.object({
  from: z.number(),
  /** The second after the last one of the slice; null: open, the newest. */
  until: z.number().nullable(),
  /** Set while one second fills whole pages: the next id to ask from within it. */
  idFrom: z.string().nullable(),
});

export const backfillSchema = z.object({
  /** What is left, the slice being read first. Empty: done. */
  slices: z.array(sliceSchema),
  /** The newest confirmation seen: later syncs ask from here. */
  newest: z.number(),
});

export type Backfill = z.infer<typeof backfillSchema>;

/** Where an order stands in the walk. */
export interface Place {
  orderId: string;
  /** Unix seconds; 0 for an order that is not confirmed yet. */
  confirmed: number;
}

/** A walk that has not begun. */
export function startBackfill(now: number): Backfill {
  const starts = sliceStarts.map((days) => now - days * day);
  return {
    slices: starts.map((from, index) => ({ from, until: starts[index - 1] ?? null, idFrom: null })),
    newest: 0,
  };
}

/** A walk over what may have come since the last one ended. */
export function startCatchUp(done: Backfill, now: number): Backfill {
  return {
    slices: [{ from: done.newest || now - 92 * day, until: null, idFrom: null }],
    newest: done.newest,
  };
}

/** The parameters of the next getOrders; undefined when the walk is done. */
export function nextPage({ slices: [slice] }: Backfill) {
  if (!slice) return undefined;
  return {
    date_confirmed_from: slice.from,
    ...(slice.idFrom !== null && { id_from: Number(slice.idFrom) }),
  };
}

/**
 * The walk after a page.
 *
 * @param places of every order on the page, those whose record could not be read included, in any order
 * @param now a confirmation later than it (they exist: a captured answer holds the year 2515) is not `newest`
 */
export function afterPage({ slices, newest }: Backfill, places: readonly Place[], now: number): Backfill {
  const [slice, ...others] = slices;
  if (!slice) return { slices, newest };
  const latest = (among: readonly Place[]) =>
    among.reduce((max, { confirmed }) => Math.max(max, confirmed), 0);
  const last = latest(places);
  const seen = Math.max(newest, latest(places.filter(({ confirmed }) => confirmed <= now)));
  const isOver = places.length < pageSize || (slice.until !== null && last >= slice.until);
  // A full page of one second with ids asked for may hold the last of them; only a short one proves it.
  if (isOver && slice.idFrom === null) return { slices: others, newest: seen };
  const isOneSecond = last <= slice.from;
  if (isOneSecond && places.length >= pageSize) {
    const highest = places.reduce((id, { orderId }) => (BigInt(orderId) > id ? BigInt(orderId) : id), 0n);
    return { slices: [{ ...slice, idFrom: String(highest + 1n) }, ...others], newest: seen };
  }
  // The last second may go on over the page's border, so it is asked for again; a second read by ids is complete.
  const from = slice.idFrom === null ? last : slice.from + 1;
  return { slices: [{ ...slice, from, idFrom: null }, ...others], newest: seen };
}
