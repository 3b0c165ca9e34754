import { browser } from 'wxt/browser';
import { connectAccount, disconnectAccount, listAccounts } from '@/lib/background/accounts';
import { goOnWithAll } from '@/lib/background/run-changes';
import { syncAccount, syncAllAccounts } from '@/lib/background/sync/run';
import { accountIdSchema, connectSchema, nothingSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { answer } from './answer';

/** Accounts and their sync: for our own top-level pages, and the little of it that a panel may ask. */
export function registerAccountHandlers(): void {
  onMessage(
    'openOptions',
    answer(['panel', 'ownPage'], nothingSchema, async () => {
      await browser.runtime.openOptionsPage();
      return null;
    }),
  );

  onMessage('listAccounts', answer(['ownPage'], nothingSchema, listAccounts));

  onMessage(
    'connectAccount',
    answer(['ownPage'], connectSchema, async (asked) => {
      const account = await connectAccount(asked);
      void syncAccount(account.id);
      return account;
    }),
  );

  onMessage(
    'disconnectAccount',
    answer(['ownPage'], accountIdSchema, async ({ accountId }) => {
      await disconnectAccount(accountId);
      return null;
    }),
  );

  onMessage(
    'syncNow',
    answer(['ownPage', 'panel'], nothingSchema, () => {
      void goOnWithAll();
      void syncAllAccounts(true);
      return Promise.resolve(null);
    }),
  );
}
