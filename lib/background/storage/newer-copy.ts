/** No question takes longer from when it is put until its answer is kept, with all that it may wait for (ms). */
const longestQuestion = 120_000;

/**
 * True when our copy was read after a question was put: an answer that comes late must not take its place. A time further
 * ahead is from before the clock was set back, and says nothing.
 *
 * @param askedAt Unix ms
 */
export function isNewer({ readAt }: { readAt: number }, askedAt: number): boolean {
  return readAt > askedAt && readAt < askedAt + longestQuestion;
}
