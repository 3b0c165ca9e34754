import { panelMountedSchema } from '@/lib/messages/ticket-messages';
import { onMessage } from '@/lib/messages/messaging';
import { answer } from './answer';
import { keepPanelKey } from './panel-keys';

/** Messages of content scripts about the panels that they mount. */
export function registerPanelHandlers(): void {
  onMessage(
    'panelMounted',
    answer(['ticketPage'], panelMountedSchema, async ({ key }, tabId) => {
      await keepPanelKey(tabId, key);
      return null;
    }),
  );
}
