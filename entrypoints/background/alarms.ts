import { browser } from 'wxt/browser';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { settleInboxFrames } from './inbox-frames';

const alarm = 'sync';

/**
 * One alarm a minute. Made again whenever the worker starts, because a browser may have dropped it; it does not
 * depend on how the last run ended.
 */
export function registerAlarms(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== alarm) return;
    void syncAllAccounts();
    void settleInboxFrames();
  });
  void browser.alarms.create(alarm, { periodInMinutes: 1 });
}
