import '@/lib/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { liveAnswersOfTab } from '@/lib/background/live-answers';
import { renewKeys } from '@/lib/background/renew-keys';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { ticketOfTab } from '@/lib/ticket';
import { registerAlarms } from './alarms';
import { registerAccountHandlers } from './handlers/accounts';
import { registerOrderHandlers } from './handlers/orders';
import { registerTicketHandlers } from './handlers/tickets';

/** Every listener is registered here, synchronously: a worker woken by an event has no second chance to hear it. */
export default defineBackground(() => {
  registerTicketHandlers();
  registerOrderHandlers();
  registerAccountHandlers();
  registerAlarms();
  browser.tabs.onRemoved.addListener((tabId) => {
    void ticketOfTab(tabId).remove();
    void liveAnswersOfTab(tabId).remove();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  void syncAllAccounts();
  // One that fails is taken up again at the next start.
  renewKeys().catch(() => undefined);
});
