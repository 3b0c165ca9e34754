import type * as z from 'zod/mini';
import { database } from '@/lib/background/storage/db';
import { isPreference, type SyncState, type Unsent } from '@/lib/background/storage/records';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { compareHeard } from './member-order';
import { readReceived, startingAt } from './receive';
import { isConflict, type Session } from '@/lib/background/team/nats/connection/session';
import { readLast } from '@/lib/background/team/nats/connection/read-last';
import { readPreference } from './shared-preferences';
import { entryForTeam, readForTeam, stateForTeam, travellingSchema, type Travelling } from './shared-record';
import type { memberSchema, teamRecordSchema } from './team-records';

/** At most this many records are on their way at once. */
const mostAtOnce = 200;

export interface SendWish {
  session: Session;
  me: string;
  /** The team's id of an account; undefined: it is not the team's any more. */
  teamAccountOf: (accountId: string) => string | undefined;
}

/**
 * Sends what the team has not got yet, and forgets it once the server has stored it. The state of a sync is sent when no
 * record is left, so that it never covers records that the team has not got.
 *
 * @returns true: there may be more
 */
export async function sendUnsent(wish: SendWish): Promise<boolean> {
  const transaction = (await database()).transaction(['teamUnsent', 'cursors']);
  const all = await transaction.objectStore('teamUnsent').getAll(undefined, mostAtOnce);
  const states = new Map<string, SyncState>();
  for (const { kind, key } of all) {
    const state = kind === 'cursor' && (await transaction.objectStore('cursors').get(key[0] ?? ''));
    if (state) states.set(state.accountId, state);
  }
  await transaction.done;
  const records = all.filter(({ kind }) => kind !== 'cursor');
  if (records.length > 0) {
    await Promise.all(records.map((unsent) => sendRecord(wish, unsent)));
    return true;
  }
  for (const unsent of all) await sendCursor(wish, unsent, states.get(unsent.key[0] ?? ''));
  return all.length > 0;
}

async function sendRecord(wish: SendWish, unsent: Unsent): Promise<void> {
  const { kind, key } = unsent;
  if (kind === 'cursor') return;
  const { ahead } = wish.session;
  const value = await (isPreference(kind) ? readPreference(kind, key, ahead) : readForTeam(kind, key, ahead));
  if (value !== undefined) await publish(wish, unsent, value);
  await forget(unsent);
}

/** Sends the state of a sync if the server's last one is the one that we know: another member may have gone on. */
async function sendCursor(wish: SendWish, unsent: Unsent, state: SyncState | undefined): Promise<void> {
  const [accountId = ''] = unsent.key;
  const { stream, ahead } = wish.session;
  const { cursors } = await readReceived(stream);
  try {
    if (state) {
      const sequence = await publish(wish, unsent, stateForTeam(state, ahead), cursors[accountId] ?? 0);
      await noteCursor(stream, accountId, sequence);
    }
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown;
  }
  await forget(unsent);
}

/**
 * Says that this browser does what a rule is about to do, if nobody has said so before.
 *
 * @returns true: this browser does it. Also when it has said so in a former life, and has not done it yet
 */
export async function claimEntry(wish: SendWish, entry: LedgerEntry): Promise<boolean> {
  const { accountId, about, orderId } = entry;
  const unsent: Unsent = { kind: 'ledger', key: [accountId, about, orderId], stamp: '' };
  try {
    await publish(wish, unsent, entryForTeam(entry, wish.session.ahead), 0);
    return true;
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown;
  }
  const teamAccountId = wish.teamAccountOf(accountId) ?? '';
  const { data } = travellingSchema.safeParse(
    await readLast(wish.session, 'ledger', teamAccountId, about, orderId),
  );
  return data?.by === wish.me;
}

