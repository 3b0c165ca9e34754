import type { FoundOrders } from '../messages';
import { isOn, rules } from '../rule';
import { noTicket, ticketOfTab } from '../ticket';
import { aboutTicket, considerTicket } from './consider';
import { listForTicket } from './ledger';
import { findForTicket } from './ticket-orders';

/** The orders of the ticket in a tab, once the rules have looked at them, and what these ask or have done. */
export async function findRuledOrders(tabId: number): Promise<FoundOrders> {
  const ticket = (await ticketOfTab(tabId).read()) ?? noTicket;
  const found = await findForTicket(ticket, tabId);
  const now = Date.now();
  // A ledger that cannot be written hides no order: the rules look again with the next answer.
  if (ticket.stage === 'read') await considerTicket(ticket, found.matches, now).catch(() => undefined);
  const orders = [
    ...found.matches.map(({ order }) => order),
    ...found.returns.map(({ orderReturn }) => orderReturn),
  ];
  return { ...found, ruled: await listForTicket(aboutTicket(ticket), orders, now) };
}

/** Lets the rules look at the ticket in a tab, whether a panel is drawn there or not. */
export async function considerTab(tabId: number): Promise<void> {
  if ((await rules.read()).some(isOn)) await findRuledOrders(tabId);
}
