import '@/lib/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { followSession } from '@/lib/background/inbox-session';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { orderOfTab } from '@/lib/base-tab';
import { ticketOfTab } from '@/lib/ticket';
import { registerAlarms } from './alarms';
import { registerAccountHandlers } from './handlers/accounts';
import { registerInboxHandlers } from './handlers/inbox';
import { registerOrderHandlers } from './handlers/orders';
import { registerTicketHandlers } from './handlers/tickets';
import { settleInboxFrames } from './inbox-frames';

/** Every listener is registered here, synchronously: a worker woken by an event has no second chance to hear it. */
export default defineBackground(() => {
  registerTicketHandlers();
  registerOrderHandlers();
  registerAccountHandlers();
  registerInboxHandlers();
  registerAlarms();
  followSession();
  browser.tabs.onRemoved.addListener((tabId) => {
    void ticketOfTab(tabId).remove();
    void orderOfTab(tabId).remove();
    void settleInboxFrames();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  void settleInboxFrames();
  void syncAllAccounts();
});
