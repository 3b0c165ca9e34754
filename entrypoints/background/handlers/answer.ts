import type * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { createTurns } from '@/lib/async/in-turn';
import { keyOf, tierOf, type Sender, type Tier } from './sender';
import { isPanelKey } from './panel-keys';
import { usableHelpdesks } from '@/lib/background/helpdesks/usable-helpdesks';
import { toFailure } from '@/lib/model/failure';
import type { Reply } from '@/lib/messages/reply';
import { isHelpdeskPage } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { noteUnexpected } from '@/lib/stored/unexpected-answers';

const inTurn = createTurns();

/**
 * Creates a message handler. It checks the sender and the message first, and answers with a value or with a failure of
 * the closed list. The message library checks types only, never values.
 */
export function answer<Message, Value>(
  tiers: readonly Tier[],
  schema: z.ZodMiniType<Message>,
  act: (message: Message, tabId: number, sender: Sender) => Promise<Value>,
) {
  return async ({ data, sender }: { data: unknown; sender: Sender }): Promise<Reply<Value>> => {
    // Awaited for added helpdesks only: what needs the user's gesture (the side panel in Chrome) must begin at once.
    const tier = tierOfSender(sender, isResponsoApp) ?? (await tierAtAdded(sender));
    if (tier === undefined || !tiers.includes(tier)) throw new Error('not from here');
    // A page may frame the panel's file, but has no key. Awaited for a panel only, for the same reason.
    if (tier === 'panel' && !(await isPanelKey(sender.tab?.id ?? -1, keyOf(sender))))
      throw new Error('not from here');
    try {
      return { ok: true, value: await act(schema.parse(data), sender.tab?.id ?? -1, sender) };
    } catch (thrown) {
      const failure = toFailure(thrown);
      // Saving the report fails if the disk is full; the failure itself already says so.
      if (failure.kind === 'unexpectedAnswer') await note(failure.report).catch(() => undefined);
      return { ok: false, failure };
    }
  };
}

/** For messages without a result: null once the work is done. */
export async function done(act: Promise<unknown>): Promise<null> {
  await act;
  return null;
}

/** Stores the reports one after the other: a panel sends several messages at once, and no report may be lost. */
function note(report: string): Promise<void> {
  return inTurn(() => noteUnexpected(report));
}

/** @param isHelpdesk as in `tierOf` */
function tierOfSender(sender: Sender, isHelpdesk: (url: URL) => boolean): Tier | undefined {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) };
  return tierOf(sender, own, isHelpdesk);
}

/** The tier of a sender on a helpdesk that the user has added, and that the browser allows now. */
async function tierAtAdded(sender: Sender): Promise<Tier | undefined> {
  // Most senders could not be one, whatever the list says. So it is not read for them.
  if (tierOfSender(sender, () => true) === undefined) return undefined;
  const hosts = await usableHelpdesks();
  return tierOfSender(sender, (url) => isHelpdeskPage(url, hosts));
}
