import type { z } from 'zod';
import { browser } from 'wxt/browser';
import { connectAccount, disconnectAccount, listAccounts } from '@/lib/background/accounts';
import { freshenOrders } from '@/lib/background/freshen';
import { findOrders } from '@/lib/background/orders';
import { tierOf, type Sender, type Tier } from '@/lib/background/sender';
import { syncAccount, syncAllAccounts } from '@/lib/background/sync/run';
import { toFailure } from '@/lib/errors';
import { findCandidates } from '@/lib/match/candidates';
import { accountIdSchema, connectSchema, nothingSchema, ticketSeenSchema, type Reply } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketOfTab } from '@/lib/ticket';

/** One handler a message: who may send it, what it must hold, and what is done. Registered synchronously. */
export function registerHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async ({ visit, lines }, tabId) => {
      await ticketOfTab(tabId).write({
        visit,
        stage: lines ? 'read' : 'reading',
        candidates: lines ? findCandidates(lines) : [],
      });
      return null;
    }),
  );

  onMessage(
    'ticketLeft',
    answer(['ticketPage'], nothingSchema, async (_, tabId) => {
      await ticketOfTab(tabId).remove();
      return null;
    }),
  );

  onMessage(
    'findOrders',
    answer(['panel'], nothingSchema, async (_, tabId) => {
      const ticket = await ticketOfTab(tabId).read();
      const candidates = ticket?.candidates ?? [];
      const matches = await findOrders(candidates);
      freshenOrders(
        matches.map(({ order }) => order),
        Date.now(),
      );
      return {
        isRead: ticket?.stage === 'read',
        candidates,
        matches,
        accounts: await listAccounts(),
      };
    }),
  );

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
      void syncAllAccounts(true);
      return Promise.resolve(null);
    }),
  );
}

/**
 * A handler that checks sender and message before anything is done, and answers with the value or with a failure
 * of the closed list. The message library checks types only, never values.
 */
function answer<Message, Value>(
  tiers: readonly Tier[],
  schema: z.ZodType<Message>,
  act: (message: Message, tabId: number) => Promise<Value>,
) {
  return async ({ data, sender }: { data: unknown; sender: Sender }): Promise<Reply<Value>> => {
    if (!isAllowed(sender, tiers)) throw new Error('not from here');
    try {
      return { ok: true, value: await act(schema.parse(data), sender.tab?.id ?? -1) };
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown) };
    }
  };
}

function isAllowed(sender: Sender, tiers: readonly Tier[]): boolean {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) };
  const tier = tierOf(sender, own);
  return tier !== undefined && tiers.includes(tier);
}
