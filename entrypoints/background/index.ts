import '@/lib/extension/zod-config';
import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { drawBadge } from './badge';
import { followSession } from '@/lib/background/inbox/inbox-session';
import { keepTexts } from './keep-texts';
import { noticesOfTab } from '@/lib/background/labels/label-notices';
import { linksOfTab } from '@/lib/background/tickets/links';
import { liveAnswersOfTab } from '@/lib/background/tickets/live-answers';
import { renewKeys } from '@/lib/background/lifecycle/renew-keys';
import { goOnWithAll, resumeChanges } from '@/lib/background/status-changes/run-changes';
import { followSettings, syncAllAccounts } from '@/lib/background/sync/run';
import { orderOfTab } from '@/lib/stored/base-tab';
import { watchHostAccess } from '@/lib/extension/host-access';
import { watchLanguage } from '@/lib/text/i18n';
import { rules } from '@/lib/stored/stored-rules';
import { settings } from '@/lib/stored/settings';
import { shownChanges } from '@/lib/stored/shown-changes';
import { syncProgress } from '@/lib/stored/sync-progress';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { registerAlarms } from './alarms';
import { registerCommands } from './commands';
import { registerAccountHandlers } from './handlers/accounts';
import { registerInboxHandlers } from './handlers/inbox';
import { registerLabelHandlers } from './handlers/labels';
import { registerOrderHandlers } from './handlers/orders';
import { registerRuleHandlers } from './handlers/rules';
import { registerStatusHandlers } from './handlers/statuses';
import { registerTeachingHandlers } from './handlers/teaching';
import { registerTicketHandlers } from './handlers/tickets';
import { settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { considerNewReturns } from '@/lib/background/rules/new-returns';

/** Every listener is registered here, synchronously: a worker woken by an event has no second chance to hear it. */
export default defineBackground(() => {
  registerTicketHandlers();
  registerOrderHandlers();
  registerStatusHandlers();
  registerRuleHandlers();
  registerAccountHandlers();
  registerInboxHandlers();
  registerLabelHandlers();
  registerTeachingHandlers();
  registerAlarms();
  registerCommands();
  settings.watch(followSettings);
  settings.watch(({ language }) => void keepTexts(language));
  followSession();
  browser.tabs.onRemoved.addListener((tabId) => {
    void ticketOfTab(tabId).remove();
    void liveAnswersOfTab(tabId).remove();
    void noticesOfTab(tabId).remove();
    void linksOfTab(tabId).remove();
    void orderOfTab(tabId).remove();
    void settleInboxFrames();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // Another version has other texts.
    void settings.read().then(({ language }) => keepTexts(language));
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  for (const said of [syncProgress, shownChanges, rules]) said.watch(() => void drawBadge());
  watchLanguage(() => void drawBadge());
  watchHostAccess(() => {
    void drawBadge();
    void syncAllAccounts(true);
  });
  addEventListener('online', () => void goOnWithAll());
  void drawBadge();
  void settleInboxFrames();
  void resumeChanges();
  void syncAllAccounts().then(considerNewReturns);
  // One that fails is taken up again at the next start.
  renewKeys().catch(() => undefined);
});
