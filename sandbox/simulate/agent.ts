import type * as z from 'zod/mini';
import { askForAccount } from '../../lib/background/base-api/ask-for-account';
import { takePlace } from '../../lib/background/base-api/budget';
import { fingerprintOf } from '../../lib/background/storage/vault';
import { toFailure, type Failure } from '../../lib/model/failure';
import type { openSetting, Seat } from './setting.ts';

/** The longest time that an agent's request waits for the budget (lib/background/base-api/ask-interactively.ts), ms. */
const longestWait = 4_000;

/**
 * Asks Base as `lib/background/base-api/ask-interactively.ts` does. That file cannot run here, because it reads its
 * settings from a browser.
 *
 * @returns the answer, or the failure
 */
export async function askAsAgent<T>(
  { clock, world }: Awaited<ReturnType<typeof openSetting>>,
  { accountId, token }: Seat,
  question: {
    method: string;
    parameters: Record<string, string | number | boolean>;
    schema: z.ZodMiniType<T>;
  },
): Promise<{ answer: T } | { failure: Failure }> {
  const fingerprint = await fingerprintOf(token);
  const end = clock.now() + longestWait;
  try {
    for (;;) {
      const wait = await takePlace(fingerprint, 'interactive', world.perMinute, clock.now());
      if (wait === 0) break;
      if (clock.now() + wait > end) return { failure: { kind: 'budgetSpent' } };
      await clock.wait(wait);
    }
    return {
      answer: await askForAccount(accountId, question.method, question.parameters, question.schema),
    };
  } catch (thrown) {
    return { failure: toFailure(thrown) };
  }
}
