import { database } from '@/lib/background/storage/db';
import type { Session } from './connection/session';
import { compareHeard, compareJoined } from './records/member-order';
import { changeTeam } from './team-accounts';

/**
 * The id of the team's owner: the member that the team has named. When that one has left, it is the first that this
 * browser has heard of. While a team has named nobody, it is who says to have joined first. '' = not known yet.
 */
export async function readOwnerId(): Promise<string> {
  const db = await database();
  const named = (await db.get('teamReceived', 'position'))?.ownerId;
  const members = await db.getAll('teamMembers');
  if (named !== undefined && members.some(({ id }) => id === named)) return named;
  const [first] = members.toSorted(named === undefined ? compareJoined : compareHeard);
  return first?.id ?? '';
}

/** If this browser is the owner and the team names nobody who is still in it: the team names this one from now on. */
export async function nameOwner(session: Session, me: string): Promise<void> {
  if ((await readOwnerId()) !== me) return;
  const db = await database();
  await changeTeam(session, async (team) => {
    const { ownerId, isEnded } = team;
    const isNamed = ownerId !== undefined && (await db.getKey('teamMembers', ownerId)) !== undefined;
    return isNamed || isEnded ? team : { ...team, ownerId: me };
  });
}
