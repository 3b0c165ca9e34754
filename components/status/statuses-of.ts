import type { Account, Status } from '@/lib/model/account';
import type { Subject } from '@/lib/model/change';

/** The statuses that an account has for orders, or for returns. Empty if the account is unknown or not loaded yet. */
export function statusesOf(account: Account | undefined, subject: Subject['subject']): readonly Status[] {
  return (subject === 'order' ? account?.statuses : account?.returnStatuses) ?? [];
}
