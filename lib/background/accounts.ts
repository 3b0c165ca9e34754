import type { Account, Status } from '../account';
import { FailureError } from '../errors';
import { askWithToken } from './ask';
import { readEach, sourcesSchema, statusListSchema, wireStatusSchema } from './base-api/schemas';
import { database, keysOfAccount } from './db';
import { forgetSeenTickets } from './seen-tickets';
import { forgetProgress, noteProgress } from './sync/note-progress';
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
  const { statuses } = await askWithToken({ token, method: 'getOrderStatusList', schema: statusListSchema });
  const { sources } = await askWithToken({ token, method: 'getOrderSources', schema: sourcesSchema });
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

/**
 * Gives a connected account another token, which Base is asked about first. Its orders stay, and so does how far they
 * have been read; what the former token had spent or was blocked for is not the new one's.
 *
 * @throws FailureError what the API says of the token; notConnected when there is no such account (any more)
 */
export async function replaceToken({
  accountId,
  token,
}: {
  accountId: string;
  token: string;
}): Promise<Account> {
  const { statuses } = await askWithToken({ token, method: 'getOrderStatusList', schema: statusListSchema });
  const sealed = await sealToken(token);
  const transaction = (await database()).transaction(['accounts', 'tokens'], 'readwrite');
  const before = await transaction.objectStore('accounts').get(accountId);
  if (!before) throw new FailureError({ kind: 'notConnected' });
  const account: Account = { ...before, tokenTail: token.slice(-4), statuses: readStatuses(statuses) };
  await Promise.all([
    transaction.objectStore('accounts').put(account),
    transaction.objectStore('tokens').put(sealed, accountId),
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

/**
 * Forgets an account: its token, its orders, what was said of them, and how far they had been read. What the token has
 * spent counts in Base for another minute, so its budget stays until it is empty.
 */
export async function disconnectAccount(accountId: string): Promise<void> {
  const transaction = (await database()).transaction(
    ['accounts', 'tokens', 'cursors', 'orders', 'returns', 'parcels', 'links'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('accounts').delete(accountId),
    transaction.objectStore('tokens').delete(accountId),
    transaction.objectStore('cursors').delete(accountId),
    transaction.objectStore('orders').delete(keysOfAccount(accountId)),
    transaction.objectStore('returns').delete(keysOfAccount(accountId)),
    transaction.objectStore('parcels').delete(keysOfAccount(accountId)),
  ]);
  for await (const link of transaction.objectStore('links').index('order').iterate(keysOfAccount(accountId)))
    await link.delete();
  await transaction.done;
  await forgetSeenTickets({ accountId });
  await forgetProgress(accountId);
}
