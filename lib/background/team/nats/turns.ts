import type { KV } from '@nats-io/kv';
import type { Turn } from '@/lib/background/team/team';
import { isConflict, turnLasts, type Session } from './session';

/** A turn is kept by a word this often (ms). */
const renewEvery = 8_000;
/** It counts as lost this long before the server frees it (ms). */
const margin = 5_000;
/** A turn for which nobody has asked for this long is not kept (ms): its sync does not go on. */
const idleAfter = 100_000;
/** When to ask again while another member syncs (ms). All ask at different times. */
const askAgain = { soonest: 6_000, spread: 6_000 };

interface Held {
  revision: number;
  /** Our clock, when the server was last asked to keep it. */
  renewedAt: number;
  /** When the sync last asked for it. */
  askedAt: number;
}

/**
 * Decides who syncs an account: a key on the server that its owner keeps alive while the sync goes on, and that the
 * server deletes otherwise.
 */
export function createTurns(session: Session, me: string, catchUp: () => Promise<void>) {
  const held = new Map<string, Held>();
  const bucket: KV = session.turns;
  const keyOf = async (accountId: string) => `turn.${await session.keys.nameOf('turn', accountId)}`;
  const subjectOf = (key: string) => `${session.layout.turns}.${key}`;
  const seal = (key: string) => session.keys.seal(subjectOf(key), me);

  const timer = setInterval(() => {
    for (const [accountId, turn] of held)
      void (Date.now() - turn.askedAt > idleAfter ? end(accountId) : renew(accountId, turn));
  }, renewEvery);

  /** @param accountId the team's id of it */
  async function take(accountId: string): Promise<Turn> {
    const mine = held.get(accountId);
    if (mine && Date.now() - mine.renewedAt < turnLasts - margin) {
      mine.askedAt = Date.now();
      return { kind: 'mine' };
    }
    held.delete(accountId);
    const key = await keyOf(accountId);
    const now = Date.now();
    const revision = await begin(key);
    if (revision === undefined)
      return { kind: 'others', until: now + askAgain.soonest + Math.random() * askAgain.spread };
    held.set(accountId, { revision, renewedAt: now, askedAt: now });
    // What the one before has synced comes first.
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

  async function renew(accountId: string, turn: Held): Promise<void> {
    const key = await keyOf(accountId);
    const now = Date.now();
    try {
      turn.revision = await bucket.update(key, await seal(key), turn.revision);
      turn.renewedAt = now;
    } catch (thrown) {
      // Another member has it, or nobody knows: it ends by itself.
      if (isConflict(thrown)) held.delete(accountId);
    }
  }

  async function end(accountId: string): Promise<void> {
    const turn = held.get(accountId);
    if (!turn) return;
    held.delete(accountId);
    await bucket.delete(await keyOf(accountId), { previousSeq: turn.revision }).catch(() => undefined);
  }

  return {
    take,
    end,
    has: (accountId: string) => held.has(accountId),
    /** The member who syncs an account; '' = nobody. */
    ownerOf: async (accountId: string): Promise<string> => {
      const key = await keyOf(accountId);
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
