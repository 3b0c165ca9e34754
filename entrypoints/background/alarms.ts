import { browser } from 'wxt/browser';
import { removeOldRecords } from '@/lib/background/lifecycle/remove-old-records';
import { goOnWithAll } from '@/lib/background/status-changes/run-changes';
import { refreshOldStatuses } from '@/lib/background/accounts/account-statuses';
import { isSyncAlarm, syncAllAccounts } from '@/lib/background/sync/run';
import { settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { considerNewReturns } from '@/lib/background/rules/new-returns';

const everyMinute = 'every minute';

/**
 * One alarm a minute, beside those that the sync sets for itself. Made again whenever the worker starts, because a
 * browser may have dropped it; it does not depend on how the last run ended.
 */
export function registerAlarms(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === everyMinute) void goOnWithAll();
    if (name === everyMinute || isSyncAlarm(name)) void syncAllAccounts().then(considerNewReturns);
    if (name !== everyMinute) return;
    // Also while a sync takes long, or cannot go on.
    void considerNewReturns();
    void refreshOldStatuses();
    void removeOldRecords(Date.now());
    void settleInboxFrames();
  });
  void browser.alarms.create(everyMinute, { periodInMinutes: 1 });
}
