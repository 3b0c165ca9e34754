import { FailureError, type Failure } from '@/lib/model/failure';
import { noTeam, type TeamMember, type TeamStanding, type TeamView } from '@/lib/team/team-view';
import { inBackground } from '@/lib/background/in-background';
import { database } from '@/lib/background/storage/db';
import type { Received } from '@/lib/background/storage/records';
import { changeStanding } from '@/lib/background/team/change-standing';
import { isShared } from '@/lib/background/team/shared-accounts';
import { alone, setTeam, type Place, type Team } from '@/lib/background/team/team';
import { nobody } from '@/lib/team/colleagues';
import { beginSession, type ActiveSession } from './active-session';
import { lookTogether } from './look-together';
import { writeMembership, type Membership } from './membership';
import { shareWait } from './minute';
import { nameOwner, readOwnerId } from './owner';
import { readLast } from './connection/read-last';
import type { Heard } from './records/receive';
import { memberSchema } from './records/team-records';
import { sendTeamRecord } from './records/send';
import { toTeamFailure } from './connection/session';
import { nextAskIn } from './turns';

/** Waits between attempts to connect (ms): each one is longer, all are spread. */
const firstWait = 1_000;
const longestWait = 60_000;
/** How long to wait after a refusal of the server (ms): somebody has to do something first. */
const refusedWait = 600_000;
/** While the server is out of reach, the sync looks again after this (ms): an alarm wakes it then. */
const unreachableWait = 120_000;
/** A clock that differs by more than this is reported (ms). */
const clockWorthNaming = 60_000;

/** What is called when the life of a membership changes. */
interface Listener {
  /** This browser may have to sync: the server is there (again), or another member may have stopped amid its work. */
  onMaySync: () => void;
  /** The team has ended, or has removed this browser. */
  onOver: (failure: Failure) => Promise<void>;
}

/**
 * Takes part in a team as long as this browser is a member: connects, and connects again whenever the connection ends.
 * Until the first connection, and without the server, everything is read from the own copy.
 */
