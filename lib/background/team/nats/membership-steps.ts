import { FailureError, type Failure } from '@/lib/model/failure';
import { createTurns } from '@/lib/async/in-turn';
import { noTeam, type ServerAccess, type TeamView } from '@/lib/team/team-view';
import { listConnected } from '@/lib/background/accounts/list-accounts';
import { disconnectAccount } from '@/lib/background/lifecycle/connect-account';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { keptTemplates } from '@/lib/background/preferences/kept-templates';
import { takeTeamSettings } from '@/lib/background/preferences/share-settings';
import { database } from '@/lib/background/storage/db';
import { changeStanding } from '@/lib/background/team/change-standing';
import { readInvite, writeInvite } from '@/lib/background/team/invite';
import { readPolicyInvite } from '@/lib/background/team/policy';
import { readServerAddress } from '@/lib/background/team/server-address';
import { isShared } from '@/lib/background/team/shared-accounts';
import { alone, setTeam, team } from '@/lib/background/team/team';
import { secretLength } from '@/lib/background/team/team-keys';
import { noTeamSettings } from '@/lib/stored/team-settings';
import { toBase64Url } from '@/lib/text/base64-url';
import { openTeam } from './active-session';
import { makeMemberKey } from '@/lib/background/team/member-key';
import { moveWithout } from './move';
import { toTeamFailure, type Session } from './connection/session';
import { changeTeam, readTeam } from './team-accounts';
import {
  eraseMembership,
  readMembership,
  writeMemberKey,
  writeMembership,
  type Membership,
} from './membership';
import { sendTeamRecord } from './records/send';
import { beginLife } from './team-life';

type Life = ReturnType<typeof beginLife>;

let life: Life | undefined;
/** Settles when it is known whether this browser is in a team: a worker that has just started reads that first. */
let whenKnown: Promise<undefined> = Promise.resolve(undefined);
let syncHere: () => void = () => undefined;

/**
 * Takes part in the team again, if this browser is in one. Call when the worker starts, and each minute. If this browser
 * takes part already, it only stops waiting for the next attempt to connect.
 *
 * @param onMaySync called when the team's server is reached, and when another member may have stopped amid its work
 */
export async function startTeam(onMaySync: () => void): Promise<void> {
  syncHere = onMaySync;
  if (life) {
    life.wake();
    return;
  }
  const reading = readMembership();
  // Nothing is asked of Base before it is known whether a team shares the minute.
  const known = Promise.withResolvers<undefined>();
  whenKnown = known.promise;
  setTeam({
    ...alone,
    takePlace: (...asked) => known.promise.then(() => team().takePlace(...asked)),
    isOwner: () => known.promise.then(() => team().isOwner()),
  });
  try {
    const membership = await reading;
    // Somebody may have made or joined a team meanwhile.
    if (membership?.isOver) await endOnce(() => forgetMembership(membership));
    else if (membership && !isMember()) live(membership);
  } finally {
    if (!isMember()) setTeam(alone);
    known.resolve(undefined);
  }
}

function isMember(): boolean {
  return life !== undefined;
}

function live(membership: Membership): Life {
  const begun = beginLife(membership, { onMaySync: () => syncHere(), onOver: endHere });
  life = begun;
  return begun;
}

/**
 * Makes a team on a server, with all accounts that are connected here.
 *
 * @throws FailureError teamThere · notConnected without an account to share · what keeps the server from having a team
 */
export async function makeTeam(asked: {
  server: string;
  access: ServerAccess;
  teamName: string;
  memberName: string;
}): Promise<TeamView> {
  return enter(() => prepareTeam(asked));
}

async function prepareTeam(asked: Parameters<typeof makeTeam>[0]): Promise<Membership> {
  const accounts = await listConnected();
  if (accounts.length === 0) throw new FailureError({ kind: 'notConnected' });
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const membership: Membership = {
    server: readServerAddress(asked.server),
    access: asked.access,
    teamId: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    generation: 1,
    secret: toBase64Url(crypto.getRandomValues(new Uint8Array(secretLength))),
    teamName: asked.teamName,
    me: await makeMe(asked.memberName),
    accounts: Object.fromEntries(accounts.map(({ id }) => [id, id])),
    brought: accounts.map(({ id }) => id),
    sharing: [],
    isOver: false,
    perMinute: (await keptSettings.read()).sync.perMinute,
  };
  // Whatever is wrong with the server is said before anything is written here.
  const session = await openTeam(membership, true);
  await session.connection.close();
  return membership;
}

