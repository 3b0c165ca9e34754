/**
 * Plans the backfill (`walk` in names) of confirmed orders: newest first, in windows (`Slice`) from now backwards that
 * grow in length. Each window is paged *forward* by `date_confirmed_from`, because the API has no upper date
 * (base-api.md §3.1).
 *
 * Pure: what to ask, and what an answer means for what is asked next. Times are Unix seconds, as Base's are.
 */

import type { AnswerOrder, Slice, SliceProof } from '@/lib/background/storage/records';
import { shownOrder, type Place } from './answer-order';

const day = 86_400;

/** How far back a backfill goes (s): Base archives after three months and returns nothing older (base-api.md §7). */
export const walkLength = 92 * day;

/**
 * Where the windows begin, in seconds before now. Today comes with the first requests; four windows waste at most four
 * half-full pages.
 */
const sliceStarts = [day, 8 * day, 35 * day, walkLength];

/** Orders on a page of Base: more never come in one answer (base-api.md §3.1). */
export const pageSize = 100;

/**
 * The windows of the last three months, the newest first.
 *
 * @param order what is known of how answers are sorted
 */
export function planWalk(now: number, order: AnswerOrder = 'unknown'): Slice[] {
  if (isPlannedWhole(order)) return [openWindow(now - day), wholeWindow({ from: now - walkLength }, order)];
  const starts = sliceStarts.map((before) => now - before);
  return starts.map((from, index) => ({ from, until: starts[index - 1] ?? null, idFrom: null }));
}

function openWindow(from: number): Slice {
  return { from, until: null, idFrom: null };
}

/** The window of everything confirmed since `newest`, a second that has been seen; 0: of the last three months. */
export function planCatchUp(newest: number, now: number): Slice {
  return openWindow(newest || now - walkLength);
}

/** The parameters of a window's next getOrders request. */
export function pageOf({ from, idFrom, isWhole, by, statusId }: Slice) {
  return {
    ...(isWhole || by === 'added'
      ? { get_unconfirmed_orders: true, date_from: from }
      : { date_confirmed_from: from }),
    ...(idFrom !== null && { id_from: Number(idFrom) }),
    ...(statusId !== undefined && { status_id: Number(statusId) }),
  };
}

/** The windows that are left after a page, the newest first, and what is now known of how answers are sorted. */
export interface AfterPage {
  rest: Slice[];
  order: AnswerOrder;
}

/**
 * Plans what to request after a page. Relies only on how full pages have been sorted.
 *
 * @param places one for each order on the page, those whose record could not be read included
 * @param order what is known of how answers are sorted
 * @param statusIds the account's statuses: a window whose answers cannot be paged is split by them
 */
export function afterPage(
  slice: Slice,
  places: readonly Place[],
  order: AnswerOrder,
  statusIds: readonly string[],
): AfterPage {
  const { proof, ...plain } = slice;
  if (proof) return afterProof(plain, proof, places, order, statusIds);
  const isFull = places.length >= pageSize;
  if (slice.statusId !== undefined && slice.by === undefined && isFull)
    return planNextInStatus(plain, places, order);
  if (slice.statusId !== undefined) return planNext(plain, places, order);
  if (order === 'mixed' && isFull) return split(plain, places, statusIds);
  if (isFull && slice.by === undefined && order === 'id') return planNextById(plain, places);
  if (isFull && slice.by === undefined && order === 'added')
    return { rest: [wholeWindow(plain, 'added')], order };
  if (order !== 'unknown' || !isFull || slice.by !== undefined) return planNext(plain, places, order);
  const shown = shownOrder(places);
  switch (shown) {
    case 'either': {
      const checkpoint = plain.checkpoint ?? { from: plain.from, idFrom: idAfter(places) };
      return planNext({ ...plain, checkpoint }, places, 'unknown');
    }
    case 'confirmed':
      return planNext(withoutCheckpoint(plain), places, 'confirmed');
    case 'id':
      return planNextById(plain, places);
    case 'added':
      // Begins again: what was read by confirmation may have left out any order.
      return { rest: [wholeWindow(plain, 'added')], order: 'added' };
    case 'descending': {
      const seen = newestOf(places);
      const proofOfNewer = { kind: 'newer', seen, from: plain.from } as const;
      return { rest: [{ ...plain, from: seen, proof: proofOfNewer }], order };
    }
    case 'none':
      return split(plain, places, statusIds);
  }
}

