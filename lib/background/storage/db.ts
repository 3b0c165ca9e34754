import {
  deleteDB,
  openDB,
  unwrap,
  wrap,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type StoreNames,
} from 'idb';
import type { ConnectedAccount } from '@/lib/model/account';
import type { Activity } from '@/lib/model/activity';
import { FailureError, toFailure } from '@/lib/model/failure';
import type { Link } from '@/lib/model/link';
import type { KeptOrder } from '@/lib/model/order';
import type { KeptReturn } from '@/lib/model/return';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import type { Change } from '@/lib/model/change';
import type {
  BudgetState,
  KeptInvoices,
  KeptMember,
  KeptParcels,
  KeptTicket,
  Received,
  SealedToken,
  SyncState,
  Unsent,
} from './records';
import { hasDatabase } from './has-database';
import { takeRescued } from './rescue';
import { setSharedAccounts, sharedAccountsKey } from '@/lib/background/team/shared-accounts';
import { storeNames, upgradeFrom, upgrades } from './upgrades';

interface Schema extends DBSchema {
  accounts: { key: string; value: ConnectedAccount };
  /** One record: the non-extractable AES-GCM key, under 'key'. */
  vaultKey: { key: string; value: CryptoKey };
  tokens: { key: string; value: SealedToken };
  orders: {
    key: [accountId: string, orderId: string];
    value: KeptOrder;
    indexes: { keys: string; added: [accountId: string, addedAt: number] };
  };
  returns: {
    key: [accountId: string, returnId: string];
    value: KeptReturn;
    indexes: { order: [string, string]; keys: string; added: [accountId: string, addedAt: number] };
  };
  parcels: {
    key: [accountId: string, orderId: string];
    value: KeptParcels;
    indexes: { keys: string };
  };
  invoices: { key: [accountId: string, orderId: string]; value: KeptInvoices };
  /** The sync state of each account. Written in the same transaction as the records that it covers. */
  cursors: { key: string; value: SyncState };
  /** Under the fingerprint of the token. */
  budgets: { key: string; value: BudgetState };
  /** The links and dismissals by agents. */
  links: {
    key: [ticketKey: string, accountId: string, orderId: string];
    value: Link;
    indexes: { order: [string, string] };
  };
  seenTickets: { key: string; value: KeptTicket; indexes: { orders: string } };
  /** The last status change of each order and return, and the last edit of each order. */
  outbox: { key: [accountId: string, subject: string, id: string]; value: Change };
  activity: { key: [accountId: string, changeId: string]; value: Activity; indexes: { at: number } };
  /** What rules did, asked or could not tell: one entry for each rule, ticket (or return) and order. */
  ledger: {
    key: [ruleId: string, about: string, accountId: string, orderId: string];
    value: LedgerEntry;
    indexes: {
      about: string;
      order: [accountId: string, orderId: string];
      verdict: LedgerEntry['verdict'];
      rule: [ruleId: string, at: number];
    };
  };
  /** What the team has not got yet (`put-shared.ts`). */
  teamUnsent: { key: [kind: string, key: string[]]; value: Unsent };
  /** Under 'position': what has been received from the team. Written in the same transaction as the records. */
  teamReceived: { key: string; value: Received };
  teamMembers: { key: string; value: KeptMember };
  /** Single values, each parsed by the code that reads it (`kept-value.ts`). */
  values: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;
/** What a record in a store is. */
export type StoredIn<Name extends StoreNames<Schema>> = Schema[Name]['value'];

type Store<Name extends StoreNames<Schema>> = IDBPObjectStore<
  Schema,
  ArrayLike<StoreNames<Schema>>,
  Name,
  'readwrite'
>;
export type AccountStore = Store<'accounts'>;
export type TokenStore = Store<'tokens'>;
export type OrderStore = Store<'orders'>;
export type ReturnStore = Store<'returns'>;
export type LinkStore = Store<'links'>;
export type OutboxStore = Store<'outbox'>;
export type ActivityStore = Store<'activity'>;
export type LedgerStore = Store<'ledger'>;
export type UnsentStore = Store<'teamUnsent'>;

const name = 'sidecar';
/** How long another context may take to release the database before callers get databaseBlocked (ms). */
const patience = 3_000;

/** With less room than this (bytes) a database cannot be opened. */
const leastRoom = 1 << 20;

/**
 * An attempt to open the database: `request` settles when the browser has opened it, `ready` is what callers wait for.
 */
interface Opening {
  request: Promise<Database>;
  ready: Promise<Database>;
}

let opening: Opening | undefined;
const whenLost = new Set<() => void>();
/** Settles when the database may be opened. */
let gate: Promise<unknown> = Promise.resolve();

/**
 * Returns the database, opened once for as long as the worker lives. Only the background imports this. So its upgrades
 * are in one place, and no page can reach the vault.
 *
 * @throws FailureError databaseNewer, databaseDamaged, databaseBlocked or storageFull. The next call tries again
 */
export function database(): Promise<Database> {
  opening ??= open();
  return opening.ready;
}

/**
 * Registers what is done when the browser has closed the database, as on a full disk. A transaction that was begun in
 * that moment may never end (seen in Chromium 156).
 */
export function onDatabaseLost(act: () => void): void {
  whenLost.add(act);
}

function open(): Opening {
  const { promise: ready, resolve, reject } = Promise.withResolvers<Database>();
  const forget = () => {
    if (opening === mine) opening = undefined;
  };
  const request = gate.then(() =>
    openPresent(reject, () => {
      forget();
      for (const act of whenLost) act();
    }),
  );
  const mine: Opening = { request, ready };
  request.then(
    (db) => {
      resolve(db);
      // Callers that got databaseBlocked are served from now on.
      if (opening === mine) mine.ready = request;
      else db.close();
    },
    (thrown: unknown) => {
      reject(thrown);
      forget();
    },
  );
  return mine;
}

/**
 * Opens the database in its present version.
 *
 * @param onBlocked called when another context does not release the database
 * @param onLost called when the browser has closed the connection
 */
async function openPresent(
  onBlocked: (failure: FailureError) => void,
  onLost: () => void,
): Promise<Database> {
  try {
    const db = await openDB<Schema>(name, upgrades.length, {
      upgrade: (upgraded, oldVersion, _, transaction) => {
        // A failed upgrade is reported by the opening.
        transaction.done.catch(() => undefined);
        upgradeFrom(unwrap(upgraded), oldVersion);
      },
      blocked: () => setTimeout(() => onBlocked(new FailureError({ kind: 'databaseBlocked' })), patience),
      blocking: () => void closeDatabase(),
      terminated: onLost,
    });
    if (storeNames.every((store) => db.objectStoreNames.contains(store))) {
      // Rescued records that cannot be written now wait for the next opening.
      await takeRescued(wrap(unwrap(db))).catch(() => undefined);
      const { store, done } = db.transaction('values');
      setSharedAccounts(await store.get(sharedAccountsKey));
      await done;
      return db;
    }
    db.close();
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.kind === 'databaseNewer' || failure.kind === 'storageFull') throw new FailureError(failure);
    if (await isDiskFull()) throw new FailureError({ kind: 'storageFull' });
  }
  throw new FailureError({ kind: 'databaseDamaged' });
}

