import type { Account } from '@/lib/model/account';

/** The account's name if there are several accounts; '' for a single account and for one that was removed. */
export function nameAmongOthers(accounts: readonly Account[], accountId: string): string {
  return accounts.length > 1 ? (accounts.find(({ id }) => id === accountId)?.name ?? '') : '';
}
