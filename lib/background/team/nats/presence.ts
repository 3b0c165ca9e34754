import type { Subscription } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import { createTurns } from '@/lib/async/in-turn';
import { readJson } from '@/lib/text/read-json';
import type { Session } from './connection/session';

/** Times of presence (ms). */
export interface PresenceTimes {
  /** A member says this often what it looks at. */
  repeat: number;
  /** A member that has said nothing for this long looks at nothing: its browser is gone. */
  forgetMember: number;
  /** A tab that has said nothing for this long shows nothing. */
  forgetTab: number;
  /** A question is answered at the latest after this time. */
  patience: number;
}

const usual: PresenceTimes = {
  repeat: 10_000,
  forgetMember: 25_000,
  forgetTab: 20_000,
  patience: 8_000,
};

/** What a member does with a thing. A member that no longer looks at it says `leaves`. */
const doingSchema = z.enum(['looks', 'changes', 'leaves']);
type Doing = Exclude<z.infer<typeof doingSchema>, 'leaves'>;

/** What members say to each other. `asks`: the member has just come, and everybody at the same thing is to answer. */
const wordSchema = z.object({ by: z.string(), doing: doingSchema, asks: z.boolean() });

/** What an agent looks at: names of things, the same for every member, and what the agent does with each. */
export type Sight = ReadonlyMap<string, Doing>;

/** The others at one thing. */
interface Watched {
  subject: string;
  doing: Doing;
  /** Id of a member → what it does, and when it said so last (our clock, Unix ms). */
  others: Map<string, { doing: Doing; heardAt: number }>;
  subscription: Subscription;
}

/**
 * Tells the members who look at the same thing of each other, by plain messages that nothing stores. Each thing has a
 * subject of its own: a member hears only of what it looks at itself.
 */
export function createPresence(session: Session, me: string, times = usual) {
  const { connection, keys, layout } = session;
  const tabs = new Map<number, { sight: Sight; at: number }>();
  const watched = new Map<string, Watched>();
  const inTurn = createTurns();
  /** Words are heard in their order, however long each takes to open. */
  const heard = createTurns();
  // Another session has other numbers.
  let version = Date.now();
  let changed = Promise.withResolvers<undefined>();

  const timer = setInterval(() => {
    const now = Date.now();
    for (const [tabId, { at }] of tabs) if (now - at > times.forgetTab) tabs.delete(tabId);
    for (const { others } of watched.values())
      for (const [id, { heardAt }] of others)
        if (now - heardAt > times.forgetMember) {
          others.delete(id);
          noteChange();
        }
    void settle().then(() => Promise.all([...watched.values()].map((thing) => say(thing))));
  }, times.repeat);

  function noteChange(): void {
    version += 1;
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  }

  /** What is looked at in all tabs together. */
  function wholeSight(): Sight {
    const whole = new Map<string, Doing>();
    for (const { sight } of tabs.values())
      for (const [thing, doing] of sight)
        if (doing === 'changes' || !whole.has(thing)) whole.set(thing, doing);
    return whole;
  }

  /** Begins to watch what is new, ends what is over, and tells the others of both. */
  function settle(): Promise<void> {
    return inTurn(async () => {
      const whole = wholeSight();
      for (const [thing, place] of watched) {
        if (whole.has(thing)) continue;
        watched.delete(thing);
        place.subscription.unsubscribe();
        if (place.others.size > 0) noteChange();
        await say(place, 'leaves');
      }
      for (const [thing, doing] of whole) {
        const known = watched.get(thing);
        if (known?.doing === doing) continue;
        const place = known ?? (await watch(thing));
        place.doing = doing;
        watched.set(thing, place);
        await say(place, doing, !known);
      }
      // The connection is gone: the next session begins anew.
    }).catch(() => undefined);
  }

  async function watch(thing: string): Promise<Watched> {
    const subject = `${layout.here}.${await keys.nameOf('looks', thing)}`;
    const others: Watched['others'] = new Map();
    const subscription = connection.subscribe(subject, {
      callback: (failure, message) => {
        if (!failure) void heard(() => hear(thing, subject, message.data)).catch(() => undefined);
      },
    });
    return { subject, doing: 'looks', others, subscription };
  }

  async function hear(thing: string, subject: string, sealed: Uint8Array): Promise<void> {
    const opened = await keys.open(subject, sealed);
    const { data: word } = wordSchema.safeParse(opened === undefined ? undefined : readJson(opened));
    const place = watched.get(thing);
    if (!word || !place || word.by === me) return;
    const before = place.others.get(word.by)?.doing;
    if (word.doing === 'leaves') place.others.delete(word.by);
    else place.others.set(word.by, { doing: word.doing, heardAt: Date.now() });
    if (place.others.get(word.by)?.doing !== before) noteChange();
    if (word.asks) await say(place);
  }

  async function say(place: Watched, doing: Doing | 'leaves' = place.doing, asks = false): Promise<void> {
    const word: z.infer<typeof wordSchema> = { by: me, doing, asks };
    const sealed = await keys.seal(place.subject, JSON.stringify(word));
    if (!connection.isClosed()) connection.publish(place.subject, sealed);
  }

  return {
    /**
     * Notes what an agent looks at in a tab, and asks who else does.
     *
     * @param known the number of the last answer
     * @returns once something has changed since that answer, or after a while: the members at each thing, by id
     */
    look: async (tabId: number, sight: Sight, known: number) => {
      if (sight.size > 0) tabs.set(tabId, { sight, at: Date.now() });
      else tabs.delete(tabId);
      await settle();
      if (sight.size > 0 && known === version) {
        const late = Promise.withResolvers<undefined>();
        const timeout = setTimeout(() => late.resolve(undefined), times.patience);
        await Promise.race([changed.promise, late.promise]);
        clearTimeout(timeout);
      }
      return {
        version,
        whoDoes: (doing: Doing, thing: string): string[] =>
          [...(watched.get(thing)?.others ?? [])].flatMap(([id, other]) =>
            other.doing === doing ? [id] : [],
          ),
      };
    },
    /** A tab shows nothing any more. */
    lookAway: (tabId: number): void => {
      if (tabs.delete(tabId)) void settle();
    },
    /** Tells the others that this browser looks at nothing. */
    stop: async (): Promise<void> => {
      clearInterval(timer);
      tabs.clear();
      await settle();
      noteChange();
    },
  };
}
