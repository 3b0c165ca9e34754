import { z } from 'zod';
import type { ReturnMatch } from '@/lib/match/rank';
import type { LabelNotice } from '@/lib/model/label';
import { ticketKindSchema } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { whichOrderSchema, type AccountFailure, type ShownOrder } from './order-messages';
import { visitSchema, type Reply } from './reply';

const taughtLines = z.array(z.string().max(4000)).max(50).optional();

/** Which ticket a content script says is at rest. */
export const ticketRestsSchema = z.object({ visit: visitSchema });

/** What a content script says of the page it is on; `lines` null: the page is still drawing itself. */
export const ticketSeenSchema = z.object({
  visit: visitSchema,
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
export type SeenPage = z.output<typeof ticketSeenSchema>;

/** The key that a content script has given to its own panel, in the fragment of the frame's address. */
export const panelMountedSchema = z.object({ key: z.uuid() });

/** What an agent says of an order and the ticket in the tab; `visit`: the one that it was said on. */
export const judgeOrderSchema = whichOrderSchema.extend({
  visit: visitSchema,
  /** Null takes back what was said before. */
  verdict: z.enum(['linked', 'dismissed']).nullable(),
});
export type Judgement = z.output<typeof judgeOrderSchema>;

export const askForTicketSchema = z.object({ isAgain: z.boolean() });

/** What a panel draws for the ticket in its tab. */
export interface TicketView {
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
  /** What is still to be said of labels for a ticket that was left. */
  notices: LabelNotice[];
  /** What rules ask about these orders, and what they have done; the latest first. */
  ruled: LedgerEntry[];
}

/** About the ticket in the sender's own tab. */
export interface TicketMessages {
  /** From our content script: a ticket is on the page. */
  ticketSeen: (ticket: z.input<typeof ticketSeenSchema>) => Reply<null>;
  /** From our content script, before it puts its panel on the page: by which key that is told from one that a page made. */
  panelMounted: (mounted: z.input<typeof panelMountedSchema>) => Reply<null>;
  /** From our content script: nothing of the ticket has changed for `restsAfter`, and it is still there. */
  ticketRests: (ticket: z.input<typeof ticketRestsSchema>) => Reply<null>;
  /** From our content script: the page shows no ticket (any more). */
  ticketLeft: () => Reply<null>;
  /** From a panel: what to draw. It only reads. */
  findOrders: () => Reply<TicketView>;
  /** From a panel: asks Base about the ticket; the answers are in the next `findOrders`. */
  askForTicket: (how: z.input<typeof askForTicketSchema>) => Reply<null>;
  /** From a panel: reads the orders of the ticket again that are shown; the copies here change. */
  refreshOrders: () => Reply<null>;
  /** From a panel: links an order to the ticket, dismisses it, or takes either back. */
  judgeOrder: (judged: z.input<typeof judgeOrderSchema>) => Reply<null>;
}
