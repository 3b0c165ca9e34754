import { inBackground } from '@/lib/background/in-background';
import { considerNewReturns } from '@/lib/background/rules/new-returns';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { startTeam } from './membership-steps';

/** Takes part in the team, if this browser is in one. What has waited for the team's server then goes on. */
export function takePartInTeam(): Promise<void> {
  return startTeam(() => inBackground(syncAllAccounts().then(considerNewReturns), 'sync'));
}
