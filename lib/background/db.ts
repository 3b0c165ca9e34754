import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from 'idb';
import type { Account } from '../account';
import type { Order } from '../order';
import type { Parcel } from '../parcel';
import type { OrderReturn } from '../return';
import type { SeenTicket } from '../seen-ticket';
import type { BudgetState } from './base-api/budget';
import type { SyncState } from './sync/state';

/** A token under the vault's key. */
export interface SealedToken {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** By which two accounts with one token are known to share its budget (`vault.ts`). */
  fingerprint: string;
}

/** An order that an agent has linked to a ticket by hand, or dismissed from it. */
export interface Link {
  ticketKey: string;
  accountId: string;
  orderId: string;
  verdict: 'linked' | 'dismissed';
  /** Unix ms. */
  at: number;
}

/** The parcels of one order, as they were read at `readAt` (Unix ms). */
export interface KeptParcels {
  accountId: string;
  orderId: string;
  parcels: Parcel[];
  readAt: number;
}

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
    indexes: { order: [string, string]; added: [accountId: string, addedAt: number] };
  };
  parcels: { key: [accountId: string, orderId: string]; value: KeptParcels };
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
  /** Each order of a ticket as `orderKey` writes it. */
  seenTickets: { key: string; value: SeenTicket & { orders: string[] }; indexes: { orders: string } };
}

export type Database = IDBPDatabase<Schema>;

type Store<Name extends 'orders' | 'returns'> = IDBPObjectStore<
  Schema,
  ArrayLike<StoreNames<Schema>>,
  Name,
  'readwrite'
>;
export type OrderStore = Store<'orders'>;
export type ReturnStore = Store<'returns'>;

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
      returns.createIndex('added', ['accountId', 'addedAt']);
      db.createObjectStore('cursors', { keyPath: 'accountId' });
      db.createObjectStore('budgets');
      db.createObjectStore('links', { keyPath: ['ticketKey', 'accountId', 'orderId'] }).createIndex('order', [
        'accountId',
        'orderId',
      ]);
      db.createObjectStore('parcels', { keyPath: ['accountId', 'orderId'] });
      db.createObjectStore('seenTickets', { keyPath: 'key' }).createIndex('orders', 'orders', {
        multiEntry: true,
      });
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