export function beginLife(first: Membership, { onMaySync, onOver }: Listener) {
  let membership = first;
  let active: ActiveSession | undefined;
  let hasStopped = false;
  const isOver = () => hasStopped;
  let received: Received | undefined;
  let unread = 0;
  let wake: () => void = () => undefined;
  /** Fingerprint → when this browser has asked Base without the server, Unix ms. */
  const sentAlone = new Map<string, number[]>();
  let standingBy: ReturnType<typeof setTimeout> | undefined;
  /** Settles when the present attempt to connect has succeeded or failed. */
  let attempt = beginAttempt();

  const team: Team = {
    takeTurn: async (accountId) => {
      if (!isShared(accountId)) return { kind: 'mine' };
      const teamAccountId = active?.teamAccountOf(accountId);
      if (!active || teamAccountId === undefined)
        return { kind: 'others', until: Date.now() + unreachableWait };
      try {
        return await active.turns.take(teamAccountId);
      } catch {
        return { kind: 'others', until: Date.now() + firstWait };
      }
    },
    endTurn: async (accountId) => {
      const teamAccountId = active?.teamAccountOf(accountId);
      if (!active || teamAccountId === undefined || !active.turns.has(teamAccountId)) return;
      // The next member goes on where this one has stopped.
      await active.send();
      await active.turns.end(teamAccountId);
    },
    takePlace: async (fingerprint, lane, perMinute) => {
      if (!(await isTokenShared(fingerprint))) return { wait: 0, giveBack: () => undefined };
      const allowed = Math.min(perMinute, received?.perMinute ?? perMinute);
      const places = active?.places;
      if (places) {
        try {
          const wait = await places.take(fingerprint, lane, allowed);
          return { wait, giveBack: () => places.giveBack(fingerprint, lane) };
        } catch (thrown) {
          if (thrown instanceof FailureError) throw thrown;
        }
      }
      return lane === 'sync' ? noPlace(unreachableWait) : takeShare(fingerprint, allowed);
    },
    leavePlace: (fingerprint) => active?.places.leave(fingerprint),
    noteBlock: (fingerprint, until) => {
      if (active) inBackground(active.places.block(fingerprint, until), 'team');
    },
    takeChange: async (accountId, what) => {
      const turns = active?.turns;
      const teamAccountId = active?.teamAccountOf(accountId);
      const ours = { end: () => Promise.resolve() };
      if (!turns || teamAccountId === undefined) return ours;
      const name = JSON.stringify([teamAccountId, what]);
      try {
        const turn = await turns.take(name);
        return turn.kind === 'others' ? undefined : { end: () => turns.end(name) };
      } catch {
        return ours;
      }
    },
    claim: async (entry) => {
      if (!isShared(entry.accountId)) return 'mine';
      if (!active) return 'unknown';
      try {
        return (await active.claim(entry)) ? 'mine' : 'others';
      } catch {
        return 'unknown';
      }
    },
    look: async (tabId, sight, known) => (active ? lookTogether(active, tabId, sight, known) : nobody),
    lookAway: (tabId) => active?.presence.lookAway(tabId),
    isOwner: async () => (await readOwnerId()) === membership.me.id,
    send: () => void active?.send(),
  };

  /** A place of the small share that each member has without the server. */
  async function takeShare(fingerprint: string, perMinute: number): Promise<Place> {
    const members = await (await database()).getAllKeys('teamMembers');
    const sent = sentAlone.get(fingerprint) ?? [];
    const now = Date.now() - (received?.ahead ?? 0);
    const rank = Math.max(0, members.indexOf(membership.me.id));
    const wait = shareWait({ sent, members: members.length, rank, perMinute, now });
    if (wait > 0) return noPlace(wait);
    sentAlone.set(fingerprint, [...sent, now].slice(-100));
    return { wait: 0, giveBack: () => undefined };
  }

  async function run(): Promise<void> {
    let wait = firstWait;
    received = await (await database()).get('teamReceived', 'position');
    if (received?.isEnded) {
      // A former life has heard of the end, and died before it had forgotten the team.
      inBackground(onOver({ kind: 'teamEnded' }), 'team');
      return;
    }
    while (!isOver()) {
      try {
        active = await beginSession({
          membershipNow: () => membership,
          about: await aboutTeam(),
          onAdopted: (after) => (membership = after),
          onReceived: hear,
        });
        if (isOver()) break;
        await announceMe(active);
        await active.catchUp();
        await nameOwner(active.session, membership.me.id);
        if (isOver()) break;
        wait = firstWait;
        await noteStanding('joined', warning());
        attempt.resolve(undefined);
        void active.send();
        onMaySync();
        const how = await active.ended;
        active = undefined;
        if (how === 'anew') continue;
        await noteStanding('outOfReach', { kind: 'teamUnreachable' });
      } catch (thrown) {
        // The connection may be alive. It must not go on beside the next one.
        active?.end();
        const failure = toTeamFailure(thrown);
        if (failure.kind === 'memberRemoved') {
          attempt.reject(new FailureError(failure));
          inBackground(onOver(failure), 'team');
          return;
        }
        attempt.reject(new FailureError(failure));
        if (isOver()) break;
        const isRefused = failure.kind !== 'teamUnreachable' && failure.kind !== 'teamNotNats';
        await noteStanding(isRefused ? 'refused' : 'outOfReach', failure);
        if (isRefused) wait = refusedWait;
      }
      active = undefined;
      if (isOver()) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait * (0.5 + Math.random() / 2));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wait = Math.min(2 * wait, longestWait);
    }
    active?.end();
    active = undefined;
  }

  /**
   * Tells the others about this browser, unless the server has it. To say it again would put this member behind those
   * who have joined later.
   */
  async function announceMe({ session, here }: ActiveSession): Promise<void> {
    const { id, name, joinedAt, publicKey } = membership.me;
    const { data: known } = memberSchema.safeParse(await readLast(session, 'member', id));
    if (known?.name !== name && !known?.isGone)
      await sendTeamRecord(session, {
        kind: 'member',
        ...{ id, name, publicKey, isGone: false, joinedAt: joinedAt - session.ahead },
      });
    await here.say();
  }

  async function aboutTeam() {
    return {
      teamName: teamName(),
      perMinute: received?.perMinute ?? membership.perMinute,
      ownerId: received?.ownerId,
      // Accounts that only other members have are added when these members connect (`settleAccounts`).
      accountIds: (await listConnected(membership)).map(([teamAccountId]) => teamAccountId),
    };
  }

  const teamName = () => received?.teamName || membership.teamName;

  function hear(what: Heard): void {
    ({ received } = what);
    unread += what.unread;
    if (what.isRemoved) inBackground(onOver({ kind: 'memberRemoved' }), 'team');
    else if (received.isEnded) inBackground(onOver({ kind: 'teamEnded' }), 'team');
    else if (active) {
      inBackground(noteStanding('joined', warning()), 'team');
      // If the connection ends meanwhile, the next one begins with it.
      if (what.hasOtherLeft) void nameOwner(active.session, membership.me.id).catch(() => undefined);
      if (what.hasOtherSynced) standBy();
    }
  }

  /** Looks soon whether the other member has stopped amid its work: the alarm of every minute would come late. */
  function standBy(): void {
    standingBy ??= setTimeout(() => {
      standingBy = undefined;
      if (active) onMaySync();
    }, nextAskIn());
  }

  function warning(): Failure | null {
    const by = active?.session.clockAhead ?? 0;
    if (Math.abs(by) > clockWorthNaming) return { kind: 'teamClockWrong', by };
    return unread > 0 ? { kind: 'teamRecordsUnread', count: unread } : null;
  }

  async function noteStanding(state: TeamStanding['state'], failure: Failure | null): Promise<void> {
    if (isOver()) return;
    await changeStanding((before) => {
      if (isOver()) return before;
      const since = before.state === state ? before.since : Date.now();
      return { ...before, state, failure, since, teamName: teamName() };
    });
  }

  setTeam(team);
  const running = run();
  inBackground(running, 'team');

  return {
    /** Resolves when this browser is connected and has all that the team has; rejects if the first attempt fails. */
    started: attempt.promise,
    membership: () => membership,
    active: () => active,
    received: () => received,
    /** Tries to connect now. */
    wake: () => wake(),
    view: () => view(membership, active, received),
    /** Changes the name of this member. */
    rename: async (name: string) => {
      membership = { ...membership, me: { ...membership.me, name } };
      await writeMembership(membership);
      if (active) await announceMe(active);
    },
    /** Connects again at once, as when the worker starts. Resolves or rejects when that is over. */
    beginAnew: async (changed = membership) => {
      if (changed !== membership) {
        membership = changed;
        await writeMembership(changed);
      }
      const former = attempt;
      attempt = beginAttempt();
      // Who waits for the former attempt waits for this one too.
      attempt.promise.then(former.resolve, former.reject);
      active?.beginAnew();
      wake();
      await attempt.promise;
    },
    stop: async () => {
      hasStopped = true;
      clearTimeout(standingBy);
      setTeam(alone);
      await active?.stop();
      wake();
      // An attempt to connect goes on for some seconds, and writes accounts that are new in the team.
      await running.catch(() => undefined);
      attempt.reject(new FailureError({ kind: 'noTeam' }));
      await changeStanding(() => noTeam);
    },
  };
}

