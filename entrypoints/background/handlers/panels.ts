import { panelMountedSchema } from '@/lib/messages/ticket-messages';
import { onMessage } from '@/lib/messages/messaging';
import { panelKeyOfTab } from '@/lib/stored/panel-key-of-tab';
import { answer } from './answer';

/** What content scripts say of the panels that they put on pages. */
export function registerPanelHandlers(): void {
  onMessage(
    'panelMounted',
    answer(['ticketPage'], panelMountedSchema, async ({ key }, tabId) => {
      await panelKeyOfTab(tabId).write(key);
      return null;
    }),
  );
}
