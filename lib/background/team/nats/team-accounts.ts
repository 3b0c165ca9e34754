import { database, keysOfAccount } from '@/lib/background/storage/db';
import type { Unsent } from '@/lib/background/storage/records';
import { fingerprintOf } from '@/lib/background/storage/vault';
import { announce } from '@/lib/background/progress/announce';
import { writeMembership, type Membership } from './membership';
import { listPreferences } from './shared-preferences';
import { readLast } from './read-last';
import type { Session } from './session';
import { accountRecordSchema, beginReceiving, prepareWrite, travellingSchema } from './shared-record';
import { readTeamRecord, type TeamRecord } from './team-records';

/** What the server has about the team itself. Undefined: nothing that this secret opens. */
export async function readTeam(session: Session): Promise<TeamRecord | undefined> {
  const record = readTeamRecord(await readLast(session, 'team', ''));
  return record?.data.kind === 'team' ? record.data : undefined;
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
    if (!record || !content) continue;
    const own = await findByToken(content.token);
    const accountId = own ?? teamAccountId;
    after = {
      ...after,
      accounts: { ...after.accounts, [teamAccountId]: accountId },
      brought: own === undefined ? after.brought : [...after.brought, own],
    };
    // First the membership: an account that is here without it would be synced alone.
    await writeMembership(after);
    const write = await prepareWrite({ ...record, kind: 'account' }, accountId, session.ahead, false);
    const transaction = beginReceiving(await database());
    await write?.(transaction);
    await transaction.done;
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

/** How many records are marked in one transaction. */
const batch = 2_000;

/** Marks everything that is stored here for the team as unsent: for a server that has nothing yet. */
export async function markAllUnsent(accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds) await mark(await listRecords(accountId));
  await mark(await listPreferences(accountIds));
}

async function listRecords(accountId: string): Promise<Pick<Unsent, 'kind' | 'key'>[]> {
  const db = await database();
  const range = keysOfAccount(accountId);
  const keys: Pick<Unsent, 'kind' | 'key'>[] = [{ kind: 'account', key: [accountId] }];
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
