import { database } from '@/lib/background/storage/db';
import type { Session } from './connection/session';

/**
 * Tells which members are connected now. Each member has a key on the server, which the server deletes soon after the
 * member last renewed it.
 */
export function createHere(session: Session, me: string) {
  const { keys, layout, manager, turns } = session;
  const keyOf = async (memberId: string) => `here.${await keys.nameOf('here', memberId)}`;
  // The client keeps a bucket in a stream of this name, each key under a subject of its own (NATS, ADR-8).
  const stream = `KV_${layout.turns}`;
  const subjectOf = (key: string) => `$KV.${layout.turns}.${key}`;

  return {
    /** Says that this browser is connected. */
    say: async (): Promise<void> => {
      const key = await keyOf(me);
      await turns.put(key, await keys.seal(`${layout.turns}.${key}`, me));
    },
    /** Takes that back. A purge leaves nothing under the key, unlike a deletion. */
    takeBack: async (): Promise<void> => {
      await manager.streams.purge(stream, { filter: subjectOf(await keyOf(me)) });
    },
    /** The ids of the members that are connected now. Asks the server once, however many members there are. */
    list: async (): Promise<Set<string>> => {
      const members = await (await database()).getAllKeys('teamMembers');
      const { state } = await manager.streams.info(stream, { subjects_filter: subjectOf('here.*') });
      const subjects = state.subjects ?? {};
      const names = await Promise.all(members.map(async (id) => subjectOf(await keyOf(id))));
      return new Set(members.filter((_, index) => Object.hasOwn(subjects, names[index] ?? '')));
    },
  };
}