/**
 * Joins the team of an invite.
 *
 * @throws FailureError teamThere · inviteUnreadable · teamNewer · teamEnded · what is wrong with the server
 */
export async function joinTeam(asked: { invite: string; memberName: string }): Promise<TeamView> {
  return enter(() => acceptInvite(asked));
}

async function acceptInvite(asked: Parameters<typeof joinTeam>[0]): Promise<Membership> {
  const invite = await readInvite(asked.invite);
  const session = await openTeam(invite, false);
  try {
    const team = await readTeam(session);
    if (!team || team.isEnded) throw new FailureError({ kind: 'teamEnded' });
  } finally {
    await session.connection.close();
  }
  const me = await makeMe(asked.memberName);
  const { perMinute } = (await keptSettings.read()).sync;
  return { ...invite, me, accounts: {}, brought: [], sharing: [], isOver: false, perMinute };
}

/** Makes this browser's part of a membership. Its private key is stored at once. */
async function makeMe(name: string): Promise<Membership['me']> {
  const { privateKey, publicKey } = await makeMemberKey();
  await writeMemberKey(privateKey);
  return { id: crypto.randomUUID(), name, joinedAt: Date.now(), publicKey };
}

/** The user and the policy may both be about to enter a team: one after the other, and only the first does. */
const inTurn = createTurns();

async function enter(prepare: () => Promise<Membership>): Promise<TeamView> {
  const begun = await inTurn(async () => {
    await expectNone();
    const membership = await prepare();
    await writeMembership(membership);
    return live(membership);
  });
  // If the connection ends now, this browser is a member all the same, and connects again.
  await begun.started.catch(() => undefined);
  return begun.view();
}

/** The team as the options show it. Null: this browser is in no team. */
export async function viewTeam(): Promise<TeamView | null> {
  await whenKnown;
  return (await life?.view()) ?? null;
}

/**
 * Writes an invite to the team of this browser.
 *
 * @throws FailureError noTeam · teamManaged
 */
export async function readOwnInvite(): Promise<string> {
  const here = await expectUnmanaged();
  const { server, access, teamId, generation, secret } = here.membership();
  const { teamName } = await here.view();
  return writeInvite({ server, access, teamId, generation, secret, teamName });
}

/**
 * Changes the names of the team or of this member.
 *
 * @throws FailureError noTeam · teamUnreachable
 */
export async function renameTeam(asked: {
  teamName?: string | undefined;
  memberName?: string | undefined;
}): Promise<TeamView> {
  const here = await expectLife();
  const active = expectSession(here);
  const { teamName } = asked;
  if (teamName !== undefined) await changeTeam(active.session, (team) => ({ ...team, teamName }));
  if (asked.memberName !== undefined) await here.rename(asked.memberName);
  await active.catchUp();
  return here.view();
}

/**
 * Shares an account that is connected here with the team: its token, and all that is stored of it.
 *
 * @throws FailureError noTeam · notConnected · teamUnreachable
 */
export async function shareAccount({ accountId }: { accountId: string }): Promise<TeamView> {
  const here = await expectLife();
  expectSession(here);
  const account = await (await database()).getKey('accounts', accountId);
  if (account === undefined) throw new FailureError({ kind: 'notConnected' });
  const before = here.membership();
  if (!isShared(accountId))
    await here.beginAnew({
      ...before,
      accounts: { ...before.accounts, [accountId]: accountId },
      brought: [...before.brought, accountId],
      sharing: [...before.sharing, accountId],
    });
  return here.view();
}

/**
 * Call after an account was connected here. If one of the team's accounts was disconnected here before, the session
 * begins anew, so that `settleAccounts` recognises it.
 */
export async function noteConnected(): Promise<void> {
  await whenKnown;
  const here = life;
  if (!here?.active()) return;
  const connected = await (await database()).getAllKeys('accounts');
  const isMissing = Object.values(here.membership().accounts).some((id) => !connected.includes(id));
  if (isMissing) await here.beginAnew().catch(() => undefined);
}

/**
 * Removes a member: the team gets a new secret, which the removed member does not get, and old invites end. Members that
 * are away find the new secret when they come back.
 *
 * @throws FailureError noTeam · teamManaged · teamUnreachable, also when another member has just removed somebody: then
 * try again
 */
