import type { Account, Status } from '@/lib/model/account';
import type { Subject } from '@/lib/model/status-change';

/** The statuses that orders, or returns, of an account may have. None of an account that is not known, or not yet. */
export function statusesOf(account: Account | undefined, subject: Subject['subject']): readonly Status[] {
  return (subject === 'order' ? account?.statuses : account?.returnStatuses) ?? [];
}
