/**
 * A step from one version of the database to the next. It runs in the transaction of the upgrade: whole or not at all.
 * A released step is never changed; a new shape is a new step.
 */
type Upgrade = (db: IDBDatabase) => void;

/** The steps in their order: the first makes version 1. The number of steps is the present version. */
export const upgrades: readonly Upgrade[] = [makeFirstStores, makeValues, makeInvoices, makeTeamStores];

/** The stores of the present version. */
export const storeNames = [
  'accounts',
  'vaultKey',
  'tokens',
  'orders',
  'returns',
  'parcels',
  'invoices',
  'cursors',
  'budgets',
  'links',
  'seenTickets',
  'outbox',
  'activity',
  'ledger',
  'values',
  'teamUnsent',
  'teamReceived',
  'teamMembers',
] as const;

/** Upgrades a database from the version that it has, 0 where there is none, to the present one. */
export function upgradeFrom(db: IDBDatabase, oldVersion: number): void {
  for (const upgrade of upgrades.slice(oldVersion)) upgrade(db);
}

/** Version 1: Sidecar 0.1.0. */
function makeFirstStores(db: IDBDatabase): void {
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
  const seenTickets = db.createObjectStore('seenTickets', { keyPath: 'key' });
  seenTickets.createIndex('orders', 'orders', { multiEntry: true });
  db.createObjectStore('outbox', { keyPath: ['accountId', 'subject', 'id'] });
  const activity = db.createObjectStore('activity', { keyPath: ['accountId', 'changeId'] });
  activity.createIndex('at', 'at');
  const ledger = db.createObjectStore('ledger', { keyPath: ['ruleId', 'about', 'accountId', 'orderId'] });
  ledger.createIndex('about', 'about');
  ledger.createIndex('order', ['accountId', 'orderId']);
  ledger.createIndex('verdict', 'verdict');
  ledger.createIndex('rule', ['ruleId', 'at']);
}

/**
 * Version 2: values that `storage.local` held before, where content scripts could forge them, and the time of Base's
 * clock.
 */
function makeValues(db: IDBDatabase): void {
  db.createObjectStore('values');
}

/** Version 3: the invoices of orders. */
function makeInvoices(db: IDBDatabase): void {
  db.createObjectStore('invoices', { keyPath: ['accountId', 'orderId'] });
}

/** Version 4: what a team has not got yet, how far it has been received, and who is in it. */
function makeTeamStores(db: IDBDatabase): void {
  db.createObjectStore('teamUnsent', { keyPath: ['kind', 'key'] });
  db.createObjectStore('teamReceived');
  db.createObjectStore('teamMembers', { keyPath: 'id' });
}
