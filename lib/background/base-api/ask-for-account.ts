import type { z } from 'zod';
import { FailureError } from '@/lib/model/failure';
import { leavePlace, noteBlock } from './budget';
import { afterBlock, longestBlock } from './budget-at';
import { askBase, type Question } from './client';
import { fingerprintOf, openToken } from '@/lib/background/storage/vault';

/**
 * Asks Base for an account with its token. A place in its budget has been taken; a block is kept for all who ask after.
 *
 * @throws FailureError as `askBase`; notConnected when the vault has no token for the account
 */
export async function askForAccount<T>(
  accountId: string,
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
): Promise<T> {
  return spendPlace({ token: await tokenOf(accountId), method, parameters, schema });
}

/** @throws FailureError notConnected */
export async function tokenOf(accountId: string): Promise<string> {
  const token = await openToken(accountId);
  if (token === undefined) throw new FailureError({ kind: 'notConnected' });
  return token;
}

/** By token: the block that Base has named, until when (Unix ms), and when it is over by a clock that nobody can set (ms). */
const blocks = new Map<string, { until: number; overAt: number }>();

/**
 * Asks Base once, for whoever has taken a place in the token's budget. Sends nothing into a block that another answer has
 * told of since.
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
  // What lasts for longer is from before this clock began anew, as in a simulation.
  return left > 0 && left <= longestBlock + afterBlock ? block : undefined;
}
