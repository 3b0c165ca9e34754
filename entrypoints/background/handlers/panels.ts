import { panelMountedSchema } from '@/lib/messages/ticket-messages';
import { onMessage } from '@/lib/messages/messaging';
import { answer } from './answer';
import { keepPanelKey } from './panel-keys';

/** What content scripts say of the panels that they put on pages. */
export function registerPanelHandlers(): void {
  onMessage(
    'panelMounted',
    answer(['ticketPage'], panelMountedSchema, async ({ key }, tabId) => {
      await keepPanelKey(tabId, key);
      return null;
    }),
  );
}
