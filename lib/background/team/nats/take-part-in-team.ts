import { inBackground } from '@/lib/background/in-background';
import { considerNewReturns } from '@/lib/background/rules/consider-new-returns';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { followPolicy } from './follow-policy';
import { startTeam } from './membership-steps';

/** Takes part in the team, if this browser is in one. It syncs whenever it may be its turn. */
export async function takePartInTeam(): Promise<void> {
  await startTeam(() => inBackground(syncAllAccounts().then(considerNewReturns), 'sync'));
  // Chrome may take seconds to answer what its policies are: nothing waits for it.
  inBackground(followPolicy(), 'team policy');
}
