import type { Activity } from '@/lib/model/activity';
import { database } from '@/lib/background/storage/db';

/** How long the log goes back (ms), and how many lines it has at most: an agent's busy year. */
const longestKept = 365 * 86_400_000;
const mostKept = 5_000;

/** Lists the latest lines of the log of all accounts, the newest first. */
export async function listActivity(count: number): Promise<Activity[]> {
  const lines: Activity[] = [];
  let cursor = await (await database()).transaction('activity').store.index('at').openCursor(null, 'prev');
  while (cursor && lines.length < count) {
    lines.push(cursor.value);
    cursor = await cursor.continue();
  }
  return lines;
}

/**
 * Deletes lines that are too old or too many, and the finished changes that they are about.
 *
 * @param now Unix ms
 */
export async function forgetOldActivity(now: number): Promise<void> {
  const transaction = (await database()).transaction(['activity', 'outbox'], 'readwrite');
  const activity = transaction.objectStore('activity');
  const outbox = transaction.objectStore('outbox');
  let tooMany = (await activity.count()) - mostKept;
  let cursor = await activity.index('at').openCursor();
  while (cursor && (tooMany > 0 || cursor.value.at < now - longestKept)) {
    const { accountId, subject, id, changeId } = cursor.value;
    const change = await outbox.get([accountId, subject, id]);
    const isItsLast = change?.changeId === changeId;
    // A change that is on its way or waits for the agent is never deleted.
    if (!isItsLast || change.state === 'done') {
      if (isItsLast) await outbox.delete([accountId, subject, id]);
      await cursor.delete();
    }
    tooMany -= 1;
    cursor = await cursor.continue();
  }
  await transaction.done;
}
