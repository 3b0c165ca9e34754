import { askForTicket } from '@/lib/background/tickets/ask-for-ticket';
import { refreshStaleOrders, refreshOrders } from '@/lib/background/orders/refresh-orders';
import { judgeOrder } from '@/lib/background/tickets/links';
import { getOrders } from '@/lib/background/orders/find-orders';
import { findRuledOrders } from '@/lib/background/rules/ruled-orders';
import { goOnWithAll } from '@/lib/background/status-changes/run-changes';
import { searchBase, searchHere } from '@/lib/background/orders/search-orders';
import { learnStatusesOf } from '@/lib/background/accounts/account-statuses';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { findForTicket } from '@/lib/background/tickets/ticket-orders';
import {
  askForTicketSchema,
  judgeOrderSchema,
  nothingSchema,
  querySchema,
  whichOrderSchema,
} from '@/lib/messages/messages';
import { onMessage } from '@/lib/messages/messaging';
import { noTicket } from '@/lib/model/ticket';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { answer } from './answer';

/** What panels ask about the orders of the ticket in their own tab, and about orders at all. */
export function registerOrderHandlers(): void {
  onMessage(
    'findOrders',
    answer(['panel'], nothingSchema, async (_, tabId) => {
      const found = await findRuledOrders(tabId);
      void refreshStaleOrders(
        found.matches.map(({ order }) => order),
        Date.now(),
      );
      void learnStatusesOf(
        found.matches.map(({ order }) => order),
        found.matches.flatMap(({ returns }) => returns),
      );
      return found;
    }),
  );

  onMessage(
    'askForTicket',
    answer(['panel'], askForTicketSchema, async ({ isAgain }, tabId) => {
      const ticket = await ticketOfTab(tabId).read();
      if (ticket?.stage === 'read') await askForTicket(ticket, tabId, isAgain);
      return null;
    }),
  );

  onMessage(
    'refreshOrders',
    answer(['panel'], nothingSchema, async (_, tabId) => {
      const { matches } = await findForTicket((await ticketOfTab(tabId).read()) ?? noTicket, tabId);
      // Whoever wants the latest wants new orders too, and that what waits is sent.
      void goOnWithAll();
      void syncAllAccounts(true);
      await refreshOrders(matches.map(({ order }) => order));
      return null;
    }),
  );

  onMessage(
    'orderOpened',
    answer(['panel', 'ownPage'], whichOrderSchema, async (which) => {
      void refreshStaleOrders(await getOrders([which]), Date.now());
      return null;
    }),
  );

  onMessage(
    'judgeOrder',
    answer(['panel'], judgeOrderSchema, async ({ visit, verdict, ...order }, tabId) => {
      const ticket = await ticketOfTab(tabId).read();
      // A press that comes after the tab has gone on was meant for the ticket before.
      if (ticket?.visit === visit) await judgeOrder(ticket, tabId, order, verdict);
      return null;
    }),
  );

  onMessage(
    'searchOrders',
    answer(['panel', 'ownPage'], querySchema, ({ query }) => searchHere(query)),
  );
  onMessage(
    'searchBase',
    answer(['panel', 'ownPage'], querySchema, ({ query }) => searchBase(query)),
  );
}
