import { database, keysOfAccount } from '@/lib/background/storage/db';
import type { Unsent } from '@/lib/background/storage/records';
import { fingerprintOf } from '@/lib/background/storage/vault';
import { announce } from '@/lib/background/progress/announce';
import { writeMembership, type Membership } from './membership';
import { listPreferences, listRules } from './records/shared-preferences';
import { findLast, readLast } from './connection/read-last';
import { sendAccount, sendMembers, sendTeamRecord } from './records/send';
import { isConflict, type Session } from './connection/session';
import { accountRecordSchema, preparePutAccount, travellingSchema } from './records/shared-record';
import { parseTeam, type TeamRecord } from './records/team-records';

/** What the server has about the team itself. Undefined: nothing that this secret opens. */
export async function readTeam(session: Session): Promise<TeamRecord | undefined> {
  return parseTeam(await readLast(session, 'team', ''));
}

/**
 * Changes what the server has about the team itself. What another member changes meanwhile stays.
 *
 * @returns the number of the message that has it now; undefined: the server has none
 */
export async function changeTeam(
  session: Session,
  change: (before: TeamRecord) => TeamRecord | Promise<TeamRecord>,
): Promise<number | undefined> {
  for (;;) {
    const last = await findLast(session, 'team', '');
    const before = parseTeam(last?.content);
    if (!last || !before) return undefined;
    const after = await change(before);
    if (after === before) return last.sequence;
    try {
      return await sendTeamRecord(session, after, last.sequence);
    } catch (thrown) {
      if (!isConflict(thrown)) throw thrown;
    }
  }
}

/**
 * Makes the accounts here and those of the team the same, before records are received: connects what is new in the team,
 * and shares what this browser has noted in `sharing`. Continues where an earlier call was cut off.
 *
 * @returns the membership with them
 */
export async function settleAccounts(session: Session, membership: Membership): Promise<Membership> {
  let after = membership;
  await changeTeam(session, async (team) => {
    if (team.isEnded) return team;
    after = await adoptAccounts(session, await reconnect(session, after, team.accountIds), team.accountIds);
    after = withoutTwins(after, team.accountIds);
    const missing = Object.keys(after.accounts).filter((id) => !team.accountIds.includes(id));
    const sent = await sendAccounts(session, after, missing);
    if (sent.length === 0) return team;
    // If this browser dies now, it goes on with their records.
    after = { ...after, sharing: [...new Set([...after.sharing, ...sent])] };
    await writeMembership(after);
    return { ...team, accountIds: [...team.accountIds, ...sent] };
  });
  if (after.sharing.length === 0) return after;
  const shared = after.sharing.flatMap((id) => after.accounts[id] ?? []);
  await markAccounts(shared);
  after = { ...after, sharing: [] };
  await writeMembership(after);
  return after;
}

/**
 * Finds the team's accounts that were disconnected here and connected again, and makes them the team's again. Their
 * records are received anew, with all others.
 */
async function reconnect(
  session: Session,
  membership: Membership,
  teamAccountIds: readonly string[],
): Promise<Membership> {
  const db = await database();
  let after = membership;
  for (const teamAccountId of teamAccountIds) {
    const before = after.accounts[teamAccountId];
    if (before === undefined || (await db.getKey('accounts', before)) !== undefined) continue;
    const { data } = travellingSchema.safeParse(await readLast(session, 'account', teamAccountId));
    const { data: content } = accountRecordSchema.safeParse(data?.value);
    const own = content && (await findByToken(content.token));
    if (own === undefined) continue;
    after = {
      ...after,
      accounts: { ...after.accounts, [teamAccountId]: own },
      brought: [...after.brought, own],
    };
    await writeMembership(after);
    await db.clear('teamReceived');
  }
  return after;
}

/** Two members may share one account in the same moment, each under an id of its own: the id that came first counts. */
function withoutTwins(membership: Membership, teamAccountIds: readonly string[]): Membership {
  const known = new Set(teamAccountIds.map((id) => membership.accounts[id]));
  const entries = Object.entries(membership.accounts);
  const kept = entries.filter(([id, own]) => teamAccountIds.includes(id) || !known.has(own));
  if (kept.length === entries.length) return membership;
  const accounts = Object.fromEntries(kept);
  return { ...membership, accounts, sharing: membership.sharing.filter((id) => Object.hasOwn(accounts, id)) };
}

/**
 * Connects the team's accounts that are new to this browser, with the token that comes with them. An account whose token
 * is connected here already stays as it is: what the team knows of it is added. Must be done before the records of these
 * accounts are received.
 *
 * @returns the membership with them
 */
