/** How often the page is checked (ms). */
const lookEvery = 80;

/**
 * Returns what a page shows once it stays the same for some time.
 *
 * @param look returns undefined while there is nothing yet
 * @param rests how long the result must stay the same, ms
 * @param longest how long to wait at most, ms
 * @returns the last result, even if it never stayed the same for long enough
 */
export async function untilRest<T>(
  look: () => T | undefined,
  { rests, longest }: { rests: number; longest: number },
): Promise<T | undefined> {
  const end = performance.now() + longest;
  let found = look();
  let since = performance.now();
  while (performance.now() < end) {
    if (found !== undefined && performance.now() - since >= rests) return found;
    await pause(lookEvery);
    const next = look();
    if (next !== found) since = performance.now();
    found = next;
  }
  return found;
}

/** Waits until `find` returns something; undefined after `longest` ms. */
export async function untilFound<T>(find: () => T | undefined, longest: number): Promise<T | undefined> {
  return await untilRest(find, { rests: 0, longest });
}

/**
 * Waits until the page has had time to draw a change. A tab in the background draws nothing, so the wait is limited.
 */
export function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    setTimeout(end, 100);
    requestAnimationFrame(() => requestAnimationFrame(end));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
