import type { Account, ConnectedAccount } from '@/lib/model/account';
import { database } from '@/lib/background/storage/db';

/** The connected accounts, in the order in which they were connected. */
export async function listConnected(): Promise<ConnectedAccount[]> {
  const accounts = await (await database()).getAll('accounts');
  return accounts.toSorted((a, b) => a.connectedAt - b.connectedAt);
}

/** The same accounts with the fields that cards need, and nothing about their tokens. */
export async function listAccounts(): Promise<Account[]> {
  const accounts = await listConnected();
  return accounts.map(
    ({ tokenTail: _tail, connectedAt: _at, statusesReadAt: _readAt, ...account }) => account,
  );
}
