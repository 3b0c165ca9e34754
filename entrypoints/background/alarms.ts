import { browser } from 'wxt/browser';
import { goOnWithAll } from '@/lib/background/run-changes';
import { refreshOldStatuses } from '@/lib/background/statuses';
import { syncAllAccounts } from '@/lib/background/sync/run';

const alarm = 'sync';

/**
 * One alarm a minute. Made again whenever the worker starts, because a browser may have dropped it; it does not
 * depend on how the last run ended.
 */
export function registerAlarms(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== alarm) return;
    void goOnWithAll();
    void syncAllAccounts();
    void refreshOldStatuses();
  });
  void browser.alarms.create(alarm, { periodInMinutes: 1 });
}
