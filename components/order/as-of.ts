import type { Account } from '@/lib/model/account';
import type { ShownOrder } from '@/lib/messages/order-messages';
import type { SyncProgress } from '@/lib/stored/sync-progress';

/**
 * The time up to which the shown data is certain, Unix ms. A copy is certain up to the time it was read, or up to the
 * last sync cycle if Base's journal would have reported a change. Takes the oldest of all orders. Without orders: when
 * the accounts were last synced; 0: never.
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
