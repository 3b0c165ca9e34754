import '@/lib/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { goOnWithAll, resumeChanges } from '@/lib/background/run-changes';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { ticketOfTab } from '@/lib/ticket';
import { registerAlarms } from './alarms';
import { registerAccountHandlers } from './handlers/accounts';
import { registerOrderHandlers } from './handlers/orders';
import { registerStatusHandlers } from './handlers/statuses';
import { registerTicketHandlers } from './handlers/tickets';

/** Every listener is registered here, synchronously: a worker woken by an event has no second chance to hear it. */
export default defineBackground(() => {
  registerTicketHandlers();
  registerOrderHandlers();
  registerStatusHandlers();
  registerAccountHandlers();
  registerAlarms();
  addEventListener('online', () => void goOnWithAll());
  browser.tabs.onRemoved.addListener((tabId) => void ticketOfTab(tabId).remove());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  void resumeChanges();
  void syncAllAccounts();
});
