import { browser } from 'wxt/browser';
import {
  changeAccount,
  connectAccount,
  disconnectAccount,
  listAccounts,
  replaceToken,
} from '@/lib/background/accounts';
import { eraseEverything } from '@/lib/background/erase-everything';
import { endInboxSession } from '@/lib/background/inbox-session';
import { goOnWithAll } from '@/lib/background/run-changes';
import { noteProgress } from '@/lib/background/sync/note-progress';
import { syncAccount, syncAllAccounts } from '@/lib/background/sync/run';
import {
  accountIdSchema,
  changeAccountSchema,
  connectSchema,
  nothingSchema,
  replaceTokenSchema,
} from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { considerNewReturns } from '../new-returns';
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
      // One that was connected already may be waiting for long: whoever connects it wants it read now.
      void syncAccount(account.id, true);
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
      if ((await listAccounts()).length === 0) await endInboxSession();
      return null;
    }),
  );

  onMessage(
    'readJournalNote',
    answer(['ownPage'], accountIdSchema, async ({ accountId }) => {
      await noteProgress(accountId, () => ({ isJournalNoteRead: true }));
      return null;
    }),
  );

  onMessage(
    'eraseEverything',
    answer(['ownPage'], nothingSchema, async () => {
      await endInboxSession();
      await eraseEverything();
      return null;
    }),
  );

  onMessage(
    'syncNow',
    answer(['ownPage', 'panel'], nothingSchema, () => {
      void goOnWithAll();
      void syncAllAccounts(true).then(considerNewReturns);
      return Promise.resolve(null);
    }),
  );
}
