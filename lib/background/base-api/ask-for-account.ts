import type { z } from 'zod';
import { FailureError } from '@/lib/model/failure';
import { leavePlace, noteBlock } from './budget';
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

/** Asks Base once, for whoever has taken a place in the token's budget. */
export async function spendPlace<T>(question: Question<T>): Promise<T> {
  const fingerprint = await fingerprintOf(question.token);
  try {
    return await askBase(question);
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.kind === 'tokenBlocked') {
      await noteBlock(fingerprint, thrown.failure.until, Date.now());
    }
    throw thrown;
  } finally {
    await leavePlace(fingerprint, Date.now());
  }
}
