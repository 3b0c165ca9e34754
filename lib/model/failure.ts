import * as z from 'zod/mini';
import { orderFieldNames } from '@/lib/edit/order-fields';
import { momentSchema } from '@/lib/time/moment';

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
  z.object({ kind: z.literal('tokenBlocked'), until: momentSchema }),
  /** Our own budget, not Base's block: nothing was sent, and within a minute there is room again. */
  z.object({ kind: z.literal('budgetSpent') }),
  z.object({ kind: z.literal('offline') }),
  /** `report` says what was odd, in English and without personal data: it may be sent to the developers. */
  z.object({ kind: z.literal('unexpectedAnswer'), report: z.string() }),
  /** Sidecar has no permission for Base or Responso in this browser: Firefox users can take it away at any time. */
  z.object({ kind: z.literal('hostAccessMissing') }),
  /** The browser does not let Sidecar read a helpdesk that the user has added or wants to add. */
  z.object({ kind: z.literal('helpdeskNotAllowed') }),
  z.object({ kind: z.literal('storageFull') }),
  /** A newer Sidecar has written what this browser keeps. */
  z.object({ kind: z.literal('databaseNewer') }),
  /** What this browser keeps cannot be opened or read. */
  z.object({ kind: z.literal('databaseDamaged') }),
  /** Another context holds the database, or has just closed it. This passes by itself. */
  z.object({ kind: z.literal('databaseBlocked') }),
  /** Base has no label for the parcel, whatever its reason. */
  z.object({ kind: z.literal('labelMissing') }),
  /** Base has no file for the invoice, or not yet. */
  z.object({ kind: z.literal('invoiceMissing') }),
  /** What Base sent is not a file of the kind it claims to be. */
  z.object({ kind: z.literal('fileUnreadable') }),
  z.object({ kind: z.literal('fileTooLarge') }),
  /** The browser did not save the file. */
  z.object({ kind: z.literal('fileNotSaved') }),
  /** The account's labels have been switched off. */
  z.object({ kind: z.literal('labelsHidden') }),
  /** The account's invoices have been switched off. */
  z.object({ kind: z.literal('invoicesHidden') }),
  /** The user has switched off what the agent wanted to do (`AgentAction`). */
  z.object({ kind: z.literal('switchedOff') }),
  /** The tab shows another ticket than the one the file was to be attached to. */
  z.object({ kind: z.literal('ticketSwitched') }),
  /** A text of an order is longer than Base keeps, by so many characters: nothing was sent. */
  z.object({ kind: z.literal('fieldTooLong'), field: z.enum(orderFieldNames), by: z.number() }),
  z.object({ kind: z.literal('extensionUpdated') }),
  /** This browser is in no team: another page has left it meanwhile. */
  z.object({ kind: z.literal('noTeam') }),
  /** This browser is in a team, and can be in one only. */
  z.object({ kind: z.literal('teamThere') }),
  /** A text that is no invite, or not the whole of one. */
  z.object({ kind: z.literal('inviteUnreadable') }),
  /** An invite, or a team, of a version of Sidecar that this one does not understand. */
  z.object({ kind: z.literal('teamNewer') }),
  /** The server has no such team: it was ended, or has another secret since this invite. */
  z.object({ kind: z.literal('teamEnded') }),
  /** A colleague has removed this browser from the team. */
  z.object({ kind: z.literal('memberRemoved') }),
  /** The administrator has put this browser in the team: who is in it is not up to the user. */
  z.object({ kind: z.literal('teamManaged') }),
  /** The invite that the administrator has set for this browser is no invite, or not the whole of one. */
  z.object({ kind: z.literal('policyInviteWrong') }),
  /** The team of the invite that the administrator has set has ended, or has another secret since then. */
  z.object({ kind: z.literal('policyTeamEnded') }),
  /** The owner of the team has set what was to be changed. */
  z.object({ kind: z.literal('setByTeam') }),
  /** Another member is the owner of the team, and decides that. */
  z.object({ kind: z.literal('notTeamOwner') }),
  /** No address of a server, or one without encryption that is not on this computer. */
  z.object({ kind: z.literal('teamAddressUnsafe') }),
  z.object({ kind: z.literal('teamUnreachable') }),
  /** Something answers at the address, but not NATS. */
  z.object({ kind: z.literal('teamNotNats') }),
  /** NATS, but too old, or without JetStream. */
  z.object({ kind: z.literal('teamServerOld') }),
  z.object({ kind: z.literal('teamServerFull') }),
  /** The server does not let this browser in, or does not let it do what a team needs. */
  z.object({ kind: z.literal('teamServerRefused') }),
  /** This computer's clock differs from the server's by `by` ms. Times are converted, so this only informs. */
  z.object({ kind: z.literal('teamClockWrong'), by: z.number() }),
  /** `count` records on the server could not be read: they are of another version, or somebody has damaged them. */
  z.object({ kind: z.literal('teamRecordsUnread'), count: z.number() }),
]);

export type Failure = z.infer<typeof failureSchema>;

/** Thrown when a failure of the closed list occurs, and caught where it can be shown. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/**
 * Name of the error that the browser throws when its database fails → our failure (IndexedDB API 3.0, section 3, and
 * what Chromium and Firefox add).
 */
const databaseFailures: Readonly<Record<string, Failure['kind'] & `${'database' | 'storage'}${string}`>> = {
  QuotaExceededError: 'storageFull',
  VersionError: 'databaseNewer',
  // No such store or index; a record that cannot be read; anything that the browser has no name for.
  NotFoundError: 'databaseDamaged',
  NotReadableError: 'databaseDamaged',
  DataError: 'databaseDamaged',
  UnknownError: 'databaseDamaged',
  // The connection was closed meanwhile.
  InvalidStateError: 'databaseBlocked',
  AbortError: 'databaseBlocked',
};

/** Chromium's words for a disk that is full to the last byte. The name is only UnknownError (seen in Chromium 156). */
const noSpace = /NO_SPACE/;

/**
 * Converts any thrown value to a failure of the closed list. An unknown error becomes `unexpectedAnswer` with its name
 * only, because a message may quote personal data.
 */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  if (thrown instanceof DOMException) {
    if (noSpace.test(thrown.message)) return { kind: 'storageFull' };
    const kind = databaseFailures[thrown.name];
    if (kind) return { kind };
  }
  return { kind: 'unexpectedAnswer', report: thrown instanceof Error ? thrown.name : typeof thrown };
}
