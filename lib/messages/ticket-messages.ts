import * as z from 'zod/mini';
import type { ReturnMatch } from '@/lib/match/rank';
import type { BuyerSummary } from '@/lib/match/summarise-buyer';
import type { DocumentNotice } from '@/lib/documents/document';
import { ticketKindSchema } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import type { Colleagues } from '@/lib/team/colleagues';
import { whichOrderSchema, type AccountFailure, type ShownOrder } from './order-messages';
import { visitSchema, type Reply } from './reply';

const taughtLines = z.optional(z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(50)));

/** Which ticket a content script says is at rest. */
export const ticketRestsSchema = z.object({ visit: visitSchema });

/** What a content script has read on its page. `lines` is null while the page is still drawing itself. */
export const ticketSeenSchema = z.object({
  visit: visitSchema,
  /** Identifies the ticket, the same in every view; '' where the URL does not identify it. */
  key: z.string().check(z.maxLength(300)),
  lines: z.nullable(z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(5000))),
  /** The indexes of the lines that the shop has written: its own addresses and phones stand there. */
  shopLines: z.optional(z.array(z.int().check(z.nonnegative())).check(z.maxLength(5000))),
  /** The indexes of the lines of internal notes: the order that one names may be another buyer's. */
  noteLines: z.optional(z.array(z.int().check(z.nonnegative())).check(z.maxLength(5000))),
  /** Nothing could be read as a ticket, although something on the page looks like an e-mail or an order number. */
  isUnread: z.optional(z.boolean()),
  /** The text of the elements that custom selectors lead to. */
  taught: z._default(z.object({ email: taughtLines, order: taughtLines }), {}),
  /** E-mail addresses of the agent who is signed in to the helpdesk: no buyer has them. */
  agentAddresses: z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(20)), []),
  subject: z._default(z.string().check(z.maxLength(300)), ''),
  /** The ticket's address; taken only when it is on the sender's own origin. */
  address: z._default(z.string().check(z.maxLength(2000)), ''),
  /** Type and source as the page shows them; '' = it does not, or not yet. */
  kind: z._default(ticketKindSchema, unknownKind),
});
export type SeenPage = z.output<typeof ticketSeenSchema>;

/** The key that a content script has given to its own panel, in the fragment of the frame's address. */
export const panelMountedSchema = z.object({ key: z.uuid() });

/** An agent links or dismisses an order for the ticket in the tab. `visit`: the ticket view where that was done. */
export const judgeOrderSchema = z.extend(whichOrderSchema, {
  visit: visitSchema,
  /** Null takes back what was said before. */
  verdict: z.nullable(z.enum(['linked', 'dismissed'])),
});
export type Judgement = z.output<typeof judgeOrderSchema>;

/** Asks Base about a ticket. `isAgain`: also what it was asked before. */
export const askForTicketSchema = z.object({ isAgain: z.boolean() });

/** What a panel shows. `known`: the number of the last answer. */
export const lookSchema = z.object({
  visit: visitSchema,
  orders: z.array(z.extend(whichOrderSchema, { isChanging: z.boolean() })).check(z.maxLength(100)),
  known: z.number(),
});
export type Look = z.output<typeof lookSchema>;

/** What a panel draws for the ticket in its tab. */
export interface TicketView {
  /** False while the page is still drawing the ticket. */
  isRead: boolean;
  /** True where nothing could be read as a ticket, although something on the page looks like a key. */
  isUnread?: boolean | undefined;
  visit: string;
  /** False where the URL does not identify the ticket: links then last for this ticket view only. */
  isRemembered: boolean;
  matches: ShownOrder[];
  /** Matches that an agent said are not this ticket's. */
  dismissed: ShownOrder[];
  /** Returns whose order is not among the matches. */
  returns: ReturnMatch[];
  /** The buyer's orders in numbers; null: nothing to say. */
  buyer: BuyerSummary | null;
  /** What was looked for, as the ticket writes it. */
  lookedFor: string[];
  /**
   * What Base was asked for and knows no order for. If orders were found, only numbers that the ticket calls order
   * numbers.
   */
  unmet: string[];
  /**
   * `asked`: what Base was asked for. `open`: what was not found here, so that Base is still to be asked for it; if
   * `isByItself`, without a click.
   */
  live: { asked: string[]; open: string[]; isByItself: boolean; failures: AccountFailure[] };
  /** Notices about documents that failed after the tab had left their ticket. */
  notices: DocumentNotice[];
  /** What rules ask about these orders, and what they have done; the latest first. */
  ruled: LedgerEntry[];
}

/** About the ticket in the sender's own tab. */
export interface TicketMessages {
  /** From our content script: a ticket is on the page. */
  ticketSeen: (ticket: z.input<typeof ticketSeenSchema>) => Reply<null>;
  /**
   * From our content script, before it puts its panel on the page: the key that tells our panel from one that a page
   * made.
   */
  panelMounted: (mounted: z.input<typeof panelMountedSchema>) => Reply<null>;
  /** From our content script: nothing of the ticket has changed for `restsAfter`, and it is still there. */
  ticketRests: (ticket: z.input<typeof ticketRestsSchema>) => Reply<null>;
  /** From our content script: the page shows no ticket (any more). */
  ticketLeft: () => Reply<null>;
  /** From a panel: what to draw. It only reads. */
  findOrders: () => Reply<TicketView>;
  /** From a panel: asks Base about the ticket; the answers are in the next `findOrders`. */
  askForTicket: (how: z.input<typeof askForTicketSchema>) => Reply<null>;
  /** From a panel: reads the orders that are shown again, and updates the copies here. */
  refreshOrders: () => Reply<null>;
  /**
   * From a panel that is visible: tells the team what it shows, and asks who else looks at it. Answered once that has
   * changed, or after some seconds. A panel that is hidden says that it shows nothing.
   */
  lookWithTeam: (look: z.input<typeof lookSchema>) => Reply<Colleagues>;
  /** From a panel: links an order to the ticket, dismisses it, or takes either back. */
  judgeOrder: (judged: z.input<typeof judgeOrderSchema>) => Reply<null>;
}
