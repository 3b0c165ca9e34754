/** By token: what the clock showed more than one that nobody can set (which starts with the worker), when last read. */
const leads = new Map<string, number>();

/**
 * By how much the clock was set since this was last asked about a token, ms: without it a clock that is set forward would
 * empty a minute that is full. A worker that has just started cannot know, and answers 0. Time asleep counts too, which
 * costs at most one minute's wait.
 *
 * @param now what the clock shows, Unix ms
 */
export function jumpOf(fingerprint: string, now: number): number {
  const lead = Math.round(now - performance.now());
  const jump = lead - (leads.get(fingerprint) ?? lead);
  leads.set(fingerprint, lead);
  return jump;
}