export async function removeMember({ memberId }: { memberId: string }): Promise<TeamView> {
  const here = await expectUnmanaged();
  const active = expectSession(here);
  if (memberId === here.membership().me.id) throw new FailureError({ kind: 'memberRemoved' });
  await active.catchUp();
  try {
    await moveWithout(active.session, here.membership(), memberId);
  } catch (thrown) {
    throw new FailureError(toTeamFailure(thrown));
  }
  // This browser follows like all others, in a new session.
  await active.ended.catch(() => undefined);
  return here.view();
}

/**
 * Leaves the team, also when its server is out of reach: then the others see this member until somebody removes it.
 *
 * @throws FailureError noTeam · teamManaged
 */
export async function leaveTeam(): Promise<void> {
  const here = await expectUnmanaged();
  const active = here.active();
  const { id, name, joinedAt, publicKey } = here.membership().me;
  if (active)
    await sendTeamRecord(active.session, {
      kind: 'member',
      ...{ id, name, publicKey, isGone: true, joinedAt: joinedAt - active.session.ahead },
    }).catch(() => undefined);
  await endHere();
}

/**
 * Ends the team for everybody, and deletes everything that the server has of it except one sealed record: it tells the
 * members that connect later that the team has ended.
 *
 * @throws FailureError noTeam · teamManaged · teamUnreachable
 */
export async function endTeam(): Promise<void> {
  const active = expectSession(await expectUnmanaged());
  // This browser hears of the end too, and must not disconnect before everything is deleted.
  await endOnce(async () => {
    await eraseOnServer(active.session);
    await forgetTeam();
  });
  // This browser may have heard of it from the server first. Its user need not be told.
  await changeStanding(() => noTeam);
}

async function eraseOnServer(session: Session): Promise<void> {
  try {
    const seq = await changeTeam(session, (team) => ({ ...team, isEnded: true, accountIds: [] }));
    if (seq !== undefined) await session.manager.streams.purge(session.layout.stream, { seq });
  } catch (thrown) {
    throw new FailureError(toTeamFailure(thrown));
  }
}

let ending: Promise<void> | undefined;

/** A second call waits for the end of the first. */
function endOnce(end: () => Promise<void>): Promise<void> {
  ending ??= end().finally(() => (ending = undefined));
  return ending;
}

/** Forgets the team here. Accounts that came with it are disconnected. */
function endHere(failure?: Failure): Promise<void> {
  return endOnce(() => forgetTeam(failure));
}

async function forgetTeam(failure?: Failure): Promise<void> {
  const ended = life;
  if (!ended) return;
  life = undefined;
  await ended.stop();
  const membership = { ...ended.membership(), isOver: true };
  // If this browser dies now, it goes on when it starts again.
  await writeMembership(membership);
  if (failure) await changeStanding(() => ({ ...noTeam, since: Date.now(), failure }));
  await forgetMembership(membership);
}

async function forgetMembership({ accounts, brought }: Membership): Promise<void> {
  for (const accountId of Object.values(accounts))
    if (!brought.includes(accountId)) await disconnectAccount(accountId);
  // Before the membership: without a team nobody could change settings that it has set.
  await takeTeamSettings(noTeamSettings);
  // Templates lose their mark: for another team the user chooses anew.
  await keptTemplates.change((all) => all.map(({ isShared: _former, ...own }) => own), true);
  await eraseMembership();
}

/** Stops without a word to the others: everything here is erased. */
export async function stopTeam(): Promise<void> {
  await life?.stop();
  life = undefined;
}

/** The connection to the server, if there is one now. */
export function presentSession() {
  return life?.active();
}

async function expectNone(): Promise<void> {
  await whenKnown;
  if (life || (await readMembership())) throw new FailureError({ kind: 'teamThere' });
}

async function expectLife(): Promise<Life> {
  await whenKnown;
  if (!life) throw new FailureError({ kind: 'noTeam' });
  return life;
}

/**
 * The life of a team that the user may leave, end or invite to.
 *
 * @throws FailureError noTeam · teamManaged: the administrator has put this browser in the team
 */
async function expectUnmanaged(): Promise<Life> {
  const here = await expectLife();
  if ((await readPolicyInvite())?.teamId === here.membership().teamId)
    throw new FailureError({ kind: 'teamManaged' });
  return here;
}

function expectSession(here: Life) {
  const active = here.active();
  if (!active) throw new FailureError({ kind: 'teamUnreachable' });
  return active;
}
