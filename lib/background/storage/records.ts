import type { Parcel } from '@/lib/model/parcel';
import type { SeenTicket } from '@/lib/model/seen-ticket';
import type { TicketKind } from '@/lib/model/ticket-kind';

/** Records of the database that are nobody's but the background's. Apart from `db.ts` so that who writes them needs not know it. */

/** A token under the vault's key. */
export interface SealedToken {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** By which two accounts with one token are known to share its budget (`vault.ts`). */
  fingerprint: string;
}

/** The parcels of one order, as they were read at `readAt` (Unix ms). */
export interface KeptParcels {
  accountId: string;
  orderId: string;
  parcels: Parcel[];
  /** What their order can be found by besides its own keys: an order names one of its parcels only. */
  keys: string[];
  readAt: number;
}

/** A seen ticket, and what rules would have looked at. Orders and returns as `seen-tickets.ts` writes them. */
export interface KeptTicket extends SeenTicket {
  orders: string[];
  /** Those among them that the ticket itself names. */
  named: string[];
  /** The orders that more than a number ties to this buyer. Absent in records of version 0.1.0. */
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
  /** The part of the allowance that was left at `slowedAt`, when the last block ended: 0 to 1 (`base-api/budget-at.ts`). */
  share: number;
  /** Unix ms; 0: the allowance is whole. */
  slowedAt: number;
}

/**
 * By what Base chooses and orders the hundred orders of an answer, as far as full answers have shown. Nobody has documented
 * it (base-api.md §3.1). `mixed`: by nothing that a next question could go on from.
 */
export type AnswerOrder = 'unknown' | 'confirmed' | 'added' | 'id' | 'mixed';

/** A window of the backfill that is still to be read. Times are Unix seconds. */
export interface Slice {
  /** Confirmed from here on; placed from here on where unconfirmed orders are wanted too. */
  from: number;
  /** The second after the last one of the window; null: open, the newest. */
  until: number | null;
  /** The next id to ask from; null: from the first. */
  idFrom: string | null;
  /** By what the pages of this window follow each other; missing: by confirmation, as long as no page shows another. */
  by?: 'added' | 'confirmed' | 'id';
  /** Read by the date of placing, unconfirmed orders included. */
  isWhole?: boolean;
  /** Only orders in this status. */
  statusId?: string;
  /** Where to go on by id if answers turn out to be ordered so: all before it has been read in any case. */
  checkpoint?: { from: number; idFrom: string };
  /** The question is asked to learn what an answer has left open. */
  proof?: SliceProof;
}

/**
 * - `border`: does an order hide behind the last page that was in both orders?
 * - `newer`: was a descending page the newest hundred, or the oldest? Nothing after `seen` means the newest.
 */
export type SliceProof = { kind: 'border' } | { kind: 'newer'; seen: number; from: number };

/** Where a journal has been read to. */
export interface LogCursor {
  /** The last `log_id` seen; `0` is rejected by the API, `1` works (base-api.md §4.1). */
  last: string;
  /** When it was last read to its end, Unix ms; 0 = never. */
  readAt: number;
}

/** What is left to do in the present cycle, in this order. */
export type Chore = 'orderLog' | 'returnLog' | 'newOrders' | 'newReturns' | 'unconfirmed';

/**
 * How far one account has been read: everything the sync needs to go on after the worker, the browser or the machine
 * has died. Always written in the transaction that writes the records it stands for.
 */
export interface SyncState {
  accountId: string;
  /** Counts walks over the whole three months. An order not met in the present one by its end is gone. */
  walk: number;
  /** False once the present walk has ended and what it did not meet has been marked. */
  isWalking: boolean;
  /** Where the present walk began, Unix seconds. */
  walkedFrom: number;
  /** What is left of the present walk, the newest first. */
  slices: Slice[];
  /** Counts walks over the returns of three months. A return not met in the present one by its end is gone. */
  returnWalk: number;
  /** The next return id of the present one; null: it has ended. */
  returnsFrom: string | null;
  /** Where it began, Unix seconds. */
  returnsSince: number;
  /** True until a walk has ended for the first time. */
  isFirstWalk: boolean;
  /** The newest confirmation seen (Unix seconds): new orders are asked from here. */
  newest: number;
  /** What is left of asking for new orders; null: not begun. */
  catchUp: Slice | null;
  /** What is left of looking for unconfirmed orders; null or missing: not begun. */
  sweep?: Slice | null;
  /** How Base orders its answers; missing in states of 0.1.0, which took it to be by confirmation. */
  answerOrder?: AnswerOrder;
  /** The highest return id seen, as digits. */
  newestReturn: string;
  orderLog: LogCursor;
  returnLog: LogCursor;
  /** Off is never said: an empty answer looks the same as a quiet day (base-api.md §4.1). */
  journal: 'unknown' | 'on' | 'off';
  /** Cycles in a row in which orders appeared that the journal did not tell of. */
  silences: number;
  /** New returns came of which the return journal said nothing: it is not known to be on whenever the other one is. */
  isReturnLogSilent: boolean;
  /** When new orders were last asked for by date although the journal is on, Unix ms. */
  checkedAt: number;
  /** Ids that a journal named and that are to be read again, those it named last first. */
  orderIds: string[];
  returnIds: string[];
  /** Ids for which Base has given no answer that can be used: each is tried once more in every cycle. */
  refusedOrders: string[];
  refusedReturns: string[];
  chores: Chore[];
  /** Pages of a repeated walk that the present cycle may still take. */
  walkPages: number;
  /** True while a cycle has anything left to do. */
  isBusy: boolean;
  /** True while an agent waits for the present cycle, or for the one that is about to begin. */
  isAsked: boolean;
  /** Ids that were read one by one since there were none left. */
  reread: number;
  /** When the present or last cycle began, Unix ms. */
  cycleAt: number;
  /** Failures in a row, and when to try again (Unix ms). */
  failures: number;
  retryAt: number;
}
