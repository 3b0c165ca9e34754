import { z } from 'zod';
import { accountSchema, type Account } from '@/lib/model/account';
import type { Activity } from '@/lib/model/activity';
import type { Failure } from '@/lib/model/failure';
import type {
  attachLabelSchema,
  AttachOutcome,
  downloadLabelSchema,
  FileOutcome,
  LabelFile,
  labelNoticeIdSchema,
  LabelNotice,
} from '@/lib/model/label';
import type { HelpdeskEvent } from '@/lib/model/helpdesk-event';
import type { InboxLook, InboxOffer } from '@/lib/model/inbox-look';
import type { Question } from '@/lib/match/questions';
import type { Match, ReturnMatch } from '@/lib/match/rank';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import type { OrderReturn } from '@/lib/model/return';
import { ruleSchema, type Rule } from '@/lib/model/rule';
import type { DryRun } from '@/lib/rules/dry-run';
import { ledgerEntrySchema, type AskedOutcome, type LedgerEntry } from '@/lib/rules/ledger-entry';
import { statusChangeSchema, subjectSchema, type StatusChange } from '@/lib/model/status-change';
import type { SettingsPatch } from '@/lib/stored/settings';
import type { TaughtProfiles } from '@/lib/stored/taught-profiles';
import type { TaughtField } from '@/lib/model/taught-field';
import { elementPathSchema, taughtFieldSchema } from '@/lib/model/element-path';
import { ticketKindSchema } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';

const taughtLines = z.array(z.string().max(4000)).max(50).optional();

/** Which ticket a content script says is at rest. */
export const ticketRestsSchema = z.object({ visit: z.string().max(64) });

/** What a content script says of the page it is on; `lines` null: the page is still drawing itself. */
export const ticketSeenSchema = z.object({
  visit: z.string().max(64),
  /** Which ticket, the same on every visit; '' where the address does not tell. */
  key: z.string().max(300),
  lines: z.array(z.string().max(4000)).max(5000).nullable(),
  /** Which of the lines the shop has said: its own addresses and phones stand there. */
  shopLines: z.array(z.int().nonnegative()).max(5000).optional(),
  /** Nothing could be read as a ticket, although something on the page looks like an e-mail or an order number. */
  isUnread: z.boolean().optional(),
  /** What stands where the user has shown Sidecar to look. */
  taught: z.object({ email: taughtLines, order: taughtLines }).default({}),
  /** E-mail addresses of whoever is signed in to the helpdesk: they are nobody's who has ordered. */
  agentAddresses: z.array(z.string().max(200)).max(20).default([]),
  subject: z.string().max(300).default(''),
  /** The ticket's address; taken only when it is on the sender's own origin. */
  address: z.string().max(2000).default(''),
  /** Type and source as the page shows them; '' = it does not, or not yet. */
  kind: ticketKindSchema.default(unknownKind),
});

/** The key that a content script has given to its own panel, in the fragment of the frame's address. */
export const panelMountedSchema = z.object({ key: z.uuid() });

/** What a user has shown on a page; its site is the sender's. */
export const teachElementSchema = z.object({ field: taughtFieldSchema, path: elementPathSchema });

/** What is no longer taught, of which site. */
export const forgetElementSchema = z.object({ origin: z.string().max(300), field: taughtFieldSchema });

/** What our content script says of the Base panel it is on; '' = no order is open. */
export const panelSeenSchema = z.object({ orderId: z.string().regex(/^\d{0,18}$/) });

/** Which of the two places an inbox is drawn for. */
export const inboxViewSchema = z.object({ view: z.enum(['whole', 'order']) });

/** `isAgain`: what lets the helpdesk in is to be done anew, for it did not come. */
export const readInboxSchema = inboxViewSchema.extend({ isAgain: z.boolean().default(false) });

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

/** What was typed into a search box. */
export const querySchema = z.object({ query: z.string().max(200) });

/** An order that is kept here. */
export const whichOrderSchema = z.object({
  accountId: accountSchema.shape.id,
  orderId: z.string().regex(/^\d{1,20}$/),
});

