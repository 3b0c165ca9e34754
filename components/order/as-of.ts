import type { Account } from '@/lib/model/account';
import type { ShownOrder } from '@/lib/messages/order-messages';
import type { SyncProgress } from '@/lib/stored/sync-progress';

/**
 * The time since which nothing shown can have changed unseen, Unix ms: a copy is as good as the moment it was read, or
 * as the last cycle of the sync where Base's journal would have told it of a change. Without orders: when the account
 * was last synced; 0: never.
 */
export function asOfOrders(
  matches: readonly ShownOrder[],
  accounts: readonly Account[],
  progress: Record<string, SyncProgress>,
): number {
  const syncedAt = (accountId: string) => progress[accountId]?.completedAt ?? 0;
  const hearsOfChanges = (accountId: string) => progress[accountId]?.journal === 'on';
  const times = matches
    .filter(({ order }) => !order.isGone)
    .map(({ order: { accountId, readAt } }) =>
      hearsOfChanges(accountId) ? Math.max(readAt, syncedAt(accountId)) : readAt,
    );
  return times.length > 0 ? Math.min(...times) : Math.max(0, ...accounts.map(({ id }) => syncedAt(id)));
}
