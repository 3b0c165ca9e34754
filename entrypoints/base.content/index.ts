import { defineContentScript } from '#imports';
import { browser } from 'wxt/browser';
import { loadLanguage, watchLanguage } from '@/lib/text/i18n';
import type { InboxOffer } from '@/lib/model/inbox-look';
import { onMessage, sendMessage } from '@/lib/messages/messaging';
import { isBasePanel, orderIdOfAddress } from '@/lib/sites/base/base-urls';
import { createInboxOverlay } from './inbox-overlay';
import { createMenuEntry } from './menu-entry';
import { createOrderInbox } from './order-inbox';
import { watchPanel } from './watch-panel';

/** Content script of the Base panel: adds the inbox entry, and an order's inbox on the order's page. */
export default defineContentScript({
  matches: ['https://*.baselinker.com/*', 'https://panel.base.com/*'],
  runAt: 'document_end',
  async main(ctx) {
    // The panel opens some of its own pages in frames (base-panel.md §11).
    if (window.top !== window.self || !isBasePanel(new URL(location.href))) return;
    await loadLanguage();
    let offer: InboxOffer = { menuEntry: false, orderPage: false };
    let isFrameOpen = false;

    /** The background allows the frame to load the helpdesk only while there is an inbox. */
    const onChange = () => {
      entry.showState(overlay.isOpen());
      const isOpen = overlay.isOpen() || orderInbox.isOpen();
      if (isOpen === isFrameOpen) return;
      isFrameOpen = isOpen;
      void report(sendMessage(isOpen ? 'inboxOpened' : 'inboxClosed'));
    };
    const overlay = createInboxOverlay(ctx, onChange);
    const entry = createMenuEntry(() => {
      if (overlay.isOpen()) overlay.close();
      else overlay.open('whole', { withFocus: true });
    });
    const orderInbox = createOrderInbox(ctx, {
      onChange,
      onPress: () => {
        overlay.open('order', { withFocus: true });
      },
    });

    const report = async <T>(message: Promise<T>): Promise<T | undefined> => {
      try {
        return await message;
      } catch (thrown) {
        if (ctx.isValid) console.warn('Sidecar: the background did not answer', thrown);
        return undefined;
      }
    };

    const settle = () => {
      entry.settle(offer.menuEntry);
      orderInbox.settle(offer.orderPage);
      overlay.settle();
    };

    const askForOffer = async (orderId: string) => {
      const reply = await report(sendMessage('panelSeen', { orderId }));
      if (!reply?.ok || orderId !== orderIdOfAddress(new URL(location.href))) return;
      offer = reply.value;
      orderInbox.noteKnown();
      if (!offer.menuEntry && !offer.orderPage) overlay.close();
      settle();
    };

    ctx.onInvalidated(() => {
      entry.settle(false);
    });
    ctx.onInvalidated(
      watchLanguage(() => {
        orderInbox.relabel();
        overlay.settle();
      }),
    );
    let isShown = true;
    onMessage('isInboxOpen', () => isShown && isFrameOpen);
    ctx.addEventListener(window, 'pagehide', () => {
      isShown = false;
      if (isFrameOpen) void report(sendMessage('inboxClosed'));
    });
    ctx.addEventListener(window, 'pageshow', ({ persisted }) => {
      isShown = true;
      // The page was restored from the back/forward cache with its frames.
      if (persisted && isFrameOpen) void report(sendMessage('inboxOpened'));
    });
    browser.storage.local.onChanged.addListener((changes) => {
      if ('settings' in changes && ctx.isValid) void askForOffer(orderIdOfAddress(new URL(location.href)));
    });

    let isFirst = true;
    watchPanel(ctx, {
      isOurs: (element) => [overlay, entry, orderInbox].some(({ isOurs }) => isOurs(element)),
      onOrder: (orderId) => {
        orderInbox.follow(orderId);
        void askForOffer(orderId).then(() => {
          if (isFirst && offer.menuEntry && overlay.wasOpen()) overlay.open('whole', { withFocus: false });
          isFirst = false;
        });
      },
      onAddress: overlay.close,
      onRedraw: entry.restore,
      onSettled: settle,
    });
  },
});
