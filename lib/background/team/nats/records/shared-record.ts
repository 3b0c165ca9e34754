import * as z from 'zod/mini';
import { keysOfOrder, keysOfParcels, keysOfReturn } from '@/lib/match/keys/keys';
import { connectedAccountSchema } from '@/lib/model/account';
import { invoiceSchema } from '@/lib/documents/invoice';
import { linkSchema } from '@/lib/model/link';
import { ledgerEntrySchema, type LedgerEntry } from '@/lib/rules/ledger-entry';
import { keptOrderSchema } from '@/lib/model/order';
import { parcelSchema } from '@/lib/model/parcel';
import { keptReturnSchema } from '@/lib/model/return';
import {
  database,
  type AccountStore,
  type Database,
  type StoredIn,
  type TokenStore,
} from '@/lib/background/storage/db';
import {
  sharedKinds,
  type PreferenceKind,
  type SharedKind,
  type SyncState,
} from '@/lib/background/storage/records';
import { activitySchema } from '@/lib/background/storage/rescued-records';
import { openToken, sealToken } from '@/lib/background/storage/vault';
import { momentSchema } from '@/lib/time/moment';
import { moveState, syncStateSchema } from './sync-state-schema';

/** The stores that shared records are in, and those that say how far a team was received and sent. */
const stores = [
  ...([
    'accounts',
    'tokens',
    'orders',
    'returns',
    'parcels',
    'invoices',
    'links',
    'cursors',
    'ledger',
    'activity',
  ] as const),
  ...(['teamUnsent', 'teamReceived', 'teamMembers'] as const),
] as const;

/** A transaction over all that a team shares. */
export function beginReceiving(db: Database) {
  return db.transaction([...stores], 'readwrite');
}

export type Receiving = ReturnType<typeof beginReceiving>;

/** A record as it travels. Its account has the team's id, and its times are of the server's clock. */
export const travellingSchema = z.object({
  /** The member who sent it. */
  by: z.string(),
  kind: z.enum(sharedKinds),
  key: z.array(z.string()).check(z.minLength(1), z.maxLength(4)),
  /** Null: it was deleted. */
  value: z.unknown(),
});

export type Travelling = z.infer<typeof travellingSchema>;

const readAtShape = { orderId: z.string(), readAt: momentSchema };
/** An account with its token, whose only other place is each member's vault. */
export const accountRecordSchema = z.object({
  account: connectedAccountSchema,
  token: z.string().check(z.minLength(1), z.maxLength(200)),
});
const orderSchema = z.omit(keptOrderSchema, { keys: true, accountId: true });
const returnSchema = z.omit(keptReturnSchema, { keys: true, accountId: true });
const parcelsSchema = z.object({ ...readAtShape, parcels: z.array(parcelSchema) });
const invoicesSchema = z.object({ ...readAtShape, invoices: z.array(invoiceSchema) });
const cursorSchema = z.omit(syncStateSchema, { accountId: true });
const sharedLinkSchema = z.omit(linkSchema, { accountId: true });
const doneSchema = z.omit(ledgerEntrySchema, { accountId: true });

/**
 * Reads the value of a record that the team has not got yet.
 *
 * @param ahead by how much our clock is ahead of the server's (ms)
 * @returns null: there is none (any more); undefined: there is nothing to tell
 */
export async function readForTeam(
  kind: Exclude<SharedKind, 'cursor' | PreferenceKind>,
  key: readonly string[],
  ahead: number,
): Promise<unknown> {
  const db = await database();
  const [accountId = '', id = '', other = ''] = key;
  switch (kind) {
    case 'account': {
      const account = await db.get('accounts', accountId);
      const token = await openToken(accountId);
      return account && token !== undefined ? { account, token } : undefined;
    }
    case 'order':
      return withoutOwn(await db.get('orders', [accountId, id]), ahead);
    case 'return':
      return withoutOwn(await db.get('returns', [accountId, id]), ahead);
    case 'parcels':
      return withoutOwn(await db.get('parcels', [accountId, id]), ahead);
    case 'invoices':
      return withoutOwn(await db.get('invoices', [accountId, id]), ahead);
    case 'link': {
      const link = await db.get('links', [id, accountId, other]);
      // The link was erased with its account, in this browser alone.
      if (!link) return (await db.getKey('accounts', accountId)) === undefined ? undefined : null;
      const { accountId: _own, ...told } = link;
      return { ...told, at: told.at - ahead };
    }
    case 'activity': {
      const line = await db.get('activity', [accountId, id]);
      // Lines of others are theirs to send.
      if (!line || line.member !== undefined) return undefined;
      return { ...line, at: line.at - ahead };
    }
    case 'ledger': {
      const entries = await db.getAllFromIndex('ledger', 'about', id);
      const done = entries.find(
        (entry) => entry.verdict === 'applied' && entry.accountId === accountId && entry.orderId === other,
      );
      return done && entryForTeam(done, ahead);
    }
  }
}

