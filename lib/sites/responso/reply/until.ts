/** How often something on a page is looked at (ms). */
const lookEvery = 80;

/**
 * What a page shows once it rests: something that has been found the same for some time.
 *
 * @param look undefined: not yet
 * @param rests how long it must stay the same, ms
 * @param longest how long to wait, ms
 * @returns what was found at the end, whether or not it has rested
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

/** Something as soon as it is there; undefined when that takes longer than so many ms. */
export async function untilFound<T>(find: () => T | undefined, longest: number): Promise<T | undefined> {
  return await untilRest(find, { rests: 0, longest });
}

/** Waits until the page has had time to draw what an event has changed; a tab in the background draws nothing. */
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
