import { z } from 'zod';
import { accountSchema, type Account } from './account';
import type { Failure } from './errors';
import type { Question } from './match/questions';
import type { Match, ReturnMatch } from './match/rank';
import type { OrderReturn } from './return';

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

export const nothingSchema = z.undefined();

/** What was typed into a search box. */
export const querySchema = z.object({ query: z.string().max(200) });

/** What an agent says of an order and the ticket in the tab; `visit`: the one that it was said on. */
export const judgeOrderSchema = z.object({
  visit: z.string().max(64),
  accountId: accountSchema.shape.id,
  orderId: z.string().regex(/^\d{1,20}$/),
  /** Null takes back what was said before. */
  verdict: z.enum(['linked', 'dismissed']).nullable(),
});

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
  /** What Base itself was asked, and is still to be asked because nothing was found here. */
  live: { asked: string[]; open: string[]; failures: AccountFailure[] };
  accounts: Account[];
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
  /** From a panel: asks Base about that ticket; the answers are in the next `findOrders`. */
  askForTicket: (how: z.input<typeof askForTicketSchema>) => Reply<null>;
  /** From a panel: reads the orders of that ticket again that are shown; the copies here change. */
  refreshOrders: () => Reply<null>;
  /** From a panel: links an order to that ticket, dismisses it, or takes either back. */
  judgeOrder: (judged: z.input<typeof judgeOrderSchema>) => Reply<null>;
  /** From a panel or page of ours: orders that are kept here. */
  searchOrders: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
  /** From a panel or page of ours: orders that Base knows. */
  searchBase: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
  /** From a panel or page of ours. */
  openOptions: () => Reply<null>;
  /** From our own top-level pages only. */
  listAccounts: () => Reply<Account[]>;
  connectAccount: (asked: z.input<typeof connectSchema>) => Reply<Account>;
  disconnectAccount: (account: z.input<typeof accountIdSchema>) => Reply<null>;
  syncNow: () => Reply<null>;
}
