import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds. */
const patience = 20;
const pause = 60;

/** Undefined, null or false means "not yet". */
type Answer<T> = T | undefined | null | false;

/**
 * Calls `probe` until it returns an answer, for at most 20 s by default.
 *
 * @param what ends the sentence "Waited 20 s for …".
 * @param probe if it throws, that means "not yet" too: a document may just be unloading.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Answer<T> | Promise<Answer<T>>,
  seconds = patience,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  let cause: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(pause);
  } while (performance.now() < deadline);
  throw new Error(`Waited ${seconds} s for ${what}`, { cause });
}