/** What a rule does, as it travels. */
export function entryForTeam({ accountId: _own, ...told }: LedgerEntry, ahead: number): unknown {
  return { ...told, at: told.at - ahead };
}

/** The state of a sync, as it travels. */
export function stateForTeam(state: SyncState, ahead: number): unknown {
  const { accountId: _own, ...told } = moveState(state, -ahead);
  return told;
}

/** Leaves out what each member makes anew: the account's id, and the keys. */
function withoutOwn<Kept extends { accountId: string; readAt: number; keys?: string[] }>(
  kept: Kept | undefined,
  ahead: number,
) {
  if (!kept) return undefined;
  const { accountId: _own, keys: _keys, ...told } = kept;
  return { ...told, readAt: kept.readAt - ahead };
}

/**
 * What became of a received record:
 * - `written`: it is stored here;
 * - `old`: the copy here is newer, and stays;
 * - `nothing`: it is about an account that is not here.
 */
export type Outcome = 'written' | 'old' | 'nothing';

/** Writes a received record. Awaits nothing but the transaction. */
export type Write = (transaction: Receiving) => Promise<Outcome>;

/**
 * Parses a received record, and does all that a transaction cannot wait for.
 *
 * @param accountId the account's id in this browser
 * @param ahead by how much our clock is ahead of the server's (ms)
 * @param isOwn this browser has sent it: what is here is the same or newer, unless it was lost
 * @returns undefined: it cannot be read
 */
