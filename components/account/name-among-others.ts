import type { Account } from '@/lib/model/account';

/** The name of an account where there are several; one that is alone needs none, and neither does one that is gone. */
export function nameAmongOthers(accounts: readonly Account[], accountId: string): string {
  return accounts.length > 1 ? (accounts.find(({ id }) => id === accountId)?.name ?? '') : '';
}
