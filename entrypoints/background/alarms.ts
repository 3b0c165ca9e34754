import { browser } from 'wxt/browser';
import { inBackground } from '@/lib/background/in-background';
import { removeOldRecords } from '@/lib/background/lifecycle/remove-old-records';
import { resumeChanges } from '@/lib/background/changes/run-changes';
import { refreshOldStatuses } from '@/lib/background/accounts/account-statuses';
import { isSyncAlarm, syncAllAccounts } from '@/lib/background/sync/run';
import { settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { handleTickets } from '@/lib/background/ticket-session/ticket-session';
import { takePartInTeam } from '@/lib/background/team/nats/take-part-in-team';
import { considerNewReturns } from '@/lib/background/rules/consider-new-returns';

const everyMinute = 'every minute';
/** In ms. */
const minute = 60_000;

/**
 * Sets an alarm that rings every minute, besides the alarms of the sync. Checked at every start of the worker, because
 * a browser may have dropped the alarm; it does not depend on how the last run ended.
 */
export function registerAlarms(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === everyMinute) inBackground(resumeChanges(), 'status changes');
    if (name === everyMinute || isSyncAlarm(name))
      inBackground(syncAllAccounts().then(considerNewReturns), 'sync');
    if (name !== everyMinute) return;
    inBackground(takePartInTeam(), 'team');
    // Also runs while a sync takes long or cannot continue.
    inBackground(considerNewReturns(), 'rules');
    inBackground(handleTickets(), 'tickets');
    inBackground(refreshOldStatuses(), 'statuses');
    inBackground(removeOldRecords(Date.now()), 'old records');
    inBackground(settleInboxFrames(), 'inbox frames');
  });
  inBackground(setAlarm(), 'alarm');
}

/**
 * Keeps an alarm that is on time. Setting it again at every start would delay it forever in a worker that starts often.
 * One that was set while the computer's clock was ahead would ring only when that time comes: it is set again.
 */
async function setAlarm(): Promise<void> {
  const kept = await browser.alarms.get(everyMinute);
  if (!kept || kept.scheduledTime > Date.now() + 2 * minute)
    await browser.alarms.create(everyMinute, { periodInMinutes: 1 });
}
