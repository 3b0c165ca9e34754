import type * as z from 'zod/mini';
import { FailureError } from '@/lib/model/failure';
import { leavePlace, noteBlock } from './budget';
import { afterBlock, longestBlock } from './budget-at';
import { askBase, type Parameters, type Question } from './client';
import { fingerprintOf, openToken } from '@/lib/background/storage/vault';

/**
 * Sends one request to Base with the account's token. The caller has reserved it in the token's budget (`takePlace`).
 * If Base blocks the token, the block is remembered for all later requests.
 *
 * @throws FailureError as `askBase`; notConnected when the vault has no token for the account
 */
export async function askForAccount<T>(
  accountId: string,
  method: string,
  parameters: Parameters,
  schema: z.ZodMiniType<T>,
): Promise<T> {
  return spendPlace({ token: await tokenOf(accountId), method, parameters, schema });
}

/** The type of `askForAccount`. Code that takes it as a parameter gets another function of this type in tests. */
export type AskForAccount = typeof askForAccount;

/** @throws FailureError notConnected */
export async function tokenOf(accountId: string): Promise<string> {
  const token = await openToken(accountId);
  if (token === undefined) throw new FailureError({ kind: 'notConnected' });
  return token;
}

/**
 * Token fingerprint → the block that Base has named. `until` is its end, Unix ms. `overAt` is when requests may go out
 * again, by `performance.now()`, a clock that nobody can set (ms).
 */
const blocks = new Map<string, { until: number; overAt: number }>();

/**
 * Sends one request to Base for a caller who has reserved it in the token's budget. Sends nothing if another answer has
 * reported a block since.
 *
 * @throws FailureError as `askBase`
 */
export async function spendPlace<T>(question: Question<T>): Promise<T> {
  const fingerprint = await fingerprintOf(question.token);
  const block = blockOf(fingerprint);
  if (block) {
    await leavePlace(fingerprint, Date.now());
    throw new FailureError({ kind: 'tokenBlocked', until: block.until });
  }
  try {
    return await askBase(question);
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.kind === 'tokenBlocked') {
      const { until } = thrown.failure;
      const now = Date.now();
      blocks.set(fingerprint, { until, overAt: performance.now() + until + afterBlock - now });
      await noteBlock(fingerprint, until, now);
    }
    throw thrown;
  } finally {
    await leavePlace(fingerprint, Date.now());
  }
}

/** The block of a token, while it lasts. */
function blockOf(fingerprint: string): { until: number } | undefined {
  const block = blocks.get(fingerprint);
  if (!block) return undefined;
  const left = block.overAt - performance.now();
  // A block that would last longer than any block can was noted before this clock started anew, as in a simulation.
  return left > 0 && left <= longestBlock + afterBlock ? block : undefined;
}
