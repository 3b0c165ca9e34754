import type { Account } from '@/lib/model/account';
import { database } from '@/lib/background/storage/db';

/** The connected accounts, in the order in which they were connected. */
export async function listAccounts(): Promise<Account[]> {
  const accounts = await (await database()).getAll('accounts');
  return accounts.toSorted((a, b) => a.connectedAt - b.connectedAt);
}
