import { listAccounts } from '@/lib/background/accounts';
import { freshenOrders } from '@/lib/background/freshen';
import { noticesOfTab } from '@/lib/background/label-notices';
import { findOrders } from '@/lib/background/orders';
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
      return {
        isRead: ticket?.stage === 'read',
        visit: ticket?.visit ?? '',
        candidates,
        matches,
        accounts: await listAccounts(),
        notices: await noticesOfTab(tabId).read(),
      };
    }),
  );
}
