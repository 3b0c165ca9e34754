import type { z } from 'zod';
import { FailureError } from '../errors';
import { noteBlock, takePlace, type Lane } from './base-api/budget';
import { askBase } from './base-api/client';
import { openToken } from './vault';

/**
 * Asks Base for an account: with its token, within its budget, and with a block kept for all who ask after.
 *
 * @throws FailureError as `askBase`; notConnected when the vault has no token for the account
 */
export async function askForAccount<T>(
  accountId: string,
  lane: Lane,
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
): Promise<T> {
  const token = await openToken(accountId);
  if (token === undefined) throw new FailureError({ kind: 'notConnected' });
  for (let wait = await takePlace(accountId, lane, Date.now()); wait > 0;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = await takePlace(accountId, lane, Date.now());
  }
  try {
    return await askBase({ token, method, parameters, schema });
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.kind === 'tokenBlocked') {
      await noteBlock(accountId, thrown.failure.until);
    }
    throw thrown;
  }
}
