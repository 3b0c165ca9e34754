import { browser } from 'wxt/browser';
import { removeOldRecords } from '@/lib/background/remove-old-records';
import { goOnWithAll } from '@/lib/background/run-changes';
import { refreshOldStatuses } from '@/lib/background/statuses';
import { isSyncAlarm, syncAllAccounts } from '@/lib/background/sync/run';
import { settleInboxFrames } from './inbox-frames';
import { considerNewReturns } from './new-returns';

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
