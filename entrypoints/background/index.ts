import '@/lib/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { ticketOfTab } from '@/lib/ticket';
import { registerAlarms } from './alarms';
import { registerHandlers } from './handlers';

/** Every listener is registered here, synchronously: a worker woken by an event has no second chance to hear it. */
export default defineBackground(() => {
  registerHandlers();
  registerAlarms();
  browser.tabs.onRemoved.addListener((tabId) => void ticketOfTab(tabId).remove());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  void syncAllAccounts();
});
