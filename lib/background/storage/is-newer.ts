/** The longest time from asking Base to saving the answer, with all waits (ms). */
const longestQuestion = 120_000;

/**
 * True when our copy was read after a request was sent: the late answer to it must not replace the copy. A `readAt`
 * that is further ahead than possible was written before the clock was set back, and is ignored.
 *
 * @param askedAt when the request was sent, Unix ms
 */
export function isNewer({ readAt }: { readAt: number }, askedAt: number): boolean {
  return readAt > askedAt && readAt < askedAt + longestQuestion;
}