/** On a full disk Chromium cannot open a database either, and does not say why (seen in Chromium 156). */
async function isDiskFull(): Promise<boolean> {
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return quota - usage < leastRoom;
  } catch {
    return false;
  }
}

/** Closes the database: for an upgrade by another version, and between tests. Never throws. */
export async function closeDatabase(): Promise<void> {
  const closing = opening;
  opening = undefined;
  await closing?.ready.then(
    (db) => db.close(),
    () => undefined,
  );
}

/** Runs `act` while the database is closed. Callers of `database` wait until it is done. */
export function withDatabaseClosed(act: () => Promise<void>): Promise<void> {
  const done = closeDatabase().then(act);
  gate = done.catch(() => undefined);
  return done;
}

/**
 * Deletes the database. Call it while the database is closed.
 *
 * @throws FailureError databaseBlocked when another context does not release it
 */
export async function deleteDatabase(): Promise<void> {
  const { promise: blocked, reject } = Promise.withResolvers<never>();
  const deleted = deleteDB(name, {
    blocked: () => setTimeout(() => reject(new FailureError({ kind: 'databaseBlocked' })), patience),
  });
  await Promise.race([deleted, blocked]);
}

/**
 * Opens the database as it is on disk, whatever its version and its stores. Undefined when there is none, or it cannot
 * be opened.
 */
export async function openAsItIs(): Promise<IDBPDatabase | undefined> {
  try {
    return (await hasDatabase(name)) ? await openDB(name) : undefined;
  } catch {
    return undefined;
  }
}

/** The range of all keys of one account, in a store whose key begins with the account's id. */
export function keysOfAccount(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