function afterProof(
  slice: Slice,
  proof: SliceProof,
  places: readonly Place[],
  order: AnswerOrder,
  statusIds: readonly string[],
): AfterPage {
  const isFull = places.length >= pageSize;
  if (proof.kind === 'border') {
    if (isFull && shownOrder(places) === 'id') return planNextById(slice, places);
    // No order was left behind the border, or all of them are on this page.
    return { rest: [], order: isFull ? 'confirmed' : order };
  }
  // Nothing newer came: the page held the newest hundred, and no request leads to those before it.
  return newestOf(places) <= proof.seen && !isFull
    ? split({ ...slice, from: proof.from }, places, statusIds)
    : planNext(slice, places, 'confirmed');
}

/** Plans the next page by what is known. `unknown` and `mixed` continue by confirmation, as the documentation says. */
function planNext(slice: Slice, places: readonly Place[], order: AnswerOrder): AfterPage {
  const isFull = places.length >= pageSize;
  if (slice.by === 'id') return { rest: isFull ? [{ ...slice, idFrom: idAfter(places) }] : [], order };
  const timeOf = ({ confirmed, added }: Place) => (slice.by === 'added' ? (added ?? 0) : confirmed);
  const last = places.reduce((newest, place) => Math.max(newest, timeOf(place)), 0);
  const isOver = !isFull || (slice.until !== null && last >= slice.until);
  // A second that is paged by ids may end with a full page, but only a short page proves it.
  if (isOver && slice.idFrom === null) return { rest: proofOfBorder(slice, order), order };
  if (last <= slice.from && isFull) return { rest: [{ ...slice, idFrom: idAfter(places) }], order };
  // Unconfirmed orders have been read: from here on the date of confirmation counts.
  if (slice.isWhole && slice.by !== 'added') {
    // Pages by ids may have left out confirmed orders.
    const from = slice.idFrom === null ? last : slice.from;
    return { rest: [{ ...slice, isWhole: false, from, idFrom: null }], order };
  }
  // The last second may continue on the next page, so it is requested again. A second that was read by ids is complete.
  const from = slice.idFrom === null ? last : slice.from + 1;
  return { rest: [{ ...slice, from, idFrom: null }], order };
}

/** One request that finds orders whose id is later than their date says. Needed where all pages were sorted by both. */
function proofOfBorder({ checkpoint, ...slice }: Slice, order: AnswerOrder): Slice[] {
  return checkpoint && order === 'unknown' ? [{ ...slice, ...checkpoint, proof: { kind: 'border' } }] : [];
}

function planNextById({ checkpoint, ...slice }: Slice, places: readonly Place[]): AfterPage {
  const idFrom = checkpoint?.idFrom ?? idAfter(places);
  const from = checkpoint?.from ?? slice.from;
  return { rest: [{ ...slice, from, idFrom, by: 'id' }], order: 'id' };
}

/**
 * Splits a window whose answers cannot be paged: each status on its own has fewer orders. If the account's statuses are
 * not known, paging continues as the documentation says.
 */
function split(slice: Slice, places: readonly Place[], statusIds: readonly string[]): AfterPage {
  if (statusIds.length === 0) return planNext(slice, places, 'unknown');
  const plain = withoutCheckpoint(slice);
  return { rest: statusIds.map((statusId) => ({ ...plain, statusId })), order: 'mixed' };
}

/**
 * Plans the next pages of a status that fills a page. If the page is not sorted by one field, the status is read by
 * each field that Base may have used: one of these readings is complete, and the others cost a few requests.
 */
