import { z } from 'zod';
import { accountSchema, type Account } from './account';
import type { Failure } from './errors';
import type {
  attachLabelSchema,
  AttachOutcome,
  downloadLabelSchema,
  FileOutcome,
  LabelFile,
  labelNoticeIdSchema,
  LabelNotice,
} from './label';
import type { Candidate } from './match/candidates';
import type { InboxLook, InboxOffer } from './inbox-look';
import type { Match } from './match/rank';
import type { KnownParcels, ParcelHolder } from './parcel';

/** What a content script says of the page it is on; `lines` null: the page is still drawing itself. */
export const ticketSeenSchema = z.object({
  visit: z.string().max(64),
  /** Which ticket, the same on every visit; '' where the address does not tell. */
  key: z.string().max(300),
  lines: z.array(z.string().max(4000)).max(5000).nullable(),
  /** E-mail addresses of whoever is signed in to the helpdesk: they are nobody's who has ordered. */
  agentAddresses: z.array(z.string().max(200)).max(20).default([]),
  subject: z.string().max(300).default(''),
  /** The ticket's address; taken only when it is on the sender's own origin. */
  address: z.string().max(2000).default(''),
});

/** What our content script says of the Base panel it is on; '' = no order is open. */
export const panelSeenSchema = z.object({ orderId: z.string().regex(/^\d{0,18}$/) });

/** Which of the two places an inbox is drawn for. */
export const inboxViewSchema = z.object({ view: z.enum(['whole', 'order']) });

export const connectSchema = z.object({
  token: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(60),
  showLabels: z.boolean(),
});

export const replaceTokenSchema = z.object({
  accountId: accountSchema.shape.id,
  token: connectSchema.shape.token,
});

export const accountIdSchema = z.object({ accountId: accountSchema.shape.id });

export const changeAccountSchema = accountIdSchema.extend({
  name: connectSchema.shape.name.optional(),
  showLabels: connectSchema.shape.showLabels.optional(),
});

export const nothingSchema = z.undefined();

/** What a panel draws for the ticket in its tab. */
export interface FoundOrders {
  /** False while the page is still drawing the ticket. */
  isRead: boolean;
  /** Which visit of the ticket this is; '' where the tab shows none. */
  visit: string;
  matches: Match[];
  /** What was looked for. */
  candidates: Candidate[];
  accounts: Account[];
  /** What is still to be said of labels for a ticket that was left. */
  notices: LabelNotice[];
}

/** Every handler answers with its value or with a failure of the closed list. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * The messages to the background, and one from it. No answer holds a token, and none takes an address to fetch. Each is parsed with
 * its schema and its sender checked in `entrypoints/background/handlers/`.
 */
export interface Protocol {
  /** From our content script: a ticket is on the page. */
  ticketSeen: (ticket: z.input<typeof ticketSeenSchema>) => Reply<null>;
  /** From our content script: the page shows no ticket (any more). */
  ticketLeft: () => Reply<null>;
  /** From a panel: the orders of the ticket in the panel's own tab. */
  findOrders: () => Reply<FoundOrders>;
  /** From a panel or page of ours. */
  openOptions: () => Reply<null>;
  /** From our content script in Base: which order its page shows; answers what may be added to the page. */
  panelSeen: (panel: z.input<typeof panelSeenSchema>) => Reply<InboxOffer>;
  /** From our content script in Base and from our side panel: a frame of the inbox is about to open, or has gone. */
  inboxOpened: () => Reply<null>;
  inboxClosed: () => Reply<null>;
  /** To those two, when the background wants to know whether a frame is still there. */
  isInboxOpen: () => boolean;
  /** From the inbox in Base, and from our side panel: what to show. */
  readInbox: (place: z.input<typeof inboxViewSchema>) => Reply<InboxLook>;
  /** From the inbox in Base: the places where the session works, an own window and the side panel. */
  openInboxWindow: (place: z.input<typeof inboxViewSchema>) => Reply<null>;
  openSidePanel: () => Reply<null>;
  openInboxSettings: () => Reply<null>;
  /** From our own top-level pages only. */
  settleInboxSession: () => Reply<null>;
  listAccounts: () => Reply<Account[]>;
  connectAccount: (asked: z.input<typeof connectSchema>) => Reply<Account>;
  /** The account keeps its orders. */
  replaceToken: (asked: z.input<typeof replaceTokenSchema>) => Reply<Account>;
  disconnectAccount: (account: z.input<typeof accountIdSchema>) => Reply<null>;
  changeAccount: (change: z.input<typeof changeAccountSchema>) => Reply<Account>;
  syncNow: () => Reply<null>;
  /** The user has read that the account's journal is off. */
  readJournalNote: (account: z.input<typeof accountIdSchema>) => Reply<null>;
  /** All that Sidecar keeps in this browser. */
  eraseEverything: () => Reply<null>;
  /** From a panel or page of ours: the parcels as they are known here, at once. */
  readKeptParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  /** The same, no older than a minute. */
  readParcels: (holder: ParcelHolder) => Reply<KnownParcels>;
  downloadLabel: (wanted: z.input<typeof downloadLabelSchema>) => Reply<{ name: string }>;
  /** From a panel: into the reply on the page around it. */
  attachLabel: (wanted: z.input<typeof attachLabelSchema>) => Reply<AttachOutcome>;
  dismissLabelNotice: (notice: z.input<typeof labelNoticeIdSchema>) => Reply<null>;
  /** From the background to our content script: the label that the agent has asked for. */
  attachFile: (label: { visit: string; file: LabelFile }) => FileOutcome;
}
