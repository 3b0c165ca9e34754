import type { Invoice } from '@/lib/documents/invoice';
import type { Parcel } from '@/lib/model/parcel';
import type { SeenTicket } from '@/lib/model/seen-ticket';
import type { TicketKind } from '@/lib/model/ticket-kind';

/**
 * Records that only the background uses. In a file apart from `db.ts`, so that code that writes them need not import
 * it.
 */

/** A token under the vault's key. */
export interface SealedToken {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Equal for two accounts with the same token, which share its budget (`vault.ts`). */
  fingerprint: string;
}

/** The parcels of one order, as they were read at `readAt` (Unix ms). */
export interface KeptParcels {
  accountId: string;
  orderId: string;
  parcels: Parcel[];
  /** Keys that lead to the order, besides its own: an order names only one of its parcels. */
  keys: string[];
  readAt: number;
}

/** The invoices of one order and its receipt, as they were read at `readAt` (Unix ms). */
export interface KeptInvoices {
  accountId: string;
  orderId: string;
  invoices: Invoice[];
  readAt: number;
}

/** A seen ticket, with what dry runs of rules need. Orders and returns are written as in `seen-tickets.ts`. */
export interface KeptTicket extends SeenTicket {
  orders: string[];
  /** Those among them that the ticket itself names. */
  named: string[];
  /**
   * Those among the orders that are corroborated: more than a number ties them to this buyer. Absent in records of
   * version 0.1.0.
   */
  corroborated?: string[];
  /** The ticket tells something of its buyer: an address, a phone, a login. Absent in records of version 0.1.0. */
  hasIdentity?: boolean;
  /** The returns that the ticket itself names. */
  returns: string[];
  kind: TicketKind;
}

/** The spending of one token, as it is stored under the token's fingerprint (`vault.ts`), whichever accounts use it. */
export interface BudgetState {
  /** When each request of the last minute reached Base at the latest, Unix ms. */
  sent: number[];
  /** Unix ms; 0: not blocked. */
  blockedUntil: number;
  /**
   * The part of the allowance that was left at `slowedAt`, when the last block ended: 0 to 1 (`base-api/budget-at.ts`).
   */
  share: number;
  /** Unix ms; 0: the allowance is whole. */
  slowedAt: number;
}

/**
 * The field by which Base selects and sorts the hundred orders of an answer, as far as full answers have shown. Nobody
 * has documented it (base-api.md §3.1). `mixed`: by nothing that a next request could continue from.
 */
export type AnswerOrder = 'unknown' | 'confirmed' | 'added' | 'id' | 'mixed';

/** A window of the backfill that is still to be read. Times are Unix seconds. */
export interface Slice {
  /** Orders confirmed from here on. Where unconfirmed orders are wanted too: orders placed from here on. */
  from: number;
  /** The second after the last one of the window; null: the window is open, the newest one. */
  until: number | null;
  /** The next id to ask from; null: from the first. */
  idFrom: string | null;
  /**
   * The field by which the pages of this window are sorted; missing: by confirmation, as long as no page shows another.
   */
  by?: 'added' | 'confirmed' | 'id';
  /** The window is read by the date of placing, unconfirmed orders included. */
  isWhole?: boolean;
  /** Only orders in this status. */
  statusId?: string;
  /**
   * Where reading by id starts if answers turn out to be sorted by id. Everything before it has been read in any case.
   */
  checkpoint?: { from: number; idFrom: string };
  /** The request is sent to learn what a former answer has left open. */
  proof?: SliceProof;
}

/**
 * What a request is to find out:
 * - `border`: does an order hide behind the last page that was sorted by confirmation and by another field alike?
 * - `newer`: did a descending page have the newest hundred, or the oldest? Nothing after `seen` means the newest.
 */
export type SliceProof = { kind: 'border' } | { kind: 'newer'; seen: number; from: number };

/** Where a journal has been read to. */
export interface LogCursor {
  /** The last `log_id` seen; `0` is rejected by the API, `1` works (base-api.md §4.1). */
  last: string;
  /** When it was last read to its end, Unix ms; 0 = never. */
  readAt: number;
}

/** The tasks of a sync cycle, in the order in which they are done. */
export type Chore = 'orderLog' | 'returnLog' | 'newOrders' | 'newReturns' | 'unconfirmed';

/**
 * The sync state of one account: everything the sync needs to resume after the worker, the browser or the machine has
 * died. Always written in the same transaction as the records that it covers.
 */
