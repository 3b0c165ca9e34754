import type * as z from 'zod/mini';
import { FailureError, toFailure } from '@/lib/model/failure';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { spendPlace, tokenOf } from './ask-for-account';
import { takePlace } from './budget';
import type { Parameters, Question } from './client';
import { explainFailure } from './explain-failure';
import { fingerprintOf } from '@/lib/background/storage/vault';

/**
 * How long an agent's request waits for room in the budget (ms). Together with the time-out of the request
 * (`client.ts`) it stays below 30 s: after 30 s of mere waiting Firefox stops an event page, and the caller would never
 * get an answer.
 */
const longestWait = 4_000;

/**
 * Sends a request to Base for an agent who is waiting. It goes before the requests of the sync, and waits a few seconds
 * at most for room in the budget.
 *
 * @throws FailureError as `askBase`; hostAccessMissing; notConnected; budgetSpent when the budget of the token has no
 * room in time
 */
export async function askInteractively<T>(
  accountId: string,
  method: string,
  parameters: Parameters,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  return askWithToken({ token: await tokenOf(accountId), method, parameters, schema });
}

/**
 * Does the same with a token that belongs to no account, or not yet. The request also counts in the token's budget.
 *
 * @throws FailureError as `askInteractively`, but never notConnected
 */
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
