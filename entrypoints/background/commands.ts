import { browser } from 'wxt/browser';
import { sendMessage } from '@/lib/messages/messaging';

/** Keyboard commands of the manifest, besides the one that opens the popup. */
export function registerCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-panel') void togglePanel(tab?.id);
  });
}

/** A tab without a ticket has no panel, and nobody there to hear of it. */
async function togglePanel(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await sendMessage('togglePanel', undefined, { tabId, frameId: 0 }).catch(() => undefined);
}
