import type { z } from 'zod';
import { FailureError } from '../errors';
import { leavePlace, noteBlock, takePlace } from './base-api/budget';
import { askBase } from './base-api/client';
import { openToken } from './vault';

type Question<T> = [
  accountId: string,
  method: string,
  parameters: Record<string, string | number | boolean>,
  schema: z.ZodType<T>,
];

/**
 * Asks Base for an account with its token. A place in its budget has been taken; a block is kept for all who ask after.
 *
 * @throws FailureError as `askBase`; notConnected when the vault has no token for the account
 */
export async function askForAccount<T>(...[accountId, method, parameters, schema]: Question<T>): Promise<T> {
  const token = await openToken(accountId);
  if (token === undefined) throw new FailureError({ kind: 'notConnected' });
  try {
    return await askBase({ token, method, parameters, schema });
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.kind === 'tokenBlocked') {
      await noteBlock(accountId, thrown.failure.until);
    }
    throw thrown;
  } finally {
    await leavePlace(accountId, Date.now());
  }
}

/** Asks for an agent who is waiting: goes first, and waits only when the token's whole minute is spent. */
export async function askInteractively<T>(...question: Question<T>): Promise<T> {
  const [accountId] = question;
  for (let wait = await takePlace(accountId, 'interactive', Date.now()); wait > 0;) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = await takePlace(accountId, 'interactive', Date.now());
  }
  return askForAccount(...question);
}
