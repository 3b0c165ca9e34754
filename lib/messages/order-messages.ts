import * as z from 'zod/mini';
import type { Question } from '@/lib/match/questions';
import type { Match } from '@/lib/match/rank';
import { accountSchema } from '@/lib/model/account';
import type { Failure } from '@/lib/model/failure';
import type { OrderReturn } from '@/lib/model/return';
import type { Timeline } from '@/lib/model/timeline';
import type { Reply } from './reply';

/** An order that is kept here. */
export const whichOrderSchema = z.object({
  accountId: accountSchema.shape.id,
  orderId: z.string().check(z.regex(/^\d{1,20}$/)),
});

/** What was typed into a search box. */
export const querySchema = z.object({ query: z.string().check(z.maxLength(200)) });

/** An order as a card draws it. */
export interface ShownOrder extends Match {
  returns: OrderReturn[];
  /** It was not stored here: Base was just asked for it. */
  isLive: boolean;
}

/** An account that could not be asked. */
export interface AccountFailure {
  accountId: string;
  failure: Failure;
}

/** Orders that were searched for by hand. */
export interface SearchedOrders {
  matches: ShownOrder[];
  /** The keys by which Base could be asked, or was asked; empty: it cannot be asked for such a query. */
  asked: Question['by'][];
  failures: AccountFailure[];
}

/** From panels and pages of ours, about orders whatever the ticket. */
export interface OrderMessages {
  /** Somebody looks into an order; if the copy here is old, it is read again. */
  orderOpened: (which: z.input<typeof whichOrderSchema>) => Reply<null>;
  /** What happened to an order that is kept here. Base is asked each time. */
  readTimeline: (which: z.input<typeof whichOrderSchema>) => Reply<Timeline>;
  /** Orders that are kept here. */
  searchOrders: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
  /** Orders that Base knows. */
  searchBase: (search: z.input<typeof querySchema>) => Reply<SearchedOrders>;
}
