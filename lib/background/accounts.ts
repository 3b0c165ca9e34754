import type { Account, Status } from '../account';
import { syncProgress } from '../sync-progress';
import { askBase } from './base-api/client';
import {
  readEach,
  returnReasonsSchema,
  sourcesSchema,
  statusListSchema,
  wireReturnReasonSchema,
  wireStatusSchema,
} from './base-api/schemas';
import { database, keysOfAccount } from './db';
import { eraseLinks } from './links';
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
  const { statuses: returnStatuses } = await askBase({
    token,
    method: 'getOrderReturnStatusList',
    schema: statusListSchema,
  });
  const { return_reasons: reasons } = await askBase({
    token,
    method: 'getOrderReturnReasonsList',
    schema: returnReasonsSchema,
  });
  const now = Date.now();
  const account: Account = {
    id: crypto.randomUUID(),
    name: asked.name,
    tokenTail: token.slice(-4),
    showLabels: asked.showLabels,
    connectedAt: now,
    statuses: readStatuses(statuses),
    returnStatuses: readStatuses(returnStatuses),
    returnReasons: readReasons(reasons),
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

function readReasons(raw: readonly unknown[]): Record<string, string> {
  const reasons = readEach(raw, wireReturnReasonSchema).records;
  return Object.fromEntries(reasons.map(({ return_reason_id, name }) => [return_reason_id, name]));
}

/** Forgets an account: its token, its orders, what was linked to tickets, and how far they had been read. */
export async function disconnectAccount(accountId: string): Promise<void> {
  const transaction = (await database()).transaction(
    ['accounts', 'tokens', 'cursors', 'budgets', 'orders', 'returns', 'links'],
    'readwrite',
  );
  await Promise.all([
    transaction.objectStore('accounts').delete(accountId),
    transaction.objectStore('tokens').delete(accountId),
    transaction.objectStore('cursors').delete(accountId),
    transaction.objectStore('budgets').delete(accountId),
    transaction.objectStore('orders').delete(keysOfAccount(accountId)),
    transaction.objectStore('returns').delete(keysOfAccount(accountId)),
    eraseLinks(transaction.objectStore('links'), accountId),
    transaction.done,
  ]);
  const { [accountId]: _forgotten, ...others } = await syncProgress.read();
  await syncProgress.write(others);
}
