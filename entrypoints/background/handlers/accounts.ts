import {
  changeAccount,
  connectAccount,
  disconnectAccount,
  replaceToken,
} from '@/lib/background/lifecycle/connect-account';
import { beginMissingWalks } from '@/lib/background/lifecycle/begin-missing-walks';
import { inBackground } from '@/lib/background/in-background';
import { rebuildDatabase } from '@/lib/background/storage/rebuild-database';
import { listAccounts, listConnected } from '@/lib/background/accounts/list-accounts';
import { eraseEverything } from '@/lib/background/lifecycle/erase-everything';
import { endInboxSession } from '@/lib/background/inbox/inbox-session';
import { resumeChanges } from '@/lib/background/changes/run-changes';
import { noteJournalNoteRead } from '@/lib/background/progress/account-notes';
import { syncAccount, syncAllAccounts } from '@/lib/background/sync/run';
import {
  accountIdSchema,
  changeAccountSchema,
  connectSchema,
  replaceTokenSchema,
} from '@/lib/messages/account-messages';
import { nothingSchema } from '@/lib/messages/reply';
import { onMessage } from '@/lib/messages/messaging';
import { considerNewReturns } from '@/lib/background/rules/consider-new-returns';
import { noteConnected, stopTeam } from '@/lib/background/team/nats/membership-steps';
import { takePartInTeam } from '@/lib/background/team/nats/take-part-in-team';
import { answer } from './answer';

/** Accounts and their sync: for Sidecar's top-level pages, and the few messages that a panel may send. */
export function registerAccountHandlers(): void {
  onMessage('listAccounts', answer(['panel'], nothingSchema, listAccounts));
  onMessage('listConnected', answer(['ownPage'], nothingSchema, listConnected));

  onMessage(
    'connectAccount',
    answer(['ownPage'], connectSchema, async (asked) => {
      const account = await connectAccount(asked);
      // An account that was connected before may be waiting for its next sync. Whoever connects it again wants it
      // synced now. If it is the team's, its orders come from there first, which may take long.
      inBackground(
        noteConnected().then(() => syncAccount(account.id, true)),
        'sync',
      );
      return account;
    }),
  );

  onMessage('changeAccount', answer(['ownPage'], changeAccountSchema, changeAccount));

  onMessage(
    'replaceToken',
    answer(['ownPage'], replaceTokenSchema, async (asked) => {
      const account = await replaceToken(asked);
      void syncAccount(account.id, true);
      return account;
    }),
  );

  onMessage(
    'disconnectAccount',
    answer(['ownPage'], accountIdSchema, async ({ accountId }) => {
      await disconnectAccount(accountId);
      if ((await listConnected()).length === 0) await endInboxSession();
      return null;
    }),
  );

  onMessage(
    'readJournalNote',
    answer(['ownPage'], accountIdSchema, async ({ accountId }) => {
      await noteJournalNoteRead(accountId);
      return null;
    }),
  );

  onMessage(
    'eraseEverything',
    answer(['ownPage'], nothingSchema, async () => {
      await stopTeam();
      await eraseEverything();
      return null;
    }),
  );

  onMessage(
    'rebuildDatabase',
    answer(['ownPage'], nothingSchema, async () => {
      // The team's records are received anew.
      await stopTeam();
      await rebuildDatabase();
      await takePartInTeam();
      await beginMissingWalks(Date.now());
      void syncAllAccounts(true);
      return null;
    }),
  );

  onMessage(
    'syncNow',
    answer(['ownPage', 'panel'], nothingSchema, () => {
      void resumeChanges();
      void syncAllAccounts(true).then(considerNewReturns);
      return Promise.resolve(null);
    }),
  );
}
