import { bounds, settings } from '@/lib/stored/settings';
import type { UnreadPart } from '@/lib/stored/salvage';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The settings. Where the time that orders are kept for cannot be read, it is the longest: nothing goes by a guess. */
export const keptSettings = keptValue(settings, (read, unread) =>
  isRetentionUnread(unread) ? { ...read, retention: bounds.retention.max } : read,
);

/** True when it cannot be told from the stored settings how long orders are kept. */
export function isRetentionUnread(unread: readonly UnreadPart[]): boolean {
  return unread.some(({ path }) => path.length === 0 || path[0] === 'retention');
}