/** What an agent says of an order and the ticket in the tab; `visit`: the one that it was said on. */
export const judgeOrderSchema = whichOrderSchema.extend({
  visit: z.string().max(64),
  /** Null takes back what was said before. */
  verdict: z.enum(['linked', 'dismissed']).nullable(),
});

/** As much of a log as a page shows, or all that is kept. */
export const howMuchSchema = z.object({ isWhole: z.boolean() });

export const ruleIdSchema = z.object({ id: ruleSchema.shape.id });

export const switchRuleSchema = ruleIdSchema.extend({ isOn: z.boolean() });

/** One place up or down. */
export const moveRuleSchema = ruleIdSchema.extend({ by: z.union([z.literal(-1), z.literal(1)]) });

/** What an agent says to what a rule asks; `visit`: of the ticket that it was said on. */
export const answerAskedSchema = ledgerEntrySchema
  .pick({ ruleId: true, about: true, accountId: true, orderId: true })
  .extend({ visit: z.string().max(64), isWanted: z.boolean() });

export const askForTicketSchema = z.object({ isAgain: z.boolean() });

/** An order as a panel draws it. */
export interface ShownOrder extends Match {
  returns: OrderReturn[];
  /** Base was asked for it just now: it was not here. */
  isLive: boolean;
}

/** An account that could not be asked. */
export interface AccountFailure {
  accountId: string;
  failure: Failure;
}

/** What a panel draws for the ticket in its tab. */
export interface FoundOrders {
  /** False while the page is still drawing the ticket. */
  isRead: boolean;
  /** True where nothing could be read as a ticket, although something on the page looks like a key. */
  isUnread?: boolean | undefined;
  visit: string;
  /** False where the ticket's address does not tell which it is: what is linked lasts as long as the visit. */
  isRemembered: boolean;
  matches: ShownOrder[];
  /** Matches that an agent said are not this ticket's. */
  dismissed: ShownOrder[];
  /** Returns whose order is not among the matches. */
  returns: ReturnMatch[];
  /** What was looked for, as the ticket writes it. */
  lookedFor: string[];
  /** Numbers that the ticket calls orders', and that Base was asked for in vain; else what was looked for in vain. */
  unmet: string[];
  /** What Base itself was asked, and is still to be asked because it was not found here: by itself, or when told to. */
  live: { asked: string[]; open: string[]; isByItself: boolean; failures: AccountFailure[] };
  accounts: Account[];
  /** What is still to be said of labels for a ticket that was left. */
  notices: LabelNotice[];
  /** What rules ask about these orders, and what they have done; the latest first. */
  ruled: LedgerEntry[];
}

