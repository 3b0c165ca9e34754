import { browser } from 'wxt/browser';
import { defineBackground } from '#imports';
import { drawBadge } from './badge';
import { followPermissions } from '@/lib/background/helpdesks/change-helpdesks';
import { settleHelpdesks } from '@/lib/background/helpdesks/settle-helpdesks';
import { watchHelpdesk } from '@/lib/background/inbox/watch-helpdesk';
import { followSession } from '@/lib/background/inbox/follow-session';
import { followTexts, keepTexts } from './keep-texts';
import {
  closeTicketTab,
  followTicketChanges,
  handleTickets,
} from '@/lib/background/ticket-session/ticket-session';
import { inBackground } from '@/lib/background/in-background';
import { beginMissingWalks } from '@/lib/background/lifecycle/begin-missing-walks';
import { onDatabaseLost } from '@/lib/background/storage/db';
import { hearLostTransactions } from '@/lib/background/storage/hear-lost-transactions';
import { renewKeys } from '@/lib/background/lifecycle/renew-keys';
import { resumeChanges, restoreChanges } from '@/lib/background/changes/run-changes';
import { followSettings, syncAllAccounts } from '@/lib/background/sync/run';
import { orderOfTab } from '@/lib/stored/base-tab';
import { watchHostAccess } from '@/lib/extension/host-access';
import { watchLanguage } from '@/lib/text/i18n';
import { changes } from '@/lib/stored/changes';
import { rules } from '@/lib/stored/stored-rules';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { followCopies, mirrorPreferences } from '@/lib/background/preferences/mirror-preferences';
import { shownChanges } from '@/lib/stored/shown-changes';
import { syncProgress } from '@/lib/stored/sync-progress';
import { registerAlarms } from './alarms';
import { registerCommands } from './commands';
import { registerAccountHandlers } from './handlers/accounts';
import { registerHelpdeskHandlers } from './handlers/helpdesks';
import { registerInboxHandlers } from './handlers/inbox';
import { registerDocumentHandlers } from './handlers/documents';
import { registerInsertHandlers } from './handlers/inserts';
import { registerOrderHandlers } from './handlers/orders';
import { forgetPanelKey } from './handlers/panel-keys';
import { registerPanelHandlers } from './handlers/panels';
import { registerPreferenceHandlers } from './handlers/preferences';
import { registerRuleHandlers } from './handlers/rules';
import { registerChangeHandlers } from './handlers/base-changes';
import { registerTeamHandlers } from './handlers/team-members';
import { registerTeachingHandlers } from './handlers/teaching';
import { registerTicketHandlers } from './handlers/tickets';
import { settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { takePartInTeam } from '@/lib/background/team/nats/take-part-in-team';
import { considerNewReturns } from '@/lib/background/rules/consider-new-returns';

/**
 * Registers every listener synchronously: an event that wakes the worker is delivered only to listeners that exist
 * then.
 */
export default defineBackground(() => {
  hearLostTransactions();
  // Says at once why nothing goes on.
  onDatabaseLost(() => inBackground(syncAllAccounts(), 'sync'));
  registerTicketHandlers();
  registerPanelHandlers();
  registerOrderHandlers();
  registerChangeHandlers();
  registerRuleHandlers();
  registerAccountHandlers();
  registerHelpdeskHandlers();
  registerInboxHandlers();
  registerDocumentHandlers();
  registerInsertHandlers();
  registerTeachingHandlers();
  registerPreferenceHandlers();
  registerTeamHandlers();
  registerAlarms();
  registerCommands();
  followCopies();
  keptSettings.onChange(followSettings);
  followTexts();
  followSession();
  watchHelpdesk();
  browser.tabs.onRemoved.addListener((tabId) => {
    inBackground(closeTicketTab(tabId), 'closed tab');
    inBackground(forgetPanelKey(tabId), 'closed tab');
    inBackground(orderOfTab(tabId).remove(), 'closed tab');
    inBackground(settleInboxFrames(), 'inbox frames');
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // A new version may have new texts.
    inBackground(keepTexts(), 'texts');
    if (reason === 'install')
      inBackground(browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }), 'welcome page');
  });
  // This listener makes the browser's start wake the worker, which also runs the work below. Otherwise nothing might
  // wake it for long.
  browser.runtime.onStartup.addListener(() => inBackground(syncAllAccounts(), 'sync'));
  changes.watch(followTicketChanges);
  keptRules.onChange(() => inBackground(handleTickets(), 'tickets'));
  for (const said of [syncProgress, shownChanges, rules])
    said.watch(() => inBackground(drawBadge(), 'badge'));
  watchLanguage(() => inBackground(drawBadge(), 'badge'));
  watchHostAccess((granted) => {
    inBackground(drawBadge(), 'badge');
    inBackground(followPermissions(granted), 'helpdesks');
    inBackground(syncAllAccounts(true), 'sync');
  });
  addEventListener('online', () => inBackground(resumeChanges(), 'status changes'));
  inBackground(takePartInTeam(), 'team');
  inBackground(drawBadge(), 'badge');
  // Finishes what the last worker left undone, including changes announced when it died.
  inBackground(changes.read().then(followTicketChanges), 'tickets');
  inBackground(mirrorPreferences(), 'copies of the settings');
  inBackground(settleHelpdesks(), 'helpdesks');
  inBackground(settleInboxFrames(), 'inbox frames');
  inBackground(restoreChanges(), 'status changes');
  inBackground(
    beginMissingWalks(Date.now())
      .then(() => syncAllAccounts())
      .then(considerNewReturns),
    'sync',
  );
  // If this fails, it is repeated at the next start.
  inBackground(renewKeys(), 'keys');
});
