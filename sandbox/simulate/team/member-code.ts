import { listConnected } from '@/lib/background/accounts/list-accounts';
import { changeByAgent } from '@/lib/background/changes/agent-changes';
import { restoreChanges, resumeChanges } from '@/lib/background/changes/run-changes';
import { connectAccount } from '@/lib/background/lifecycle/connect-account';
import { refreshOrders } from '@/lib/background/orders/refresh-orders';
import { considerTicket } from '@/lib/background/rules/consider';
import { saveRule, switchRule } from '@/lib/background/rules/edit-rules';
import { considerNewReturns } from '@/lib/background/rules/consider-new-returns';
import { database } from '@/lib/background/storage/db';
import { isSyncAlarm, syncAllAccounts } from '@/lib/background/sync/run';
import {
  joinTeam,
  makeTeam,
  presentSession,
  readOwnInvite,
  stopTeam,
  viewTeam,
} from '@/lib/background/team/nats/membership-steps';
import { takePartInTeam } from '@/lib/background/team/nats/take-part-in-team';
import { judgeOrder } from '@/lib/background/tickets/links';

/*
 * The background of a browser, as far as a simulated member needs it. It is bundled, and evaluated once for each member,
 * with that member's clock, network and disk as its globals (`bundle-member.ts`).
 */

const everyMinute = 60_000;

/** What `entrypoints/background/` does when the worker starts, but for pages and tabs. */
function start(): void {
  void takePartInTeam().catch(() => undefined);
  void restoreChanges();
  void syncAllAccounts().then(considerNewReturns);
  setInterval(() => {
    void resumeChanges();
    void takePartInTeam().catch(() => undefined);
    void syncAllAccounts().then(considerNewReturns);
  }, everyMinute);
}

/** What `entrypoints/background/alarms.ts` does when an alarm rings. */
function ring(name: string): void {
  if (isSyncAlarm(name)) void syncAllAccounts().then(considerNewReturns);
}

const code = {
  changeByAgent,
  connectAccount,
  considerTicket,
  database,
  joinTeam,
  judgeOrder,
  listConnected,
  makeTeam,
  presentSession,
  readOwnInvite,
  refreshOrders,
  ring,
  saveRule,
  start,
  stopTeam,
  switchRule,
  syncAllAccounts,
  viewTeam,
};

/** The code of one member. */
export type MemberCode = typeof code;

declare const handOver: (loaded: MemberCode) => void;

handOver(code);