function beginAttempt(): PromiseWithResolvers<undefined> {
  const attempt = Promise.withResolvers<undefined>();
  // Nobody need wait for it.
  attempt.promise.catch(() => undefined);
  return attempt;
}

/** True if an account with this token is the team's. Others have a minute of their own. */
async function isTokenShared(fingerprint: string): Promise<boolean> {
  const db = await database();
  for (const accountId of await db.getAllKeys('tokens'))
    if (isShared(accountId) && (await db.get('tokens', accountId))?.fingerprint === fingerprint) return true;
  return false;
}

/** The team's accounts that are connected here: their ids for the team, and in this browser. */
async function listConnected({ accounts }: Membership): Promise<[string, string][]> {
  const connected = new Set(await (await database()).getAllKeys('accounts'));
  return Object.entries(accounts).filter(([, accountId]) => connected.has(accountId));
}

function noPlace(wait: number): Place {
  return { wait, giveBack: () => undefined };
}

async function view(
  membership: Membership,
  active: ActiveSession | undefined,
  received: Received | undefined,
): Promise<TeamView> {
  const here = (await active?.here.list().catch(() => undefined)) ?? new Set<string>();
  const kept = await (await database()).getAll('teamMembers');
  const owner = await readOwnerId();
  const members = kept.map(({ id, name, joinedAt }): TeamMember => {
    const isMe = id === membership.me.id;
    const isHere = isMe ? active !== undefined : here.has(id);
    return { id, name, joinedAt, isMe, isHere, isOwner: id === owner };
  });
  const accounts = await Promise.all(
    (await listConnected(membership)).map(async ([teamAccountId, accountId]) => ({
      accountId,
      syncedBy: (await active?.turns.ownerOf(teamAccountId).catch(() => '')) ?? '',
    })),
  );
  return {
    teamName: received?.teamName || membership.teamName,
    server: membership.server,
    members: members.toSorted((one, other) => one.joinedAt - other.joinedAt),
    accounts,
  };
}
