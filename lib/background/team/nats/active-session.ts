import { FailureError } from '@/lib/model/failure';
import { layoutOf } from './connection/layout';
import { connectTo } from './connection/connect';
import { deriveTeamKeys } from '@/lib/background/team/team-keys';
import { fromBase64Url } from '@/lib/text/base64-url';
import { database } from '@/lib/background/storage/db';
import { createHere } from './here';
import { adoptAccounts, fillServer, type AboutTeam, readTeam, settleAccounts } from './team-accounts';
import { writeMembership, type Membership } from './membership';
import { readMove } from './move';
import { createPlaces } from './places';
import { createPresence } from './presence';
import { readReceived, receive, type Heard } from './records/receive';
import { claimEntry, sendUnsent } from './records/send';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { openSession, type Session } from './connection/session';
import { createTeamTurns } from './turns';

/** Differences of the clocks below this do not change how times are converted (ms). */
const clockTolerance = 2_000;
/** A member says that it is there this often (ms). */
const hereEvery = 10_000;

interface Wish {
  /** As it is now: it may change while the session goes on. */
  membershipNow: () => Membership;
  /** The team's own record, for a server that has nothing of the team. */
  about: AboutTeam;
  onAdopted: (membership: Membership) => void;
  onReceived: (what: Heard) => void;
}

export type ActiveSession = Awaited<ReturnType<typeof beginSession>>;

/**
 * Connects to the server of a team.
 *
 * @param mayMake true: makes on the server what is missing
 * @throws FailureError as `connectTo` and `openSession`
 */
export async function openTeam(
  membership: Pick<Membership, 'server' | 'access' | 'teamId' | 'generation' | 'secret'>,
  mayMake: boolean,
): Promise<Session> {
  const keys = await deriveTeamKeys(fromBase64Url(membership.secret), membership.teamId);
  const connection = await connectTo(membership.server, membership.access);
  try {
    return await openSession(connection, layoutOf(membership), keys, mayMake);
  } catch (thrown) {
    await connection.close();
    throw thrown;
  }
}

/** How a session ends without a failure: the connection is gone, or it was to begin anew. */
type End = 'gone' | 'anew';

/**
 * Connects to the server and takes part in the team until the connection ends.
 *
 * @throws FailureError what keeps this browser from it
 */
export async function beginSession({ membershipNow, about, onAdopted, onReceived }: Wish) {
  const membership = membershipNow();
  const hasAccounts = about.accountIds.length > 0;
  // Who joins makes nothing: the team may have ended. A member whose team has just got a new secret may be there first.
  const wasHere = (await (await database()).getKey('teamReceived', 'position')) !== undefined;
  const session = await openTeam(membership, hasAccounts || wasHere);
  const me = membership.me.id;
  try {
    const moved = await readMove(session, membership);
    if (moved === 'removed') throw new FailureError({ kind: 'memberRemoved' });
    if (moved) {
      await writeMembership(moved);
      onAdopted(moved);
      // The next attempt goes to where the team is now.
      throw new FailureError({ kind: 'teamUnreachable' });
    }
    const { ahead, sequence } = await readReceived(session.stream);
    const { state } = await session.manager.streams.info(session.layout.stream);
    if (hasAccounts && sequence > state.last_seq) {
      // The server was restored from a backup. It would give new records old numbers, and nobody would receive them. So
      // the next session fills it anew from here: this browser knows everything that the backup has.
      await session.manager.streams.delete(session.layout.stream);
      throw new FailureError({ kind: 'teamUnreachable' });
    }
    // Clocks that are nearly right need no conversion.
    if (Math.abs(ahead - session.clockAhead) < clockTolerance) session.ahead = ahead;
    const team = await readTeam(session);
    // The server is new, or has lost what it had.
    if (!team && hasAccounts) await fillServer(session, membership, about);
    const adopt = async (teamAccountIds: readonly string[]) => {
      const before = membershipNow();
      const after = await adoptAccounts(session, before, teamAccountIds);
      if (after !== before) onAdopted(after);
    };
    if (team) onAdopted(await settleAccounts(session, membershipNow()));
    return await takePart(session);

    async function takePart(session: Session) {
      const receiver = await receive({
        session,
        me,
        accountOf: (teamAccountId) => (teamAccountId === '' ? '' : membershipNow().accounts[teamAccountId]),
        adopt,
        isHealer: (accountId) => turns.has(teamAccountOf(accountId) ?? ''),
        onReceived,
      });
      const turns = createTeamTurns(session, me, receiver.catchUp);
      const places = createPlaces(session);
      const presence = createPresence(session, me);
      const here = createHere(session, me);
      const timer = setInterval(() => void here.say().catch(() => undefined), hereEvery);
      const flush: { running: Promise<void> | undefined; isAsked: boolean } = {
        running: undefined,
        isAsked: false,
      };
      const end = (failure?: unknown, how: End = 'gone') => {
        if (failure !== undefined) ended.reject(failure);
        else ended.resolve(how);
        clearInterval(timer);
        receiver.stop();
        void turns.stop();
        void presence.stop();
        void session.connection.close();
      };
      const ended = Promise.withResolvers<End>();
      ended.promise.catch(() => undefined);
      receiver.run().then(
        () => end(),
        (thrown: unknown) => end(thrown),
      );
      void session.connection.closed().then((why) => end(why ?? undefined));

      function teamAccountOf(accountId: string): string | undefined {
        if (accountId === '') return '';
        return Object.entries(membershipNow().accounts).find(([, id]) => id === accountId)?.[0];
      }

      /** Sends what is unsent. A call while that goes on makes it look once more. */
      function send(): Promise<void> {
        flush.isAsked = true;
        flush.running ??= sendAll();
        return flush.running;
      }

      async function sendAll(): Promise<void> {
        try {
          while (flush.isAsked) {
            flush.isAsked = false;
            while (await sendUnsent({ session, me, teamAccountOf }));
          }
        } catch (thrown) {
          end(thrown);
        } finally {
          // In the same step as the last look: a call after it must begin anew.
          flush.running = undefined;
        }
      }

      return {
        session,
        /** The server has nothing of what this browser knew, or this browser has just joined. */
        turns,
        places,
        presence,
        teamAccountOf,
        catchUp: receiver.catchUp,
        send,
        claim: (entry: LedgerEntry) => claimEntry({ session, me, teamAccountOf }, entry),
        here,
        /** Rejects with what has ended the session, if that was a failure. */
        ended: ended.promise,
        /** Ends the session, so that the next one begins at once. */
        beginAnew: () => end(undefined, 'anew'),
        /** Ends the session without a word to the others. */
        end: () => end(),
        stop: async () => {
          await turns.stop();
          await presence.stop();
          await here.takeBack().catch(() => undefined);
          end();
        },
      };
    }
  } catch (thrown) {
    await session.connection.close();
    throw thrown;
  }
}
