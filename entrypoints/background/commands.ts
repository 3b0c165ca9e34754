import { browser } from 'wxt/browser';
import { sendToTab } from '@/lib/messages/messaging';

/** Handles the manifest's keyboard commands, except the one that opens the popup. */
export function registerCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-panel') void togglePanel(tab?.id);
  });
}

/** Does nothing in a tab without a panel: nobody receives the message there. */
async function togglePanel(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await sendToTab({ tabId, frameId: 0 }, 'togglePanel').catch(() => undefined);
}
