import '@/lib/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { drawBadge } from '@/lib/background/badge';
import { keepTexts } from '@/lib/background/keep-texts';
import { followSettings, syncAllAccounts } from '@/lib/background/sync/run';
import { watchHostAccess } from '@/lib/host-access';
import { watchLanguage } from '@/lib/i18n';
import { settings } from '@/lib/settings';
import { syncProgress } from '@/lib/sync-progress';
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
  settings.watch(followSettings);
  browser.tabs.onRemoved.addListener((tabId) => void ticketOfTab(tabId).remove());
  settings.watch(({ language }) => void keepTexts(language));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // Another version has other texts.
    void settings.read().then(({ language }) => keepTexts(language));
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  syncProgress.watch(() => void drawBadge());
  watchLanguage(() => void drawBadge());
  watchHostAccess(() => {
    void drawBadge();
    void syncAllAccounts(true);
  });
  void drawBadge();
  void syncAllAccounts();
});
