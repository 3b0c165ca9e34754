import { collectMatches } from '@/lib/match/collect-matches';
import type { Candidate } from '@/lib/match/keys/candidate';
import { dropCommonKeys } from '@/lib/match/keys/common-keys';
import { isNamed, rankMatches, type Match, type ReturnMatch } from '@/lib/match/rank';
import { summariseBuyer, type BuyerSummary } from '@/lib/match/summarise-buyer';
import type { AccountFailure, ShownOrder } from '@/lib/messages/order-messages';
import { orderKey, type Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { Ticket } from '@/lib/model/ticket';
import { findOrders, getOrders } from '@/lib/background/orders/find-orders';
import { findReturns } from '@/lib/background/orders/find-returns';
import { toShownOrder } from '@/lib/background/orders/to-shown-order';
import { database } from '@/lib/background/storage/db';
import { linksOfTicket } from './links';
import type { LiveAnswers } from './live-answers';
import { openQuestions, tellingCandidates, unmetCandidates } from './open-questions';

/** The panel names at most this many search terms: more would be a page of numbers. */
const mostLookedFor = 8;

/** Everything that the database knows of a ticket. */
export interface LookUp {
  matches: ShownOrder[];
  /** Matches that an agent dismissed. */
  dismissed: ShownOrder[];
  /** Returns whose order is not among the matches. */
  returns: ReturnMatch[];
  /** The matches in numbers, without the dismissed ones; null: nothing to say. */
  buyer: BuyerSummary | null;
  /** All returns that the ticket itself names. */
  namedReturns: OrderReturn[];
  /** What the ticket tells of its buyer: addresses, phones and logins that are not the shop's own. */
  identity: Candidate[];
  /** The search terms, as the ticket writes them. */
  lookedFor: string[];
  /** Candidates that led to no order here: Base may know one. */
  askable: Candidate[];
  /** Candidates that Base knows no order for either, as the ticket writes them. */
  unmet: string[];
  live: { asked: string[]; open: string[]; failures: AccountFailure[] };
}

/**
 * Finds everything that is stored here about the ticket in a tab. It only reads.
 *
 * @param live Base's answers about the ticket
 */
export async function lookUp(ticket: Ticket, tabId: number, live: LiveAnswers): Promise<LookUp> {
  const [local, returns, links, accounts] = await Promise.all([
    findOrders(ticket.candidates),
    findReturns(ticket.candidates),
    linksOfTicket(ticket, tabId),
    database().then((db) => db.count('accounts')),
  ]);
  const linked = await getOrders(links.filter(({ verdict }) => verdict === 'linked'));
  const matches = rankMatches(
    collectMatches([
      ...local.matches,
      ...(await matchesOfReturns(returns)),
      ...(await matchesOfAnswers(live)),
      ...linked.map((order): Match => ({ order, reasons: [{ kind: 'linked', written: '' }] })),
    ]),
  );
  const isDismissed = holds(links.filter(({ verdict }) => verdict === 'dismissed'));
  const isLive = holds(live.found.flatMap(({ orders }) => orders));
  const isMatched = holds(matches.map(({ order }) => order));
  const shown = await Promise.all(matches.map((match) => toShownOrder(match, isLive(match.order))));
  const telling = tellingCandidates(ticket, local.common);
  const loneReturns = returns.filter(({ orderReturn }) => !isMatched(orderReturn));
  const askable = unmetCandidates(telling, matches);
  const unmet = loneReturns.length > 0 && matches.length === 0 ? [] : askable;
  const kept = shown.filter(({ order }) => !isDismissed(order));
  return {
    matches: kept,
    dismissed: shown.filter(({ order }) => isDismissed(order)),
    returns: loneReturns,
    buyer: summariseBuyer(kept, loneReturns, Date.now()),
    namedReturns: returns.filter(isNamed).map(({ orderReturn }) => orderReturn),
    identity: telling.filter(({ kind }) => kind !== 'number'),
    lookedFor: distinct(telling.filter(({ kind }) => kind !== 'login')).slice(0, mostLookedFor),
    askable,
    unmet: distinct(unmet).filter((written) => live.asked.includes(written)),
    live: {
      asked: live.asked,
      open: accounts > 0 ? distinct(openQuestions(unmet, live)) : [],
      failures: live.failures,
    },
  };
}

type OrderId = Pick<Order, 'accountId' | 'orderId'>;

/** Tells whether an order is one of these. */
function holds(ids: readonly OrderId[]): (id: OrderId) => boolean {
  const known = new Set(ids.map(orderKey));
  return (id) => known.has(orderKey(id));
}

/** The orders that the ticket's returns belong to. */
async function matchesOfReturns(returns: readonly ReturnMatch[]): Promise<Match[]> {
  const orders = await getOrders(returns.map(({ orderReturn }) => orderReturn));
  return orders.flatMap((order) => {
    const isOf = holds([order]);
    return returns
      .filter(({ orderReturn }) => isOf(orderReturn))
      .map(({ reasons }): Match => ({ order, reasons: [...reasons] }));
  });
}

/** The orders in Base's answers, without those found by an address or phone that many buyers share. */
async function matchesOfAnswers({ found }: LiveAnswers): Promise<Match[]> {
  const looked = await Promise.all(
    found.map(async ({ by, written, orders }) => ({
      reason: { kind: by, written },
      orders: await getOrders(orders),
    })),
  );
  return dropCommonKeys(looked).flatMap(({ reason, orders }) =>
    orders.map((order): Match => ({ order, reasons: [reason] })),
  );
}

function distinct(written: readonly { written: string }[]): string[] {
  return [...new Set(written.map((each) => each.written))];
}
