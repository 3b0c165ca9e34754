import type * as z from 'zod/mini';
import { FailureError, type Failure } from '@/lib/model/failure';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { RefusalError } from '@/lib/background/base-api/client';

/**
 * Asks Base for a file.
 *
 * @throws FailureError `missing` when Base refuses for any reason but the token: Base's error code for a missing file is
 * not known (base-api.md §1) · what keeps Base from answering
 */
export async function askForFile<T>(
  {
    accountId,
    method,
    parameters,
    schema,
  }: {
    accountId: string;
    method: string;
    parameters: Record<string, string | number | boolean>;
    schema: z.ZodMiniType<T>;
  },
  missing: Failure,
): Promise<T> {
  try {
    return await askInteractively(accountId, method, parameters, schema);
  } catch (thrown) {
    throw isAboutSubject(thrown) ? new FailureError(missing) : thrown;
  }
}

/** True if Base refused what it was asked about, not the token. */
export function isAboutSubject(thrown: unknown): boolean {
  return thrown instanceof RefusalError && thrown.failure.kind === 'unexpectedAnswer';
}
