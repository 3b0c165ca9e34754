import { browser } from 'wxt/browser';
import { allowFrame, allowedTabs, noTab } from '@/lib/background/inbox/frame-access';
import { inboxHost, notePanelHost, readLook, readOffer } from '@/lib/background/inbox/read-inbox';
import { isMirroring, mirrorSession } from '@/lib/background/inbox/inbox-session';
import { orderOfTab } from '@/lib/stored/base-tab';
import { inboxViewSchema, panelSeenSchema, readInboxSchema } from '@/lib/messages/inbox-messages';
import { nothingSchema } from '@/lib/messages/reply';
import { onMessage } from '@/lib/messages/messaging';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { followHelpdesk, isInboxOpen, settleInboxFrames } from '@/lib/background/inbox/inbox-frames';
import { answer } from './answer';

/**
 * The running opening of each tab's inbox. An inbox asks what to show as soon as it is drawn, and must wait until its
 * frame may load the helpdesk.
 */
const opening = new Map<number, Promise<void>>();

async function openFrame(tabId: number): Promise<void> {
  await allowFrame(tabId, inboxHost((await keptSettings.read()).inbox));
  await mirrorSession();
}

/** Messages of the helpdesk's inbox inside Base and in the side panel. */
export function registerInboxHandlers(): void {
  onMessage(
    'panelSeen',
    answer(['basePage'], panelSeenSchema, async ({ orderId }, tabId, { url }) => {
      await orderOfTab(tabId).write(orderId);
      if (orderId && url) await notePanelHost(orderId, new URL(url).host);
      return readOffer();
    }),
  );

  onMessage(
    'inboxOpened',
    answer(['basePage', 'ownPage'], nothingSchema, async (_, tabId) => {
      const opened = openFrame(tabId);
      opening.set(tabId, opened);
      await opened.finally(() => opening.delete(tabId));
      return null;
    }),
  );

  onMessage(
    'inboxClosed',
    answer(['basePage', 'ownPage'], nothingSchema, async () => {
      // Asks the tabs which inboxes are open instead of trusting the message: it may arrive after the next page has
      // opened its own inbox, and all side panels count as one place.
      await settleInboxFrames();
      return null;
    }),
  );

  onMessage(
    'readInbox',
    answer(['inboxPanel', 'ownPage'], readInboxSchema, async ({ view, isAgain }, tabId) => {
      await opening.get(tabId);
      await followHelpdesk();
      const isMissing = !(await allowedTabs()).includes(tabId);
      if ((isAgain || isMissing) && (await isInboxOpen(tabId))) await openFrame(tabId);
      return {
        ...(await readLook(view === 'order' ? await orderOfTab(tabId).read() : '')),
        isAllowed: (await allowedTabs()).includes(tabId),
        isMirrored: await isMirroring(),
        canOpenSidePanel: 'sidePanel' in browser && tabId !== noTab,
      };
    }),
  );

  onMessage(
    'settleInboxSession',
    answer(['ownPage'], nothingSchema, async () => {
      await mirrorSession();
      return null;
    }),
  );

  onMessage(
    'openInboxWindow',
    answer(['inboxPanel', 'ownPage'], inboxViewSchema, async ({ view }, tabId) => {
      const { home, queries } = await readLook(view === 'order' ? await orderOfTab(tabId).read() : '');
      await browser.windows.create({
        type: 'popup',
        url: queries[0]?.address || home,
        width: 1100,
        height: 800,
      });
      return null;
    }),
  );

  onMessage(
    'openSidePanel',
    // Nothing is awaited before: the browser opens the side panel only directly after the click.
    answer(['inboxPanel'], nothingSchema, async (_, tabId) => {
      await browser.sidePanel.open({ tabId });
      return null;
    }),
  );
}
