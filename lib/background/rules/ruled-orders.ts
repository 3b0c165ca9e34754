import type { FoundOrders } from '@/lib/messages/messages';
import { isOn } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import type { LedgerEntry, WantedChange } from '@/lib/rules/ledger-entry';
import { noTicket } from '@/lib/model/ticket';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { aboutTicket, considerTicket } from './consider';
import { keepTicket } from '@/lib/background/tickets/keep-ticket';
import { listForTicket, noteInLedger } from './ledger';
import { findForTicket } from '@/lib/background/tickets/ticket-orders';

/**
 * The orders of the ticket in a tab, once the rules have looked at them, and what these ask or have done. That it was
 * looked at is kept, for the order's page in Base.
 */
export async function findRuledOrders(tabId: number): Promise<FoundOrders> {
  const ticket = (await ticketOfTab(tabId).read()) ?? noTicket;
  const found = await findForTicket(ticket, tabId);
  const now = Date.now();
  if (ticket.stage === 'read') {
    // What cannot be written hides no order: the next look writes it.
    await keepTicket(ticket, found.matches, now).catch(() => undefined);
    await considerTicket(ticket, found.matches, now).catch(() => undefined);
  }
  const orders = [
    ...found.matches.map(({ order }) => order),
    ...found.returns.map(({ orderReturn }) => orderReturn),
  ];
  const ruled = await listForTicket(aboutTicket(ticket), orders, now);
  const done = ruled.filter((entry) => isDoneByHand(entry, found));
  for (const entry of done)
    await noteInLedger({ ...entry, verdict: 'already', at: now }).catch(() => undefined);
  return { ...found, ruled: ruled.filter((entry) => !done.includes(entry)) };
}

/** True when a rule asks for what is there by now: rules look at a return only once, so they do not see it themselves. */
function isDoneByHand(
  { verdict, accountId, changes }: LedgerEntry,
  found: Omit<FoundOrders, 'ruled'>,
): boolean {
  const returns = [
    ...found.returns.map(({ orderReturn }) => orderReturn),
    ...found.matches.flatMap((match) => match.returns),
  ];
  const statusOf = ({ subject, id }: WantedChange) =>
    subject === 'order'
      ? found.matches.find(({ order }) => order.accountId === accountId && order.orderId === id)?.order
          .statusId
      : returns.find((each) => each.accountId === accountId && each.returnId === id)?.statusId;
  return verdict === 'asked' && changes.every((change) => statusOf(change) === change.to);
}

/** Lets the rules look at the ticket in a tab, whether a panel is drawn there or not. */
export async function considerTab(tabId: number): Promise<void> {
  if ((await keptRules.read()).some(isOn)) await findRuledOrders(tabId);
}
