import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from 'idb';
import type { Account } from '@/lib/model/account';
import type { Activity } from '@/lib/model/activity';
import type { Link } from '@/lib/model/link';
import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import type { StatusChange } from '@/lib/model/status-change';
import type { BudgetState, KeptParcels, KeptTicket, SealedToken, SyncState } from './records';

interface Schema extends DBSchema {
  accounts: { key: string; value: Account };
  /** One record: the non-extractable AES-GCM key, under 'key'. */
  vaultKey: { key: string; value: CryptoKey };
  tokens: { key: string; value: SealedToken };
  orders: {
    key: [accountId: string, orderId: string];
    value: Order;
    indexes: { keys: string; added: [accountId: string, addedAt: number] };
  };
  returns: {
    key: [accountId: string, returnId: string];
    value: OrderReturn;
    indexes: { order: [string, string]; keys: string; added: [accountId: string, addedAt: number] };
  };
  parcels: {
    key: [accountId: string, orderId: string];
    value: KeptParcels;
    indexes: { keys: string };
  };
  /** Written in the transaction that writes the records it covers. */
  cursors: { key: string; value: SyncState };
  /** Under the fingerprint of the token they belong to. */
  budgets: { key: string; value: BudgetState };
  /** What an agent has said of a ticket and an order. */
  links: {
    key: [ticketKey: string, accountId: string, orderId: string];
    value: Link;
    indexes: { order: [string, string] };
  };
  seenTickets: { key: string; value: KeptTicket; indexes: { orders: string } };
  /** The last status change of each order and return. */
  outbox: { key: [accountId: string, subject: string, id: string]; value: StatusChange };
  activity: { key: [accountId: string, changeId: string]; value: Activity; indexes: { at: number } };
  /** What rules have done, asked or could not tell: once for each rule, ticket (or return) and order. */
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
}

export type Database = IDBPDatabase<Schema>;

type Store<Name extends 'orders' | 'returns' | 'links' | 'outbox' | 'activity' | 'ledger'> = IDBPObjectStore<
  Schema,
  ArrayLike<StoreNames<Schema>>,
  Name,
  'readwrite'
>;
export type OrderStore = Store<'orders'>;
export type ReturnStore = Store<'returns'>;
export type LinkStore = Store<'links'>;
export type OutboxStore = Store<'outbox'>;
export type ActivityStore = Store<'activity'>;
export type LedgerStore = Store<'ledger'>;

let opened: Promise<Database> | undefined;

/**
 * The database, opened once for as long as the worker lives. Imported by the background only: nobody else may
 * open it, so that there is one place for its upgrades and no way to the vault from a page.
 */
export function database(): Promise<Database> {
  opened ??= openDB<Schema>('sidecar', 1, {
    upgrade(db) {
      db.createObjectStore('accounts', { keyPath: 'id' });
      db.createObjectStore('vaultKey');
      db.createObjectStore('tokens');
      const orders = db.createObjectStore('orders', { keyPath: ['accountId', 'orderId'] });
      orders.createIndex('keys', 'keys', { multiEntry: true });
      orders.createIndex('added', ['accountId', 'addedAt']);
      const returns = db.createObjectStore('returns', { keyPath: ['accountId', 'returnId'] });
      returns.createIndex('order', ['accountId', 'orderId']);
      returns.createIndex('keys', 'keys', { multiEntry: true });
      returns.createIndex('added', ['accountId', 'addedAt']);
      const links = db.createObjectStore('links', { keyPath: ['ticketKey', 'accountId', 'orderId'] });
      links.createIndex('order', ['accountId', 'orderId']);
      const parcels = db.createObjectStore('parcels', { keyPath: ['accountId', 'orderId'] });
      parcels.createIndex('keys', 'keys', { multiEntry: true });
      db.createObjectStore('cursors', { keyPath: 'accountId' });
      db.createObjectStore('budgets');
      db.createObjectStore('seenTickets', { keyPath: 'key' }).createIndex('orders', 'orders', {
        multiEntry: true,
      });
      db.createObjectStore('outbox', { keyPath: ['accountId', 'subject', 'id'] });
      db.createObjectStore('activity', { keyPath: ['accountId', 'changeId'] }).createIndex('at', 'at');
      const ledger = db.createObjectStore('ledger', { keyPath: ['ruleId', 'about', 'accountId', 'orderId'] });
      ledger.createIndex('about', 'about');
      ledger.createIndex('order', ['accountId', 'orderId']);
      ledger.createIndex('verdict', 'verdict');
      ledger.createIndex('rule', ['ruleId', 'at']);
    },
    blocking: () => void closeDatabase(),
    terminated: () => (opened = undefined),
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Lets go of the database: for an upgrade by another version, and between tests. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  (await closing)?.close();
}

/** Every key of one account in a store whose key begins with the account's id. */
export function keysOfAccount(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
