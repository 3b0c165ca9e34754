import { z } from 'zod';
import { accountSchema, type Account } from './account';
import type { Activity } from './activity';
import type { Failure } from './errors';
import type { Candidate } from './match/candidates';
import type { Match } from './match/rank';
import type { OrderReturn } from './return';
import { statusChangeSchema, subjectSchema, type StatusChange } from './status-change';

/** What a content script says of the page it is on; `lines` null: the page is still drawing itself. */
export const ticketSeenSchema = z.object({
  visit: z.string().max(64),
  /** Which ticket, the same on every visit; '' where the address does not tell. */
  key: z.string().max(300),
  lines: z.array(z.string().max(4000)).max(5000).nullable(),
});

export const connectSchema = z.object({
  token: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(60),
  showLabels: z.boolean(),
});

export const accountIdSchema = z.object({ accountId: accountSchema.shape.id });

/** A change of status that the agent has confirmed. */
export const changeStatusSchema = subjectSchema.extend({
  from: statusChangeSchema.shape.from,
  to: statusChangeSchema.shape.to,
});

/** One change of one order or return: never another that has taken its place meanwhile. */
export const whichChangeSchema = subjectSchema.extend({ changeId: statusChangeSchema.shape.changeId });

/** `from`: the status that the agent now sees and confirms to leave. */
export const confirmAgainSchema = whichChangeSchema.extend({ from: statusChangeSchema.shape.from });

export const nothingSchema = z.undefined();

/** What a panel draws for the ticket in its tab. */
export interface FoundOrders {
  /** False while the page is still drawing the ticket. */
  isRead: boolean;
  matches: Match[];
  /** What was looked for. */
  candidates: Candidate[];
  accounts: Account[];
  /** Of the matches' orders. */
  returns: OrderReturn[];
}

/** Every handler answers with its value or with a failure of the closed list. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * The messages to the background. No answer holds a token, and none takes an address to fetch. Each is parsed with
 * its schema and its sender checked in `entrypoints/background/handlers/`.
 */
export interface Protocol {
  /** From our content script: a ticket is on the page. */
  ticketSeen: (ticket: z.input<typeof ticketSeenSchema>) => Reply<null>;
  /** From our content script: the page shows no ticket (any more). */
  ticketLeft: () => Reply<null>;
  /** From a panel: the orders of the ticket in the panel's own tab. */
  findOrders: () => Reply<FoundOrders>;
  /** From a panel or page of ours. Answered once the change is in the outbox; pages watch how it goes on. */
  changeStatus: (change: z.input<typeof changeStatusSchema>) => Reply<StatusChange>;
  confirmAgain: (change: z.input<typeof confirmAgainSchema>) => Reply<StatusChange>;
  cancelChange: (change: z.input<typeof whichChangeSchema>) => Reply<null>;
  undoChange: (change: z.input<typeof whichChangeSchema>) => Reply<StatusChange>;
  /** The network is back, or somebody does not want to wait: what waits in the outbox is tried now. */
  goOnWithChanges: () => Reply<null>;
  openOptions: () => Reply<null>;
  /** From our own top-level pages only. */
  listAccounts: () => Reply<Account[]>;
  connectAccount: (asked: z.input<typeof connectSchema>) => Reply<Account>;
  disconnectAccount: (account: z.input<typeof accountIdSchema>) => Reply<null>;
  syncNow: () => Reply<null>;
  /** The newest lines of the activity log. */
  listActivity: () => Reply<Activity[]>;
}