/** Orders that were searched for by hand. */
export interface SearchedOrders {
  matches: ShownOrder[];
  /** What Base could be asked by, or was; empty: it cannot be asked for such a thing. */
  asked: Question['by'][];
  failures: AccountFailure[];
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
  /** From our content script, before it puts its panel on the page: by which key that is told from one that a page made. */
  panelMounted: (mounted: z.input<typeof panelMountedSchema>) => Reply<null>;
  /** From our content script: nothing of the ticket has changed for `restsAfter`, and it is still there. */
  ticketRests: (ticket: z.input<typeof ticketRestsSchema>) => Reply<null>;
  /** From our content script: the page shows no ticket (any more). */
  ticketLeft: () => Reply<null>;
  /** From a panel: the orders of the ticket in the panel's own tab. */
  findOrders: () => Reply<FoundOrders>;
  /** From a panel: asks Base about that ticket; the answers are in the next `findOrders`. */
  askForTicket: (how: z.input<typeof askForTicketSchema>) => Reply<null>;
  /** From a panel: reads the orders of that ticket again that are shown; the copies here change. */
  refreshOrders: () => Reply<null>;
  /** From a panel or page of ours: somebody looks into an order; if the copy here is old, it changes. */
  orderOpened: (which: z.input<typeof whichOrderSchema>) => Reply<null>;
  /** From a panel: links an order to that ticket, dismisses it, or takes either back. */
  judgeOrder: (judged: z.input<typeof judgeOrderSchema>) => Reply<null>;
  /** From a panel or page of ours: orders that are kept here. */
  searchOrders: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
  /** From a panel or page of ours: orders that Base knows. */
  searchBase: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
  /** From a panel or page of ours. Answered once the change is in the outbox; pages watch how it goes on. */
  changeStatus: (change: z.input<typeof changeStatusSchema>) => Reply<StatusChange>;
  confirmAgain: (change: z.input<typeof confirmAgainSchema>) => Reply<StatusChange>;
  cancelChange: (change: z.input<typeof whichChangeSchema>) => Reply<null>;
  undoChange: (change: z.input<typeof whichChangeSchema>) => Reply<StatusChange>;
  /** The network is back, or somebody does not want to wait: what waits in the outbox is tried now. */
  goOnWithChanges: () => Reply<null>;
  /** From a panel: what an agent says to what a rule asks. */
  answerAsked: (answer: z.input<typeof answerAskedSchema>) => Reply<AskedOutcome>;
  openAutomations: () => Reply<null>;
  openOptions: () => Reply<null>;
  /** From our content script in Base: which order its page shows; answers what may be added to the page. */
  panelSeen: (panel: z.input<typeof panelSeenSchema>) => Reply<InboxOffer>;
  /** From our content script in Base and from our side panel: a frame of the inbox is about to open, or has gone. */
  inboxOpened: () => Reply<null>;
  inboxClosed: () => Reply<null>;
  /** To those two, when the background wants to know whether a frame is still there. */
  isInboxOpen: () => boolean;
  /** From the background to an inbox: what the frame in it cannot be asked. */
  helpdeskEvent: (event: HelpdeskEvent) => void;
  /** From the inbox in Base, and from our side panel: what to show. */
  readInbox: (place: z.input<typeof readInboxSchema>) => Reply<InboxLook>;
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
  /** From our own top-level pages only: what the patch does not mention stays as it is. */
  changeSettings: (patch: SettingsPatch) => Reply<null>;
  /** What was taught in another browser, added to what was taught here. */
  loadTaught: (profiles: TaughtProfiles) => Reply<null>;
  forgetElement: (which: z.input<typeof forgetElementSchema>) => Reply<null>;
  /** All that was taught. */
  forgetTaught: () => Reply<null>;
  /** Parts of rules, settings and taught elements that could not be read. */
  forgetAside: () => Reply<null>;
  /** All that Sidecar keeps in this browser. */
  eraseEverything: () => Reply<null>;
  /** Makes the database anew, with what can be read of it. */
  rebuildDatabase: () => Reply<null>;
  /** From a panel or page of ours: the options, where that is offered. */
  openPrivacy: () => Reply<null>;
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
  /** From our content script: where the user has shown that something stands on its site. */
  teachElement: (taught: z.input<typeof teachElementSchema>) => Reply<null>;
  /** From the options to our content script: what it reads on its page, as `pageSurveySchema` says. */
  surveyPage: () => PageSurvey;
  /** From the options to our content script: lets the user show an element. True once it is taught. */
  pickElement: (wanted: { field: TaughtField }) => Reply<boolean>;
  /** From the background to our content script: the keyboard command. */
  togglePanel: () => void;
  /** From a panel whose page is not understood. */
  openDiagnostics: () => Reply<null>;
  /** The newest lines of the activity log, or all. */
  listActivity: (how: z.input<typeof howMuchSchema>) => Reply<Activity[]>;
  /** When rules did nothing although nothing spoke against it, the newest first. */
  listLeftAlone: (how: z.input<typeof howMuchSchema>) => Reply<LedgerEntry[]>;
  /** A rule as it was edited; whether it is on stays as it was. */
  saveRule: (rule: Rule) => Reply<null>;
  switchRule: (rule: z.input<typeof switchRuleSchema>) => Reply<null>;
  moveRule: (rule: z.input<typeof moveRuleSchema>) => Reply<null>;
  deleteRule: (rule: z.input<typeof ruleIdSchema>) => Reply<null>;
  /** What a rule would have done; it need not be kept. */
  tryRule: (rule: Rule) => Reply<DryRun>;
}
