import { database } from '@/lib/background/storage/db';
import type { Session } from './connection/session';
import { compareHeard, compareJoined } from './records/member-order';
import { changeTeam } from './team-accounts';

/**
 * The id of the team's owner: the member that the team's record names. If that member has left, the owner is the member
 * that this browser heard of first. If the record names nobody, it is the member who says that it joined first. '' = not
 * known yet.
 */
export async function readOwnerId(): Promise<string> {
  const db = await database();
  const named = (await db.get('teamReceived', 'position'))?.ownerId;
  const members = await db.getAll('teamMembers');
  if (named !== undefined && members.some(({ id }) => id === named)) return named;
  const [first] = members.toSorted(named === undefined ? compareJoined : compareHeard);
  return first?.id ?? '';
}

/** Names this browser in the team's record, if it is the owner and the record names nobody who is still in the team. */
export async function nameOwner(session: Session, me: string): Promise<void> {
  if ((await readOwnerId()) !== me) return;
  const db = await database();
  await changeTeam(session, async (team) => {
    const { ownerId, isEnded } = team;
    const isNamed = ownerId !== undefined && (await db.getKey('teamMembers', ownerId)) !== undefined;
    return isNamed || isEnded ? team : { ...team, ownerId: me };
  });
}
