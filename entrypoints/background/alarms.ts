import { browser } from 'wxt/browser';
import { inBackground } from '@/lib/background/in-background';
import { removeOldRecords } from '@/lib/background/lifecycle/remove-old-records';
import { resumeChanges } from '@/lib/background/status-changes/run-changes';
import { refreshOldStatuses } from '@/lib/background/accounts/account-statuses';
import { isSyncAlarm, syncAllAccounts } from '@/lib/background/sync/run';
import { settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { handleTickets } from '@/lib/background/ticket-session/ticket-session';
import { considerNewReturns } from '@/lib/background/rules/new-returns';

const everyMinute = 'every minute';

/**
 * One alarm a minute, beside those that the sync sets for itself. Looked for whenever the worker starts, because a
 * browser may have dropped it; it does not depend on how the last run ended.
 */
export function registerAlarms(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === everyMinute) inBackground(resumeChanges(), 'status changes');
    if (name === everyMinute || isSyncAlarm(name))
      inBackground(syncAllAccounts().then(considerNewReturns), 'sync');
    if (name !== everyMinute) return;
    // Also while a sync takes long, or cannot go on.
    inBackground(considerNewReturns(), 'rules');
    inBackground(handleTickets(), 'tickets');
    inBackground(refreshOldStatuses(), 'statuses');
    inBackground(removeOldRecords(Date.now()), 'old records');
    inBackground(settleInboxFrames(), 'inbox frames');
  });
  inBackground(setAlarm(), 'alarm');
}

/** One that is there goes on counting: set anew at every start, it would never ring for a worker that starts often. */
async function setAlarm(): Promise<void> {
  if (!(await browser.alarms.get(everyMinute)))
    await browser.alarms.create(everyMinute, { periodInMinutes: 1 });
}
