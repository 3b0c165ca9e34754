import type { z } from 'zod';
import { FailureError, toFailure } from '@/lib/model/failure';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { spendPlace, tokenOf } from './ask-for-account';
import { takePlace } from './budget';
import type { Question } from './client';
import { explainFailure } from './explain-failure';
import { fingerprintOf } from '@/lib/background/storage/vault';

/**
 * How long an agent's question waits for its place, ms. With the request's own limit (`client.ts`) it is less than the
 * 30 s after which Firefox puts an event page to sleep that only waits: then whoever asked would never be answered.
 */
const longestWait = 4_000;

/**
 * Asks Base for an account, for an agent who is waiting: goes before the sync, and waits a few seconds at most.
 *
 * @throws FailureError as `askBase`; hostAccessMissing; notConnected; budgetSpent when the whole minute of the token is spent
 */
export async function askInteractively<T>(
  accountId: string,
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
): Promise<T> {
  return askWithToken({ token: await tokenOf(accountId), method, parameters, schema });
}

/** The same with a token that is not, or not yet, an account's: it counts in the token's budget all the same. */
export async function askWithToken<T>(question: Question<T>): Promise<T> {
  await waitForPlace(await fingerprintOf(question.token));
  try {
    return await spendPlace(question);
  } catch (thrown) {
    const failure = toFailure(thrown);
    const explained = await explainFailure(failure);
    throw explained === failure ? thrown : new FailureError(explained);
  }
}

async function waitForPlace(fingerprint: string): Promise<void> {
  const { perMinute } = (await keptSettings.read()).sync;
  const end = Date.now() + longestWait;
  for (;;) {
    const now = Date.now();
    const wait = await takePlace(fingerprint, 'interactive', perMinute, now);
    if (wait === 0) return;
    if (now + wait > end) throw new FailureError({ kind: 'budgetSpent' });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
