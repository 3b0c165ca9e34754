import { listAccounts } from '@/lib/background/accounts';
import { freshenOrders } from '@/lib/background/freshen';
import { findOrders } from '@/lib/background/orders';
import { learnStatuses } from '@/lib/background/statuses';
import { nothingSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketOfTab } from '@/lib/ticket';
import { answer } from './answer';

/** What panels ask about the orders of the ticket in their own tab. */
export function registerOrderHandlers(): void {
  onMessage(
    'findOrders',
    answer(['panel'], nothingSchema, async (_, tabId) => {
      const ticket = await ticketOfTab(tabId).read();
      const candidates = ticket?.candidates ?? [];
      const matches = await findOrders(candidates);
      freshenOrders(
        matches.map(({ order }) => order),
        Date.now(),
      );
      const byAccount = Map.groupBy(matches, ({ order }) => order.accountId);
      for (const [accountId, its] of byAccount)
        void learnStatuses(
          accountId,
          'statuses',
          its.map(({ order }) => order.statusId),
        ).catch(() => undefined);
      return {
        isRead: ticket?.stage === 'read',
        candidates,
        matches,
        accounts: await listAccounts(),
      };
    }),
  );
}
