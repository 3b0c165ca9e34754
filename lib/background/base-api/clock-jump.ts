/**
 * Token fingerprint → how far the system clock was ahead of `performance.now()` when last read (ms). Nobody can set
 * `performance.now()`; it starts with the worker.
 */
const leads = new Map<string, number>();

/**
 * Returns by how many ms the system clock was changed since the last call for this token. Without this, setting the
 * clock forward would make a full minute look empty. A worker that has just started cannot know, and gets 0. Time
 * asleep counts as a change too, which costs at most one minute's wait.
 *
 * @param now what the clock shows, Unix ms
 */
export function jumpOf(fingerprint: string, now: number): number {
  const lead = Math.round(now - performance.now());
  const jump = lead - (leads.get(fingerprint) ?? lead);
  leads.set(fingerprint, lead);
  return jump;
}