export async function prepareWrite(
  {
    by,
    kind,
    key,
    value,
  }: Pick<Travelling, 'by' | 'key' | 'value'> & { kind: Exclude<SharedKind, PreferenceKind> },
  accountId: string,
  ahead: number,
  isOwn: boolean,
): Promise<Write | undefined> {
  const [, id = '', other = ''] = key;
  const isWaiting = async (transaction: Receiving) =>
    (await transaction.objectStore('teamUnsent').getKey([kind, [accountId, ...key.slice(1)]])) !== undefined;
  switch (kind) {
    case 'account': {
      const { data } = accountRecordSchema.safeParse(value);
      if (!data) return undefined;
      const put = await preparePutAccount(data, accountId);
      return async (transaction) => {
        // What was changed here goes out later, and counts.
        if (await isWaiting(transaction)) return 'nothing';
        const accounts = transaction.objectStore('accounts');
        // It was disconnected here, and must not come back: only `adoptAccounts` connects an account.
        if ((await accounts.getKey(accountId)) === undefined) return 'nothing';
        await put(accounts, transaction.objectStore('tokens'));
        return 'written';
      };
    }
    case 'order': {
      const { data } = orderSchema.safeParse(value);
      if (data?.orderId !== id) return undefined;
      const order = { ...data, accountId, readAt: data.readAt + ahead, keys: keysOfOrder(data) };
      return writeNewer('orders', [accountId, id], order, isOwn);
    }
    case 'return': {
      const { data } = returnSchema.safeParse(value);
      if (data?.returnId !== id) return undefined;
      const made = { ...data, accountId, readAt: data.readAt + ahead, keys: keysOfReturn(data) };
      return writeNewer('returns', [accountId, id], made, isOwn);
    }
    case 'parcels': {
      const { data } = parcelsSchema.safeParse(value);
      if (data?.orderId !== id) return undefined;
      const keys = keysOfParcels(data.parcels);
      const parcels = { ...data, accountId, readAt: data.readAt + ahead, keys };
      return writeNewer('parcels', [accountId, id], parcels, isOwn);
    }
    case 'invoices': {
      const { data } = invoicesSchema.safeParse(value);
      if (data?.orderId !== id) return undefined;
      const invoices = { ...data, accountId, readAt: data.readAt + ahead };
      return writeNewer('invoices', [accountId, id], invoices, isOwn);
    }
    case 'link': {
      if (value === null)
        return async (transaction) => {
          if (await isWaiting(transaction)) return 'nothing';
          await transaction.objectStore('links').delete([id, accountId, other]);
          return 'written';
        };
      const { data } = sharedLinkSchema.safeParse(value);
      if (data?.ticketKey !== id || data.orderId !== other) return undefined;
      return async (transaction) => {
        if (await isWaiting(transaction)) return 'nothing';
        if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) return 'nothing';
        await transaction.objectStore('links').put({ ...data, accountId, at: data.at + ahead });
        return 'written';
      };
    }
    case 'activity': {
      const { data } = activitySchema.safeParse(isObject(value) ? { ...value, accountId } : value);
      if (data?.changeId !== id) return undefined;
      return async (transaction) => {
        if (isOwn) return 'nothing';
        if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) return 'nothing';
        const member = (await transaction.objectStore('teamMembers').get(by))?.name ?? '';
        await transaction.objectStore('activity').put({ ...data, at: data.at + ahead, member });
        return 'written';
      };
    }
    case 'ledger': {
      const { data } = doneSchema.safeParse(value);
      if (data?.about !== id || data.orderId !== other || data.verdict !== 'applied') return undefined;
      return async (transaction) => {
        // Ours is in the ledger, or is about to be done.
        if (isOwn) return 'nothing';
        if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) return 'nothing';
        await transaction.objectStore('ledger').put({ ...data, accountId, at: data.at + ahead });
        return 'written';
      };
    }
    case 'cursor': {
      const { data } = cursorSchema.safeParse(value);
      if (!data) return undefined;
      const state = moveState({ ...data, accountId }, ahead);
      return async (transaction) => {
        if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined) return 'nothing';
        await transaction.objectStore('cursors').put(state);
        // A state of ours that was not sent is behind this one.
        await transaction.objectStore('teamUnsent').delete(['cursor', [accountId]]);
        return 'written';
      };
    }
  }
}

/**
 * Prepares writing an account as the team has it. What a member has chosen for this browser stays.
 *
 * @param accountId the account's id in this browser
 * @returns what writes it, and awaits nothing but the stores
 */
export async function preparePutAccount(
  { account, token }: z.infer<typeof accountRecordSchema>,
  accountId: string,
) {
  const sealed = await sealToken(token);
  return async (accounts: AccountStore, tokens: TokenStore): Promise<void> => {
    const kept = await accounts.get(accountId);
    const own = kept && {
      name: kept.name,
      showLabels: kept.showLabels,
      showInvoices: kept.showInvoices,
      connectedAt: kept.connectedAt,
    };
    await accounts.put({ ...account, id: accountId, ...own });
    await tokens.put(sealed, accountId);
  };
}

/**
 * No reading takes longer from asking Base to saving (ms): a copy that is further ahead was made before a clock was set
 * back.
 */
const longestReading = 120_000;

/** Writes a copy unless the one here was read later. Equal times are the same reading, of which the last word counts. */
function writeNewer<Name extends 'orders' | 'returns' | 'parcels' | 'invoices'>(
  name: Name,
  key: [accountId: string, id: string],
  copy: StoredIn<Name>,
  isOwn: boolean,
): Write {
  return async (transaction) => {
    const store = transaction.objectStore(name);
    if ((await transaction.objectStore('accounts').getKey(key[0])) === undefined) return 'nothing';
    const kept = await store.get(key);
    if (kept && kept.readAt > copy.readAt && kept.readAt < Date.now() + longestReading) return 'old';
    if (kept?.readAt === copy.readAt && isOwn) return 'nothing';
    await store.put(copy);
    return 'written';
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
