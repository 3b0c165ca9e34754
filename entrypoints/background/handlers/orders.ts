import { getOrders } from '@/lib/background/orders/find-orders';
import { refreshStaleOrders } from '@/lib/background/orders/refresh-orders';
import { searchBase, searchHere } from '@/lib/background/orders/search-orders';
import { readTimeline } from '@/lib/background/timeline/read-timeline';
import { onMessage } from '@/lib/messages/messaging';
import { querySchema, whichOrderSchema } from '@/lib/messages/order-messages';
import { answer } from './answer';

/** Messages about orders, independent of a ticket. */
export function registerOrderHandlers(): void {
  onMessage(
    'orderOpened',
    answer(['panel', 'ownPage'], whichOrderSchema, async (which) => {
      void refreshStaleOrders(await getOrders([which]), Date.now());
      return null;
    }),
  );
  onMessage('readTimeline', answer(['panel', 'ownPage'], whichOrderSchema, readTimeline));
  onMessage(
    'searchOrders',
    answer(['panel', 'ownPage'], querySchema, ({ query }) => searchHere(query)),
  );
  onMessage(
    'searchBase',
    answer(['panel', 'ownPage'], querySchema, ({ query }) => searchBase(query)),
  );
}