function planNextInStatus(slice: Slice, places: readonly Place[], order: AnswerOrder): AfterPage {
  const shown = shownOrder(places);
  const byConfirmed = planNext({ ...slice, by: 'confirmed' }, places, order).rest;
  const byId = planNext({ ...slice, by: 'id' }, places, order).rest;
  const byAdded: Slice[] = [{ ...slice, ...wholeWindow(slice, 'added') }];
  if (shown === 'confirmed') return { rest: byConfirmed, order };
  if (shown === 'id') return { rest: byId, order };
  if (shown === 'added') return { rest: byAdded, order };
  return { rest: [...byConfirmed, ...byId, ...byAdded], order };
}

function withoutCheckpoint({ checkpoint: _dropped, ...slice }: Slice): Slice {
  return slice;
}

/** An order may be confirmed up to this long after it was placed (s). */
const longestUnconfirmed = 30 * day;

/** True for sort orders where a window has no end: several windows would read the newest orders several times. */
export function isPlannedWhole(order: AnswerOrder): order is 'added' | 'id' | 'mixed' {
  return order === 'id' || order === 'added' || order === 'mixed';
}

/** Makes one window of all orders that may have been confirmed since another one's beginning, and unconfirmed ones. */
export function wholeWindow({ from }: Pick<Slice, 'from'>, order: 'added' | 'id' | 'mixed'): Slice {
  const by = order === 'mixed' ? {} : { by: order };
  return { from: from - longestUnconfirmed, until: null, idFrom: null, isWhole: true, ...by };
}

/** How far back unconfirmed orders are searched for, and the shortest window that is worth another request (s). */
const sweepLength = walkLength + longestUnconfirmed;
const shortestSweep = 3_600;

/** The first window of the search for unconfirmed orders. `now` in Unix seconds. */
export function planSweep(now: number): Slice {
  return { from: now - sweepLength, until: null, idFrom: null, isWhole: true };
}

/**
 * Plans what is left of the search for unconfirmed orders after a page; null: nothing. A page that is not full has them
 * all, however it is sorted. A full page ends the search only if it shows that unconfirmed orders come first; else the
 * window is made smaller. Where answers cannot be paged, the backfill finds these orders: it requests each status on
 * its own.
 */
export function afterSweep(
  slice: Slice,
  places: readonly Place[],
  order: AnswerOrder,
  now: number,
): { sweep: Slice | null; order: AnswerOrder } {
  if (places.length < pageSize) return { sweep: null, order };
  const shown = shownOrder(places);
  const known = order === 'unknown' && (shown === 'id' || shown === 'confirmed') ? shown : order;
  if (places.every(({ confirmed }) => confirmed === 0))
    return { sweep: { ...slice, idFrom: idAfter(places) }, order };
  const isUnconfirmedFirst = shown === 'confirmed' || (shown === 'either' && known === 'confirmed');
  if (isUnconfirmedFirst) return { sweep: null, order: known };
  if (known === 'mixed' || shown === 'descending' || shown === 'none') return { sweep: null, order: 'mixed' };
  const from = Math.ceil((slice.from + now) / 2);
  const sweep = now - from < shortestSweep ? null : { ...planSweep(now), from };
  return { sweep, order: known };
}

/** The id after the highest: `id_from` is inclusive (base-api.md §3.1). */
function idAfter(places: readonly Pick<Place, 'orderId'>[]): string {
  return String(places.reduce((id, { orderId }) => (BigInt(orderId) > id ? BigInt(orderId) : id), 0n) + 1n);
}

/**
 * Returns how much of a backfill's three months has been read, 0 to 1, by date: Base never says how many orders there
 * are (base-api.md §3.1).
 *
 * @param slices the windows that are left
 * @param walkedFrom the oldest date of the backfill
 */
export function shareWalked(slices: readonly Slice[], walkedFrom: number): number {
  const began = walkedFrom + walkLength;
  const left = slices.reduce((sum, { from, until }) => sum + Math.max(0, (until ?? began) - from), 0);
  return 1 - Math.min(1, left / walkLength);
}

/** The newest confirmation among them (Unix seconds); 0 when none is confirmed. */
export function newestOf(places: readonly Place[]): number {
  return places.reduce((newest, { confirmed }) => Math.max(newest, confirmed), 0);
}
