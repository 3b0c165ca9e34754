import { z } from 'zod';

/**
 * The closed list of what can go wrong. Each kind has a sentence and an action in the locale files under
 * `failure.<kind>`. A user never sees a raw error.
 */
export const failureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notConnected') }),
  z.object({ kind: z.literal('tokenRejected') }),
  /** The token that is to replace an account's belongs to another Base account. */
  z.object({ kind: z.literal('otherAccount') }),
  /** `until` in Unix ms. Base blocks the token, not the request: every program that uses it is stopped. */
  z.object({ kind: z.literal('tokenBlocked'), until: z.number() }),
  /** Our own budget, not Base's block: nothing was sent, and within a minute there is room again. */
  z.object({ kind: z.literal('budgetSpent') }),
  z.object({ kind: z.literal('offline') }),
  /** `report` says what was odd, in English and without personal data: it may be sent to the makers. */
  z.object({ kind: z.literal('unexpectedAnswer'), report: z.string() }),
  /** The browser keeps Sidecar away from Base or Responso: Firefox users can say so at any time. */
  z.object({ kind: z.literal('hostAccessMissing') }),
  z.object({ kind: z.literal('storageFull') }),
  /** Base has none for the parcel, whatever its reason. */
  z.object({ kind: z.literal('labelMissing') }),
  /** What Base sent is not a file of the kind it claims to be. */
  z.object({ kind: z.literal('labelUnreadable') }),
  z.object({ kind: z.literal('labelTooLarge') }),
  /** The browser did not save it. */
  z.object({ kind: z.literal('labelNotSaved') }),
  /** The account's labels have been switched off. */
  z.object({ kind: z.literal('labelsHidden') }),
  /** The tab shows another ticket than the one the label was to be attached to. */
  z.object({ kind: z.literal('ticketSwitched') }),
  z.object({ kind: z.literal('extensionUpdated') }),
]);

export type Failure = z.infer<typeof failureSchema>;

/** Thrown where a failure of the closed list is met; caught where it can be shown. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Any thrown value as one of the closed list. What is not known becomes `unexpectedAnswer` with its name only:
 * a message may quote personal data. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') return { kind: 'storageFull' };
  return { kind: 'unexpectedAnswer', report: thrown instanceof Error ? thrown.name : typeof thrown };
}
