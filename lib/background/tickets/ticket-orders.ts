import { collectMatches } from '@/lib/match/collect-matches';
import { dropCommonKeys } from '@/lib/match/keys/common-keys';
import { rankMatches, type Match, type ReturnMatch } from '@/lib/match/rank';
import type { FoundOrders } from '@/lib/messages/messages';
import { orderKey, type Order } from '@/lib/model/order';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import type { Ticket } from '@/lib/model/ticket';
import { listAccounts } from '@/lib/background/accounts/list-accounts';
import { noticesOfTab } from '@/lib/background/labels/label-notices';
import { linksOfTicket } from './links';
import { liveAnswersOf, type LiveAnswers } from './live-answers';
import { openQuestions, tellingCandidates, unmetCandidates } from './open-questions';
import { findOrders, getOrders } from '@/lib/background/orders/find-orders';
import { findReturns } from '@/lib/background/orders/find-returns';
import { toShownOrder } from '@/lib/background/orders/shown-order';

/** What is said to have been looked for: more would be a page of numbers. */
const mostLookedFor = 8;

/** Everything that is known here about the ticket in a tab, and what Base has been asked about it. */
export async function findForTicket(ticket: Ticket, tabId: number): Promise<Omit<FoundOrders, 'ruled'>> {
  const [local, returns, links, live, accounts] = await Promise.all([
    findOrders(ticket.candidates),
    findReturns(ticket.candidates),
    linksOfTicket(ticket, tabId),
    liveAnswersOf(ticket, tabId),
    listAccounts(),
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
  const unmet = loneReturns.length > 0 && matches.length === 0 ? [] : unmetCandidates(telling, matches);
  return {
    isRead: ticket.stage === 'read',
    isUnread: ticket.isUnread,
    visit: ticket.visit,
    isRemembered: ticket.key !== '',
    matches: shown.filter(({ order }) => !isDismissed(order)),
    dismissed: shown.filter(({ order }) => isDismissed(order)),
    returns: loneReturns,
    unmet: distinct(unmet).filter((written) => live.asked.includes(written)),
    lookedFor: distinct(telling.filter(({ kind }) => kind !== 'login')).slice(0, mostLookedFor),
    live: {
      asked: live.asked,
      isByItself: (await keptSettings.read()).panel.asksBase,
      open: accounts.length > 0 ? distinct(openQuestions(unmet, live)) : [],
      failures: live.failures,
    },
    accounts,
    notices: await noticesOfTab(tabId).read(),
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

/** What Base answered; an address or a phone of many buyers says nothing there either. */
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
