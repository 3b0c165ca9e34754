import type { Account, Status } from '../account';
import { FailureError } from '../errors';
import { syncProgress } from '../sync-progress';
import { askBase } from './base-api/client';
import { readEach, sourcesSchema, statusListSchema, wireStatusSchema } from './base-api/schemas';
import { database, keysOfAccount } from './db';
import { noteProgress } from './sync/note-progress';
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
  const { statuses } = await askBase({ token, method: 'getOrderStatusList', schema: statusListSchema });
  const { sources } = await askBase({ token, method: 'getOrderSources', schema: sourcesSchema });
  const now = Date.now();
  const account: Account = {
    id: crypto.randomUUID(),
    name: asked.name,
    tokenTail: token.slice(-4),
    showLabels: asked.showLabels,
    connectedAt: now,
    statuses: readStatuses(statuses),
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

function readStatuses(raw: readonly unknown[]): Status[] {
  return readEach(raw, wireStatusSchema).records;
}

/**
 * Changes what the user has decided about an account. Pages that are open hear of it by the account's progress.
 *
 * @throws FailureError notConnected when there is no such account (any more)
 */
export async function changeAccount({
  accountId,
  ...change
}: {
  accountId: string;
  name?: string | undefined;
  showLabels?: boolean | undefined;
}): Promise<Account> {
  const transaction = (await database()).transaction('accounts', 'readwrite');
  const account = await transaction.store.get(accountId);
  if (!account) throw new FailureError({ kind: 'notConnected' });
  const changed = {
    ...account,
    name: change.name ?? account.name,
    showLabels: change.showLabels ?? account.showLabels,
  };
  await transaction.store.put(changed);
  await transaction.done;
  await noteProgress(accountId, () => ({ changedAt: Date.now() }));
  return changed;
}

/** Forgets an account: its token, its orders and how far they had been read. */
export async function disconnectAccount(accountId: string): Promise<void> {
  const transaction = (await database()).transaction(
    ['accounts', 'tokens', 'cursors', 'budgets', 'orders', 'returns', 'parcels'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('accounts').delete(accountId),
    transaction.objectStore('tokens').delete(accountId),
    transaction.objectStore('cursors').delete(accountId),
    transaction.objectStore('budgets').delete(accountId),
    transaction.objectStore('orders').delete(keysOfAccount(accountId)),
    transaction.objectStore('returns').delete(keysOfAccount(accountId)),
    transaction.objectStore('parcels').delete(keysOfAccount(accountId)),
    transaction.done,
  ]);
  const { [accountId]: _forgotten, ...others } = await syncProgress.read();
  await syncProgress.write(others);
}