export async function adoptAccounts(
  session: Session,
  membership: Membership,
  teamAccountIds: readonly string[],
): Promise<Membership> {
  let after = membership;
  for (const teamAccountId of teamAccountIds) {
    if (Object.hasOwn(after.accounts, teamAccountId)) continue;
    const { data: record } = travellingSchema.safeParse(await readLast(session, 'account', teamAccountId));
    const { data: content } = accountRecordSchema.safeParse(record?.value);
    if (!content) continue;
    const own = await findByToken(content.token);
    const accountId = own ?? teamAccountId;
    after = {
      ...after,
      accounts: { ...after.accounts, [teamAccountId]: accountId },
      brought: own === undefined ? after.brought : [...after.brought, own],
    };
    // Both or none, if this browser dies: an account that is missing here was disconnected here.
    await writeMembership(after, await preparePutAccount(content, accountId));
    await announce('accounts');
  }
  return after;
}

async function findByToken(token: string): Promise<string | undefined> {
  const fingerprint = await fingerprintOf(token);
  const db = await database();
  for (const accountId of await db.getAllKeys('accounts'))
    if ((await db.get('tokens', accountId))?.fingerprint === fingerprint) return accountId;
  return undefined;
}

/** The team's own record, without what a new one has. */
export type AboutTeam = Omit<TeamRecord, 'kind' | 'isEnded'>;

/**
 * Gives a server that has nothing of the team what this browser has of it: the members, the accounts and the team's own
 * record at once, and all else when what is unsent is sent.
 */
export async function fillServer(session: Session, membership: Membership, about: AboutTeam): Promise<void> {
  await markAccounts(Object.values(membership.accounts));
  await mark(await listPreferences());
  await sendMembers(session);
  const accountIds = await sendAccounts(session, membership, about.accountIds);
  await sendTeamRecord(session, { ...about, accountIds, kind: 'team', isEnded: false });
}

/**
 * Sends accounts with their tokens. The team's own record may name an account only after that: a browser that finds the
 * name without the token cannot connect the account, and passes over all its records.
 *
 * @param teamAccountIds their ids for the team
 * @returns those that were sent
 */
async function sendAccounts(
  session: Session,
  { me, accounts }: Membership,
  teamAccountIds: readonly string[],
): Promise<string[]> {
  const sent: string[] = [];
  for (const teamAccountId of teamAccountIds) {
    const wish = { session, me: me.id, teamAccountOf: () => teamAccountId };
    if (await sendAccount(wish, accounts[teamAccountId] ?? '')) sent.push(teamAccountId);
  }
  return sent;
}

/** How many records are marked in one transaction. */
const batch = 2_000;

/**
 * Marks what is stored here of these accounts as unsent, and nothing that the team has without them: its copy may be
 * newer. The accounts themselves are sent before (`sendAccounts`).
 */
async function markAccounts(accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds) await mark(await listRecords(accountId));
  await mark(await listRules(accountIds));
}

async function listRecords(accountId: string): Promise<Pick<Unsent, 'kind' | 'key'>[]> {
  const db = await database();
  const range = keysOfAccount(accountId);
  const keys: Pick<Unsent, 'kind' | 'key'>[] = [];
  for (const [, id] of await db.getAllKeys('orders', range))
    keys.push({ kind: 'order', key: [accountId, id] });
  for (const [, id] of await db.getAllKeys('returns', range))
    keys.push({ kind: 'return', key: [accountId, id] });
  for (const [, id] of await db.getAllKeys('parcels', range))
    keys.push({ kind: 'parcels', key: [accountId, id] });
  for (const [, id] of await db.getAllKeys('invoices', range))
    keys.push({ kind: 'invoices', key: [accountId, id] });
  for (const link of await db.getAllFromIndex('links', 'order', range))
    keys.push({ kind: 'link', key: [accountId, link.ticketKey, link.orderId] });
  for (const [, changeId] of await db.getAllKeys('activity', range))
    keys.push({ kind: 'activity', key: [accountId, changeId] });
  for (const { about, orderId, verdict } of await db.getAllFromIndex('ledger', 'order', range))
    if (verdict === 'applied') keys.push({ kind: 'ledger', key: [accountId, about, orderId] });
  return [...keys, { kind: 'cursor', key: [accountId] }];
}

async function mark(keys: readonly Pick<Unsent, 'kind' | 'key'>[]): Promise<void> {
  const db = await database();
  for (let first = 0; first < keys.length; first += batch) {
    const { store, done } = db.transaction('teamUnsent', 'readwrite');
    for (const each of keys.slice(first, first + batch))
      void store.put({ ...each, stamp: crypto.randomUUID() });
    await done;
  }
}