/** @returns the number of the message; 0: the account is not the team's any more */
async function publish(
  { session, me, teamAccountOf }: SendWish,
  { kind, key: [accountId = '', ...rest] }: Unsent,
  value: unknown,
  lastSubjectSequence?: number,
): Promise<number> {
  const teamAccountId = teamAccountOf(accountId);
  if (teamAccountId === undefined) return 0;
  const key = [teamAccountId, ...rest];
  const subject = `${session.layout.truth}.${await session.keys.nameOf(kind, ...key)}`;
  const record: Travelling = { by: me, kind, key, value };
  const sealed = await session.keys.seal(subject, JSON.stringify(record));
  const expect = lastSubjectSequence === undefined ? {} : { expect: { lastSubjectSequence } };
  const { seq } = await session.js.publish(subject, sealed, { retries: 2, ...expect });
  return seq;
}

/** Sends a record about the team itself, if there is none of its name yet. @returns the number of the message */
export async function sendFirst(session: Session, name: readonly string[], record: object): Promise<number> {
  const subject = `${session.layout.truth}.${await session.keys.nameOf(...name)}`;
  const sealed = await session.keys.seal(subject, JSON.stringify(record));
  const { seq } = await session.js.publish(subject, sealed, {
    retries: 2,
    expect: { lastSubjectSequence: 0 },
  });
  return seq;
}

/**
 * Sends a record about the team itself.
 *
 * @param lastSubjectSequence the number of the record that it replaces, if no other may be replaced
 * @returns the number of the message
 * @throws what `isConflict` knows: another member has changed it meanwhile
 */
export async function sendTeamRecord(
  session: Session,
  record: z.infer<typeof memberSchema> | z.infer<typeof teamRecordSchema>,
  lastSubjectSequence?: number,
): Promise<number> {
  const name = await session.keys.nameOf(record.kind, record.kind === 'member' ? record.id : '');
  const subject = `${session.layout.truth}.${name}`;
  const sealed = await session.keys.seal(subject, JSON.stringify(record));
  const expect = lastSubjectSequence === undefined ? {} : { expect: { lastSubjectSequence } };
  const { seq } = await session.js.publish(subject, sealed, { retries: 2, ...expect });
  return seq;
}

/**
 * Names all members that are known here to a server that has nothing of the team. Some may be away: the next secret is
 * for them too. They are sent in the order in which this browser heard of them.
 */
export async function sendMembers(session: Session): Promise<void> {
  const members = await (await database()).getAll('teamMembers');
  for (const { joinedAt, firstHeard: _here, ...known } of members.toSorted(compareHeard)) {
    const member = { ...known, kind: 'member', isGone: false, joinedAt: joinedAt - session.ahead } as const;
    // What the member has said itself meanwhile stays.
    await sendTeamRecord(session, member, 0).catch((thrown: unknown) => {
      if (!isConflict(thrown)) throw thrown;
    });
  }
}

/**
 * Sends an account with its token.
 *
 * @returns false: it is not connected here, or its token cannot be opened
 */
export async function sendAccount(wish: SendWish, accountId: string): Promise<boolean> {
  const value = await readForTeam('account', [accountId], wish.session.ahead);
  if (value === undefined) return false;
  await publish(wish, { kind: 'account', key: [accountId], stamp: '' }, value);
  return true;
}

/** Forgets that a record was unsent, unless it has changed since. */
async function forget({ kind, key, stamp }: Unsent): Promise<void> {
  const { store, done } = (await database()).transaction('teamUnsent', 'readwrite');
  if ((await store.get([kind, key]))?.stamp === stamp) await store.delete([kind, key]);
  await done;
}

async function noteCursor(stream: string, accountId: string, sequence: number): Promise<void> {
  const { store, done } = (await database()).transaction('teamReceived', 'readwrite');
  const before = startingAt(stream, await store.get('position'));
  if ((before.cursors[accountId] ?? 0) < sequence)
    await store.put({ ...before, cursors: { ...before.cursors, [accountId]: sequence } }, 'position');
  await done;
}
