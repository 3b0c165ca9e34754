import { formatTime } from '@/lib/text/format';
import { language, t } from '@/lib/text/i18n';
import type { SyncProgress } from '@/lib/stored/sync-progress';

/** From when the orders are that are shown while the sync fails; '' when there are none. */
export function describeStale({ completedAt }: SyncProgress): string {
  return completedAt > 0 ? t('panel.staleOrders', { time: formatTime(completedAt, language()) }) : '';
}

/** How an account's sync stands, in a few words; what went wrong is said by its failure. */
export function describeStanding({ isRunning, completedAt }: SyncProgress): string {
  if (isRunning) return t('options.syncing');
  if (completedAt > 0) return t('options.synced', { time: formatTime(completedAt, language()) });
  return t('options.waiting');
}
