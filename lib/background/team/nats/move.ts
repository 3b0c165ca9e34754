import * as z from 'zod/mini';
import { database } from '@/lib/background/storage/db';
import { generationSchema, secretSchema } from '@/lib/background/team/invite';
import { unwrap, wrapFor } from '@/lib/background/team/member-key';
import { secretLength } from '@/lib/background/team/team-keys';
import { toBase64Url } from '@/lib/text/base64-url';
import { readJson } from '@/lib/text/read-json';
import { readMemberKey, type Membership } from './membership';
import { findLast } from './connection/read-last';
import { sendFirst } from './records/send';
import type { Session } from './connection/session';
import { moveSchema } from './records/team-records';

const newSecretSchema = z.object({ secret: secretSchema, generation: generationSchema });

/**
 * Gives the team a new secret, for all members but one. Every member, also this one, finds it and then uses it.
 *
 * @throws what `isConflict` knows: another member has just done the same
 */
export async function moveWithout(session: Session, membership: Membership, memberId: string): Promise<void> {
  const members = await (await database()).getAll('teamMembers');
  const staying = members.filter(({ id }) => id !== memberId);
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(secretLength)));
  const renewed = { secret, generation: membership.generation + 1 };
  const wrapped = await wrapFor(staying, JSON.stringify(renewed));
  await sendFirst(session, ['move', ''], { kind: 'move', ...wrapped });
}

/**
 * Looks whether the team has a new secret. If it has, what the server still has under the old one is deleted.
 *
 * @returns the membership with the new secret; undefined: there is none; `removed`: there is one, but not for this
 * browser
 */
export async function readMove(
  session: Session,
  membership: Membership,
): Promise<Membership | 'removed' | undefined> {
  const last = await findLast(session, 'move', '');
  const { data: move } = moveSchema.safeParse(last?.content);
  if (!last || !move) return undefined;
  await session.manager.streams.purge(session.layout.stream, { seq: last.sequence });
  const privateKey = await readMemberKey();
  const opened = privateKey && (await unwrap({ id: membership.me.id, privateKey }, move));
  const { data: renewed } = newSecretSchema.safeParse(readJson(opened ?? ''));
  if (!renewed) return 'removed';
  await forgetOthers(Object.keys(move.wraps));
  return { ...membership, ...renewed };
}

/** Forgets the members that a move leaves behind: whoever fills the new stream names the others there. */
async function forgetOthers(staying: readonly string[]): Promise<void> {
  const { store, done } = (await database()).transaction('teamMembers', 'readwrite');
  for (const id of await store.getAllKeys()) if (!staying.includes(id)) await store.delete(id);
  await done;
}
