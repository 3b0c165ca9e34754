import { readJson } from '@/lib/text/read-json';
import type { Lane } from '@/lib/background/team/lane';
import { FailureError } from '@/lib/model/failure';
import { emptyMinute, limitOf, minuteSchema, reserve, type Minute } from './minute';
import { isConflict, type Session } from './connection/session';

/** How many places are reserved at once: each reservation costs a message, and may conflict with those of others. */
const atOnce = { sync: 5, interactive: 2 } as const;
/** Reserved places are used within this time, or given back (ms). */
const usedWithin = 8_000;
/** A request reaches Base within this time after it is sent, or never (`base-api/budget-at.ts`), ms. */
const longestFlight = 30_000;
/** The longest block that is believed (`base-api/budget-at.ts`), ms. */
const longestBlock = 3_600_000;
/** How often a reservation that others have disturbed is tried again. */
const tries = 12;

/** Places that were reserved and are still to be used. */
interface Pocket {
  id: string;
  left: number;
  taken: number;
  /** The last moment to use them, by our clock. */
  until: number;
}

/** A token's places in this browser. */
interface Purse {
  pockets: Record<Lane, Pocket | undefined>;
  /** Pockets that are used up or too old: their grants are corrected with the next reservation. */
  spent: { id: string; taken: number }[];
  /** Requests without an answer yet. */
  underway: number;
  /** When the last answer came, by our clock. */
  answeredAt: number;
}

/** Reserves places of the minute that all members share, on the server, by compare-and-set. */
export function createPlaces(session: Session) {
  const purses = new Map<string, Purse>();
  const { clockAhead, minutes, keys, layout } = session;

  function purseOf(fingerprint: string): Purse {
    const kept = purses.get(fingerprint);
    if (kept) return kept;
    const purse: Purse = {
      pockets: { sync: undefined, interactive: undefined },
      spent: [],
      underway: 0,
      answeredAt: 0,
    };
    purses.set(fingerprint, purse);
    return purse;
  }

  /**
   * Takes a place.
   *
   * @returns 0: taken; else how long to wait (ms)
   * @throws FailureError tokenBlocked
   */
  async function take(fingerprint: string, lane: Lane, perMinute: number): Promise<number> {
    const purse = purseOf(fingerprint);
    if (useOne(purse, lane)) return 0;
    const key = `minute.${await keys.nameOf('minute', fingerprint)}`;
    const subject = `${layout.minutes}.${key}`;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const entry = await minutes.get(key);
      const minute = await read(subject, entry?.operation === 'PUT' ? entry.value : undefined);
      const now = Date.now() - clockAhead;
      if (minute.blockedUntil > now && minute.blockedUntil < now + longestBlock)
        throw new FailureError({ kind: 'tokenBlocked', until: minute.blockedUntil + clockAhead });
      const corrected = correct(minute, purse);
      const id = crypto.randomUUID();
      const reserved = reserve(corrected, {
        ...{ id, now, wanted: atOnce[lane], limit: limitOf(lane, perMinute) },
        until: now + usedWithin + longestFlight,
      });
      if ('wait' in reserved) return reserved.wait;
      const spent = [...purse.spent];
      try {
        const sealed = await keys.seal(subject, JSON.stringify(reserved.minute));
        await (entry ? minutes.update(key, sealed, entry.revision) : minutes.create(key, sealed));
      } catch (thrown) {
        if (!isConflict(thrown)) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * (attempt + 1)));
        continue;
      }
      purse.spent = purse.spent.filter((one) => !spent.includes(one));
      const pocket = { id, left: reserved.count, taken: 0, until: now + clockAhead + usedWithin };
      // Another request may have reserved some meanwhile: those are used first.
      const before = purse.pockets[lane];
      if (before) retire(purse, before);
      purse.pockets[lane] = pocket;
      if (useOne(purse, lane)) return 0;
    }
    return 500 + Math.random() * 500;
  }

  async function read(subject: string, sealed: Uint8Array | undefined): Promise<Minute> {
    if (!sealed) return emptyMinute;
    const { data } = minuteSchema.safeParse(readJson((await keys.open(subject, sealed)) ?? ''));
    return data ?? emptyMinute;
  }

  /** Tells all members of a block. `until` by our clock, Unix ms. */
  async function block(fingerprint: string, until: number): Promise<void> {
    const key = `minute.${await keys.nameOf('minute', fingerprint)}`;
    const subject = `${layout.minutes}.${key}`;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const entry = await minutes.get(key);
      const minute = await read(subject, entry?.operation === 'PUT' ? entry.value : undefined);
      const blockedUntil = Math.max(minute.blockedUntil, until - clockAhead);
      const sealed = await keys.seal(subject, JSON.stringify({ ...minute, blockedUntil }));
      try {
        await (entry ? minutes.update(key, sealed, entry.revision) : minutes.create(key, sealed));
        return;
      } catch (thrown) {
        if (!isConflict(thrown)) throw thrown;
      }
    }
  }

  /** Corrects our grants that are used up or too old: only used places count, until the last one was answered. */
  function correct(minute: Minute, purse: Purse): Minute {
    if (purse.spent.length === 0) return minute;
    const counts = new Map(purse.spent.map(({ id, taken }) => [id, taken]));
    const isQuiet = purse.underway === 0;
    const grants = minute.grants.flatMap((grant) => {
      const count = counts.get(grant.id);
      if (count === undefined) return [grant];
      const until = isQuiet ? Math.min(grant.until, purse.answeredAt - clockAhead) : grant.until;
      return count > 0 ? [{ ...grant, count, until }] : [];
    });
    return { ...minute, grants };
  }

  return {
    take,
    block,
    /** Gives back a place that was taken, but not used. */
    giveBack: (fingerprint: string, lane: Lane) => {
      const purse = purseOf(fingerprint);
      const pocket = purse.pockets[lane];
      purse.underway = Math.max(0, purse.underway - 1);
      if (pocket && pocket.taken > 0) {
        pocket.taken -= 1;
        pocket.left += 1;
      }
    },
    /** A request was answered, or was not sent after all. */
    leave: (fingerprint: string) => {
      const purse = purseOf(fingerprint);
      purse.underway = Math.max(0, purse.underway - 1);
      purse.answeredAt = Date.now();
    },
  };
}

/** Uses a reserved place, if there is one. */
function useOne(purse: Purse, lane: Lane): boolean {
  const pocket = purse.pockets[lane];
  if (!pocket) return false;
  if (pocket.left < 1 || pocket.until < Date.now()) {
    retire(purse, pocket);
    purse.pockets[lane] = undefined;
    return false;
  }
  pocket.left -= 1;
  pocket.taken += 1;
  purse.underway += 1;
  return true;
}

function retire(purse: Purse, { id, taken }: Pocket): void {
  purse.spent.push({ id, taken });
}
