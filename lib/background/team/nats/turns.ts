import type { KV } from '@nats-io/kv';
import type { Turn } from '@/lib/background/team/team';
import { isConflict, turnLasts, type Session } from './connection/session';

/** How often a turn that is held is renewed on the server (ms). */
const renewEvery = 8_000;
/** A turn counts as lost this long before the server frees it (ms). */
const margin = 5_000;
/** A turn that the sync has not asked for during this time is given back (ms). */
const idleAfter = 100_000;
/** When to ask again while another member syncs (ms). */
const askAgain = { soonest: 6_000, spread: 6_000 };

/** A turn of this browser. Times are of our clock, Unix ms. */
interface Held {
  revision: number;
  /** When the server was last asked to keep it. */
  renewedAt: number;
  /** When the sync last asked for it. */
  askedAt: number;
}

/** How long to wait before a turn is asked for again (ms). All members ask at different times. */
export function nextAskIn(): number {
  return askAgain.soonest + Math.random() * askAgain.spread;
}

/**
 * Decides who does what only one member may do at a time: syncs an account, changes an order. A turn is a key on the
 * server that its owner keeps alive while the work goes on, and that the server deletes otherwise.
 */
export function createTeamTurns(session: Session, me: string, catchUp: () => Promise<void>) {
  const held = new Map<string, Held>();
  const bucket: KV = session.turns;
  const keyOf = async (name: string) => `turn.${await session.keys.nameOf('turn', name)}`;
  const subjectOf = (key: string) => `${session.layout.turns}.${key}`;
  const seal = (key: string) => session.keys.seal(subjectOf(key), me);

  const timer = setInterval(() => {
    for (const [name, turn] of held)
      void (Date.now() - turn.askedAt > idleAfter ? end(name) : renew(name, turn));
  }, renewEvery);

  /**
   * Takes the turn, or keeps it.
   *
   * @param name what the turn is about: an account, by its id for the team; or a change
   */
  async function take(name: string): Promise<Turn> {
    const mine = held.get(name);
    if (mine && Date.now() - mine.renewedAt < turnLasts - margin) {
      mine.askedAt = Date.now();
      return { kind: 'mine' };
    }
    held.delete(name);
    const key = await keyOf(name);
    const now = Date.now();
    const revision = await begin(key);
    if (revision === undefined) return { kind: 'others', until: now + nextAskIn() };
    held.set(name, { revision, renewedAt: now, askedAt: now });
    // Receives first what the member before has synced.
    await catchUp();
    return { kind: 'begun' };
  }

  /** @returns undefined: another member has the turn */
  async function begin(key: string): Promise<number | undefined> {
    try {
      return await bucket.create(key, await seal(key));
    } catch (thrown) {
      if (!isConflict(thrown)) throw thrown;
    }
    // A former life of this browser may have begun it.
    const entry = await bucket.get(key);
    const owner =
      entry && entry.operation === 'PUT' && (await session.keys.open(subjectOf(key), entry.value));
    if (!entry || owner !== me) return undefined;
    return bucket.update(key, await seal(key), entry.revision).catch((thrown: unknown) => {
      if (isConflict(thrown)) return undefined;
      throw thrown;
    });
  }

  async function renew(name: string, turn: Held): Promise<void> {
    const key = await keyOf(name);
    const now = Date.now();
    try {
      turn.revision = await bucket.update(key, await seal(key), turn.revision);
      turn.renewedAt = now;
    } catch (thrown) {
      // Another member has it, or nobody knows: it ends by itself.
      if (isConflict(thrown)) held.delete(name);
    }
  }

  async function end(name: string): Promise<void> {
    const turn = held.get(name);
    if (!turn) return;
    held.delete(name);
    await bucket.delete(await keyOf(name), { previousSeq: turn.revision }).catch(() => undefined);
  }

  return {
    take,
    end,
    has: (name: string) => held.has(name),
    /** The member who syncs an account; '' = nobody. */
    ownerOf: async (name: string): Promise<string> => {
      const key = await keyOf(name);
      const entry = await bucket.get(key);
      const isHeld = entry?.operation === 'PUT';
      return (isHeld && (await session.keys.open(subjectOf(key), entry.value))) || '';
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all([...held.keys()].map(end));
    },
  };
}
