import { formatTime } from '@/lib/text/format';
import { language, t } from '@/lib/text/i18n';
import type { SyncProgress } from '@/lib/stored/sync-progress';

/** How old the shown orders are while the sync fails; '' if there are none. */
export function describeStale({ completedAt }: SyncProgress): string {
  return completedAt > 0 ? t('panel.staleOrders', { time: formatTime(completedAt, language()) }) : '';
}

/** State of an account's sync in a few words. An error is described by its failure. */
export function describeStanding({ isRunning, completedAt }: SyncProgress): string {
  if (isRunning) return t('options.syncing');
  if (completedAt > 0) return t('options.synced', { time: formatTime(completedAt, language()) });
  return t('options.waiting');
}
