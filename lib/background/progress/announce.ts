import { changes, type Topic } from '@/lib/stored/changes';
import { createTurns } from '@/lib/async/in-turn';

const inTurn = createTurns();
/** Topics to be announced with the next write. */
const waiting = new Set<Topic>();

/**
 * Tells pages, and the background's own caches, that data they show was written. Call it after the write. Topics that
 * are announced while another announcement is being written go out together. Never throws: a page that is not told
 * shows what it has until the next announcement.
 */
export function announce(...topics: Topic[]): Promise<void> {
  for (const topic of topics) waiting.add(topic);
  return inTurn(write).catch(() => undefined);
}

async function write(): Promise<void> {
  if (waiting.size === 0) return;
  const changed = [...waiting];
  waiting.clear();
  const before = await changes.read();
  // Never lower than the clock, so that a value does not come back after everything was erased.
  const raised = changed.map((topic) => [topic, Math.max(before[topic] + 1, Date.now())] as const);
  await changes.write({ ...before, ...Object.fromEntries(raised) });
}
