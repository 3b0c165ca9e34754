import type { ConnectedAccount } from '@/lib/model/account';
import { FailureError } from '@/lib/model/failure';
import { inBackground } from '@/lib/background/in-background';
import { askWithToken } from '@/lib/background/base-api/ask-interactively';
import { database, keysOfAccount } from '@/lib/background/storage/db';
import { eraseLedger } from '@/lib/background/rules/ledger';
import { eraseLinks } from '@/lib/background/tickets/links';
import { mirrorChanges } from '@/lib/background/changes/mirror-changes';
import { forgetSeenTickets } from '@/lib/background/tickets/seen-tickets';
import { readStatuses } from '@/lib/background/accounts/account-statuses';
import { announce } from '@/lib/background/progress/announce';
import { forgetProgress } from '@/lib/background/progress/note-progress';
import { team } from '@/lib/background/team/team';
import { startState } from '@/lib/background/sync/state';
import { noteUnsent } from '@/lib/background/storage/put-shared';
import { sealToken } from '@/lib/background/storage/vault';

/**
 * Connects a Base account. Asks the API first, so that a wrong token is never saved. The account, its sealed token and
 * the plan of its first backfill are then written in one transaction.
 *
 * A token that is connected already is not connected again: each of its orders would be stored twice, and rules could
 * not tell which is meant.
 *
 * @returns the new account, or the account that has the token already, with its present name
 * @throws FailureError what the API says of the token
 */
export async function connectAccount(asked: {
  token: string;
  name: string;
  showLabels: boolean;
  showInvoices?: boolean | undefined;
}): Promise<ConnectedAccount> {
  const { token } = asked;
  const statuses = await readStatuses((method, schema) => askWithToken({ token, method, schema }));
  const now = Date.now();
  const account: ConnectedAccount = {
    id: crypto.randomUUID(),
    name: asked.name,
    tokenTail: token.slice(-4),
    showLabels: asked.showLabels,
    showInvoices: asked.showInvoices ?? true,
    connectedAt: now,
    sources: {},
    extraFields: {},
    ...statuses,
    statusesReadAt: now,
  };
  const sealed = await sealToken(token);
  const transaction = (await database()).transaction(['accounts', 'tokens', 'cursors'], 'readwrite');
  const accounts = transaction.objectStore('accounts');
  for await (const { key, value } of transaction.objectStore('tokens')) {
    const connected = value.fingerprint === sealed.fingerprint && (await accounts.get(key));
    if (!connected) continue;
    const refreshed = { ...connected, ...statuses, statusesReadAt: now };
    await accounts.put(refreshed);
    // The stored token is replaced too: the key that it was sealed with may be lost.
    await transaction.objectStore('tokens').put(sealed, key);
    await transaction.done;
    await announce('accounts');
    return refreshed;
  }
  await Promise.all([
    accounts.put(account),
    transaction.objectStore('tokens').put(sealed, account.id),
    transaction.objectStore('cursors').put(startState(account.id, now)),
    transaction.done,
  ]);
  await announce('accounts');
  return account;
}

/**
 * Gives a connected account another token, after asking Base about it. The account's orders and its sync state stay.
 * The new token has a budget of its own: what the former one spent, or was blocked for, does not count.
 *
 * @throws FailureError what the API says of the token; otherAccount when it is not this account's; notConnected when
 * there is no such account (any more)
 */
export async function replaceToken({
  accountId,
  token,
}: {
  accountId: string;
  token: string;
}): Promise<ConnectedAccount> {
  const statuses = await readStatuses((method, schema) => askWithToken({ token, method, schema }));
  const sealed = await sealToken(token);
  const transaction = (await database()).transaction(['accounts', 'tokens', 'teamUnsent'], 'readwrite');
  const before = await transaction.objectStore('accounts').get(accountId);
  if (!before) throw new FailureError({ kind: 'notConnected' });
  if (!isSameAccount(before, statuses)) throw new FailureError({ kind: 'otherAccount' });
  const account: ConnectedAccount = {
    ...before,
    ...statuses,
    tokenTail: token.slice(-4),
    statusesReadAt: Date.now(),
  };
  await Promise.all([
    transaction.objectStore('accounts').put(account),
    transaction.objectStore('tokens').put(sealed, accountId),
    noteUnsent(() => transaction.objectStore('teamUnsent'), 'account', accountId),
    transaction.done,
  ]);
  team().send();
  await announce('accounts');
  return account;
}

/**
 * True when two lists of statuses may be of one account. Each account defines its own statuses, and their ids seem to
 * be numbered over all accounts (in captured answers they are as high as 513,000): two accounts that share none are not
 * the same.
 */
function isSameAccount(
  before: Pick<ConnectedAccount, 'statuses'>,
  now: Pick<ConnectedAccount, 'statuses'>,
): boolean {
  const known = new Set(before.statuses.map(({ id }) => id));
  return known.size === 0 || now.statuses.some(({ id }) => known.has(id));
}

/**
 * Changes an account's name or settings. Announces the topic `accounts`.
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
  showInvoices?: boolean | undefined;
}): Promise<ConnectedAccount> {
  const transaction = (await database()).transaction('accounts', 'readwrite');
  const account = await transaction.store.get(accountId);
  if (!account) throw new FailureError({ kind: 'notConnected' });
  const changed = {
    ...account,
    name: change.name ?? account.name,
    showLabels: change.showLabels ?? account.showLabels,
    showInvoices: change.showInvoices ?? account.showInvoices,
  };
  await transaction.store.put(changed);
  await transaction.done;
  await announce('accounts');
  return changed;
}

/**
 * Deletes an account: its token, orders, returns, parcels and invoices, their links, changes, ledger and log, and its
 * sync state. The token's budget stays until it is empty, because Base counts its requests for another minute. The
 * account's rules stay, but do nothing until the user gives them another account.
 */
export async function disconnectAccount(accountId: string): Promise<void> {
  const transaction = (await database()).transaction(
    [
      'accounts',
      'tokens',
      'cursors',
      'orders',
      'returns',
      'parcels',
      'invoices',
      'links',
      'outbox',
      'activity',
      'ledger',
    ],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('accounts').delete(accountId),
    transaction.objectStore('tokens').delete(accountId),
    transaction.objectStore('cursors').delete(accountId),
    transaction.objectStore('orders').delete(keysOfAccount(accountId)),
    transaction.objectStore('returns').delete(keysOfAccount(accountId)),
    transaction.objectStore('parcels').delete(keysOfAccount(accountId)),
    transaction.objectStore('invoices').delete(keysOfAccount(accountId)),
    transaction.objectStore('outbox').delete(keysOfAccount(accountId)),
    transaction.objectStore('activity').delete(keysOfAccount(accountId)),
    eraseLinks(transaction.objectStore('links'), accountId),
    eraseLedger(transaction.objectStore('ledger'), accountId),
    transaction.done,
  ]);
  await forgetSeenTickets({ accountId });
  await forgetProgress(accountId);
  await mirrorChanges();
  await announce('accounts', 'orders', 'links', 'rules');
  // Another member syncs it from now on.
  inBackground(team().endTurn(accountId), 'team');
}
