import type { Account } from '../account';
import { syncProgress } from '../sync-progress';
import { askBase } from './base-api/client';
import { sourcesSchema } from './base-api/schemas';
import { database, keysOfAccount } from './db';
import { mirrorChanges } from './mirror-changes';
import { readStatuses } from './statuses';
import { startState } from './sync/state';
import { sealToken } from './vault';

export async function listAccounts(): Promise<Account[]> {
  const accounts = await (await database()).getAll('accounts');
  return accounts.toSorted((a, b) => a.connectedAt - b.connectedAt);
}

/**
 * Connects a Base account. The API is asked first, so a wrong token is never saved; account, sealed token and the
 * walk that will bring its orders are then written in one transaction.
 *
 * @throws FailureError what the API says of the token
 */
export async function connectAccount(asked: {
  token: string;
  name: string;
  showLabels: boolean;
}): Promise<Account> {
  const { token } = asked;
  // Not counted in a budget: the account has none yet.
  const statuses = await readStatuses((method, schema) => askBase({ token, method, schema }));
  const { sources } = await askBase({ token, method: 'getOrderSources', schema: sourcesSchema });
  const now = Date.now();
  const account: Account = {
    id: crypto.randomUUID(),
    name: asked.name,
    tokenTail: token.slice(-4),
    showLabels: asked.showLabels,
    connectedAt: now,
    ...statuses,
    statusesReadAt: now,
    sources,
  };
  const sealed = await sealToken(token);
  const transaction = (await database()).transaction(['accounts', 'tokens', 'cursors'], 'readwrite');
  await Promise.all([
    transaction.objectStore('accounts').put(account),
    transaction.objectStore('tokens').put(sealed, account.id),
    transaction.objectStore('cursors').put(startState(account.id, now)),
    transaction.done,
  ]);
  return account;
}

/** Forgets an account: its token, its orders, how far they had been read, and what was done with them. */
export async function disconnectAccount(accountId: string): Promise<void> {
  const transaction = (await database()).transaction(
    ['accounts', 'tokens', 'cursors', 'budgets', 'orders', 'returns', 'outbox', 'activity'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('accounts').delete(accountId),
    transaction.objectStore('tokens').delete(accountId),
    transaction.objectStore('cursors').delete(accountId),
    transaction.objectStore('budgets').delete(accountId),
    transaction.objectStore('orders').delete(keysOfAccount(accountId)),
    transaction.objectStore('returns').delete(keysOfAccount(accountId)),
    transaction.objectStore('outbox').delete(keysOfAccount(accountId)),
    transaction.objectStore('activity').delete(keysOfAccount(accountId)),
    transaction.done,
  ]);
  const { [accountId]: _forgotten, ...others } = await syncProgress.read();
  await syncProgress.write(others);
  await mirrorChanges();
}
