import * as z from 'zod/mini';
import type { Lane } from '@/lib/background/team/lane';

/** Base counts the requests of 60 seconds. A second more covers how exactly members know the server's clock (ms). */
export const minuteLasts = 61_000;
/** The share of a minute that is left for members who cannot reach the server. */
const keptForUnreachable = 1 / 6;
/** The share of the rest that the sync leaves for agents who wait (as `base-api/budget.ts`). */
const keptForInteractive = 1 / 4;

/** Places that a member has reserved together. Times are of the server's clock, Unix ms. */
const grantSchema = z.object({
  id: z.string(),
  count: z.number(),
  /** The requests reach Base at this time at the latest. */
  until: z.number(),
});

/** The minute of a token, which all members share. */
export const minuteSchema = z.object({
  grants: z.array(grantSchema),
  /** Base blocks the token until then; 0: it does not. */
  blockedUntil: z.number(),
});

export type Grant = z.infer<typeof grantSchema>;
export type Minute = z.infer<typeof minuteSchema>;

export const emptyMinute: Minute = { grants: [], blockedUntil: 0 };

/** How many places all members together may take in a minute. */
export function limitOf(lane: Lane, perMinute: number): number {
  const allowed = perMinute - reserveOf(perMinute);
  return Math.max(1, lane === 'interactive' ? allowed : Math.floor(allowed * (1 - keptForInteractive)));
}

/** How many places a minute all members together may take without the server. */
export function reserveOf(perMinute: number): number {
  return Math.floor(perMinute * keptForUnreachable);
}

/**
 * Reserves places.
 *
 * @param wanted how many are wanted; fewer are given if there is room for fewer
 * @param now by the server's clock, Unix ms
 * @param until when the requests reach Base at the latest
 * @returns the minute with the grant; or how long it is until there is room (ms)
 */
export function reserve(
  minute: Minute,
  {
    id,
    wanted,
    limit,
    now,
    until,
  }: { id: string; wanted: number; limit: number; now: number; until: number },
): { minute: Minute; count: number } | { wait: number } {
  const grants = minute.grants.filter((grant) => grant.until > now - minuteLasts);
  const taken = grants.reduce((sum, { count }) => sum + count, 0);
  const room = limit - taken;
  if (room < 1) return { wait: waitFor(grants, taken - limit + 1, now) };
  const count = Math.min(wanted, room);
  return { minute: { ...minute, grants: [...grants, { id, count, until }] }, count };
}

/** How long it takes until `count` places are free (ms). */
function waitFor(grants: readonly Grant[], count: number, now: number): number {
  let freed = 0;
  for (const grant of grants.toSorted((one, other) => one.until - other.until)) {
    freed += grant.count;
    if (freed >= count) return Math.max(1, grant.until + minuteLasts - now);
  }
  return minuteLasts;
}

/** A request that was sent reaches Base within this time (`base-api/budget-at.ts`), ms. */
const longestFlight = 30_000;
/** How many turns of members without the server may fall into one of Base's minutes, because requests arrive late. */
const turnsThatMeet = 3;

/**
 * When a member without the server may ask for the next time. Nobody can know who else is cut off, so each has its part
 * of the reserve: a number of requests a minute; or, where members are many, one request each time its turn comes.
 *
 * @param sent when this member has asked without the server
 * @param rank its place among all members, from 0
 * @param now like `sent` by the server's clock, Unix ms
 * @returns 0: now; else how long to wait (ms)
 */
export function shareWait({
  sent,
  members,
  rank,
  perMinute,
  now,
}: {
  sent: readonly number[];
  members: number;
  rank: number;
  perMinute: number;
  now: number;
}): number {
  const shared = Math.max(1, reserveOf(perMinute));
  const each = Math.floor(shared / Math.max(1, members));
  if (each >= 1) {
    const lasts = minuteLasts + longestFlight;
    const recent = sent.filter((time) => time > now - lasts && time <= now).toSorted((a, b) => a - b);
    const leaving = recent[recent.length - each];
    return leaving === undefined ? 0 : Math.max(1, leaving + lasts - now);
  }
  const atOnce = Math.max(1, Math.floor(shared / turnsThatMeet));
  const round = Math.ceil(members / atOnce) * minuteLasts;
  const begins = Math.floor(rank / atOnce) * minuteLasts;
  const turn = now - ((((now - begins) % round) + round) % round);
  const isIn = now < turn + minuteLasts;
  return isIn && !sent.some((time) => time >= turn && time <= now) ? 0 : Math.max(1, turn + round - now);
}
