import { bounds, settings } from '@/lib/stored/settings';
import type { UnreadPart } from '@/lib/stored/salvage';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The settings. If the retention cannot be read, it is the longest: nothing is deleted by a guess. */
export const keptSettings = keptValue(settings, (read, unread) =>
  isRetentionUnread(unread) ? { ...read, retention: bounds.retention.max } : read,
);

/** True when the retention cannot be read from the stored settings. */
export function isRetentionUnread(unread: readonly UnreadPart[]): boolean {
  return unread.some(({ path }) => path.length === 0 || path[0] === 'retention');
}