export interface SyncState {
  accountId: string;
  /** Counts the backfills of orders. An order that the present one has not met by its end is gone. */
  walk: number;
  /** False once the present backfill has ended, and the orders that it did not meet have been marked. */
  isWalking: boolean;
  /** The oldest date that the present backfill covers, Unix seconds. */
  walkedFrom: number;
  /** The windows that are left of the present backfill, the newest first. */
  slices: Slice[];
  /** Counts the backfills of returns. A return that the present one has not met by its end is gone. */
  returnWalk: number;
  /** The next return id to read in the present backfill of returns; null: it has ended. */
  returnsFrom: string | null;
  /** The oldest date that the backfill of returns covers, Unix seconds. */
  returnsSince: number;
  /** True until a backfill has ended for the first time. */
  isFirstWalk: boolean;
  /**
   * The newest confirmation on a page that was read by date (Unix seconds). New orders are requested from here. An
   * order that was read on its own does not count: others that were confirmed before it may be unread.
   */
  newest: number;
  /** The window that is left of the request for new orders; null: not begun. */
  catchUp: Slice | null;
  /** The window that is left of the search for unconfirmed orders; null or missing: not begun. */
  sweep?: Slice | null;
  /** How Base sorts its answers; missing in states of 0.1.0, which took it to be by confirmation. */
  answerOrder?: AnswerOrder;
  /** The highest return id seen, as digits. */
  newestReturn: string;
  orderLog: LogCursor;
  returnLog: LogCursor;
  /** Base never says that the journal is off: an empty answer looks the same as a quiet day (base-api.md §4.1). */
  journal: 'unknown' | 'on' | 'off';
  /** How often orders appeared that the journal did not name, since it last named any. */
  silences: number;
  /**
   * New returns appeared that the return journal did not name. Nobody knows whether it is on whenever the journal of
   * orders is.
   */
  isReturnLogSilent: boolean;
  /** When new orders were last requested by date although the journal is on, Unix ms. */
  checkedAt: number;
  /** Ids that a journal named and that are to be read again. Those it named last come first. */
  orderIds: string[];
  returnIds: string[];
  /**
   * Ids for which Base has given no usable answer. Each cycle tries them once more, at most `mostSingleReads` of them.
   */
  refusedOrders: string[];
  refusedReturns: string[];
  chores: Chore[];
  /** Pages of a repeated backfill that the present cycle may still read. */
  walkPages: number;
  /** True while a cycle has anything left to do. */
  isBusy: boolean;
  /** True while an agent waits for the present cycle, or for the one that is about to begin. */
  isAsked: boolean;
  /**
   * True after an order has been read on its own: a backfill that waits behind many such orders has the next request.
   * Missing in states of 0.1.0.
   */
  isWalkNext?: boolean;
  /** How many ids have been read one by one since the last time that none were left. */
  reread: number;
  /** When the present or last cycle began, Unix ms. */
  cycleAt: number;
  /** Failures in a row, and when to try again (Unix ms). */
  failures: number;
  retryAt: number;
}

/** How far a team's stream has been received, and what it says of the team itself. */
export interface Received {
  /** Identifies the stream: its name, and when the server made it. Another stream is received from its start. */
  stream: string;
  /**
   * By how much our clock is ahead of the server's (ms). Received times are converted with it. It stays while it is
   * nearly right, so that all times of one reading stay equal.
   */
  ahead: number;
  /** The last message whose record is stored here. 0: none. */
  sequence: number;
  /** Account id here → the message with the last state of its sync. */
  cursors: Record<string, number>;
  teamName: string;
  /** Requests a minute that the team allows for a token. */
  perMinute: number;
  isEnded: boolean;
  /** The member that the team has last named as its owner. Missing: it has named none, as it did not at first. */
  ownerId?: string;
}

/** A member of the team. */
export interface KeptMember {
  id: string;
  name: string;
  /** Unix ms. */
  joinedAt: number;
  /**
   * The number of the message by which this browser has first heard of the member: the server's order, which no clock
   * decides. Missing in records from before it was noted.
   */
  firstHeard?: number;
  /** What a new secret of the team is encrypted with for this member (`team/member-key.ts`). */
  publicKey: string;
}

/**
 * A record that the team has not got yet, by its kind and its key. Written in the transaction that writes the record, so
 * that none is forgotten when the worker dies.
 */
export interface Unsent {
  kind: SharedKind;
  /** The account's id here first, '' for what belongs to no account; then what tells the record from others of its kind. */
  key: string[];
  /** Another one each time: a record that changes while it is sent is sent again. */
  stamp: string;
}

/** Parts of values that a team shares (`SharedParts`). */
export const preferenceKinds = ['rule', 'taught', 'template', 'settings'] as const;
export type PreferenceKind = (typeof preferenceKinds)[number];

/** What a team shares. `account` is an account with its token, `cursor` the state of its sync. */
export const sharedKinds = [
  ...(['account', 'order', 'return', 'parcels', 'invoices', 'link', 'activity', 'cursor'] as const),
  /** What a rule has done. The member whose entry arrives first makes the change. */
  'ledger',
  ...preferenceKinds,
] as const;
export type SharedKind = (typeof sharedKinds)[number];

export function isPreference(kind: SharedKind): kind is PreferenceKind {
  return preferenceKinds.some((each) => each === kind);
}
