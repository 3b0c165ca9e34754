import type { Reply } from '@/lib/messages/reply';
import { tellBackground } from './ticket/tell-background';
import { defineContentScript } from '#imports';
import { loadLanguage, watchLanguage } from '@/lib/text/i18n';
import { onMessage, sendMessage } from '@/lib/messages/messaging';
import { followDockWanted } from '@/lib/dom/dock-wanted';
import { followTaught } from '@/lib/dom/taught-here';
import { isExtensionGone } from '@/lib/extension/is-extension-gone';
import { isHelpdeskHost } from '@/lib/sites/helpdesk/helpdesk-address';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { restsAfter } from '@/lib/model/ticket-rest';
import { answerOptions } from './answer-options';
import { createOrderPanelFrame } from './panel/order-panel-frame';
import { readPanelPlace } from './panel/panel-place';
import { createPicker } from './picker/picker';
import { takeDocuments } from './document/take-documents';
import { takeTexts } from './reply/take-texts';
import { watchTicket } from './ticket/watch-ticket';

/**
 * Content script of Responso and, registered by the background, of helpdesks that the user has added: follows the ticket
 * on the page, reports it to the background, mounts the order panel, attaches labels and invoices, and inserts texts.
 */
export default defineContentScript({
  matches: ['https://*.responso.com/*'],
  excludeMatches: ['https://responso.com/*', 'https://www.responso.com/*', 'https://docs.responso.com/*'],
  runAt: 'document_end',
  async main(ctx) {
    const isResponso = isResponsoApp(new URL(location.href));
    // A match pattern names no port, and no part of Responso that is not the app.
    if (!isResponso && !isHelpdeskHost(location.host)) return;
    await loadLanguage();
    const taught = await followTaught();
    ctx.onInvalidated(taught.stop);
    const dock = await followDockWanted(() => {
      panel.settle();
    });
    ctx.onInvalidated(dock.stop);
    const panelKey = crypto.randomUUID();
    const panel = createOrderPanelFrame(
      ctx,
      panelKey,
      await readPanelPlace(),
      () => taught.now().column,
      dock.now,
    );
    const picker = createPicker(ctx, panel.isOurs, taught.now);
    ctx.onInvalidated(() => {
      // Without an id the extension was removed from this page. With an id a newer content script has replaced this
      // one.
      if (isExtensionGone()) panel.sayReload();
      else panel.remove();
    });

    /** The last reading of the page; undefined: no ticket. */
    let latest: object | undefined;

    /**
     * Reports to the background, then calls `onHeard`. If the background is gone for good, the panel says so instead.
     */
    const report = async (tell: () => Promise<Reply<null>>, isNews: () => boolean, onHeard?: () => void) => {
      try {
        const later = (act: () => void, wait: number) => void ctx.setTimeout(act, wait);
        await tellBackground({ tell, isNews, later }, onHeard);
      } catch (thrown) {
        if (ctx.isValid) console.warn('Sidecar: the background did not answer', thrown);
      }
    };

    const sayMounted = () =>
      void report(
        () => sendMessage('panelMounted', { key: panelKey }),
        () => true,
      );
    sayMounted();
    // The page may be restored from the back/forward cache: another page's panel has used this tab since.
    ctx.addEventListener(window, 'pageshow', ({ persisted }) => {
      if (persisted) sayMounted();
    });
    const watched = watchTicket(ctx, {
      isOurs: picker.isOurs,
      taught: taught.now,
      isMixedHost: !isResponso,
      onVisit: (visit, key) => {
        panel.beginVisit(visit);
        // Not retried: the reading of the ticket follows soon.
        const isNews = () => false;
        void report(() => sendMessage('ticketSeen', { visit, key, lines: null }), isNews);
      },
      onDrawing: panel.show,
      onRead: (visit, key, read) => {
        const { isTicket, lines, shopLines, noteLines, taught: said, agentAddresses, kind, hint } = read;
        const isUnread = hint === 'unreadable';
        if (isTicket || isUnread) {
          const subject = read.subject.slice(0, 300);
          const address = location.href.slice(0, 2_000);
          const about = { subject, address, kind, agentAddresses };
          const page = { visit, key, lines, shopLines, noteLines, isUnread, taught: said, ...about };
          const isNews = () => watched.visitNow() === visit && page === latest;
          latest = page;
          void report(
            () => sendMessage('ticketSeen', page),
            isNews,
            () => {
              panel.sayRead(visit);
              // Rules act only on a ticket that is still shown.
              ctx.setTimeout(() => {
                if (watched.visitNow() === visit)
                  void report(() => sendMessage('ticketRests', { visit }), isNews);
              }, restsAfter + 100);
            },
          );
          panel.show();
        } else {
          latest = undefined;
          void report(
            () => sendMessage('ticketLeft'),
            () => latest === undefined,
          );
          panel.hide();
        }
      },
      onSettled: panel.settle,
    });
    taught.onChange(watched.readAnew);
    ctx.onInvalidated(watchLanguage(panel.relabel));
    ctx.onInvalidated(takeDocuments(watched.visitNow, () => taught.now().attachment, picker.isOurs));
    ctx.onInvalidated(takeTexts(watched.visitNow, picker.isOurs));
    ctx.onInvalidated(answerOptions({ picker, taught: taught.now, isMixedHost: !isResponso }));
    ctx.onInvalidated(onMessage('togglePanel', panel.toggle));
    ctx.onInvalidated(
      onMessage('helpdesksChanged', ({ data: { hosts } }) => {
        // The user has removed this helpdesk, or withdrawn the browser's permission.
        if (!isResponso && !hosts.includes(location.hostname)) ctx.notifyInvalidated();
      }),
    );
  },
});
