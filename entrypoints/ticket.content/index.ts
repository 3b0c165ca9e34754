import { defineContentScript } from '#imports';
import { sendMessage } from '@/lib/messaging';
import type { PanelNews } from '@/lib/panel-news';
import { isResponsoApp } from '@/lib/sites/responso/urls';
import { createOrderPanelFrame } from './order-panel-frame';
import { takeLabels } from './take-labels';
import { watchTicket } from './watch-ticket';

/** Responso: follows the ticket on the page, tells the background what stands there, mounts the order panel, and attaches labels. */
export default defineContentScript({
  matches: ['https://*.responso.com/*'],
  excludeMatches: ['https://responso.com/*', 'https://www.responso.com/*', 'https://docs.responso.com/*'],
  runAt: 'document_end',
  main(ctx) {
    if (!isResponsoApp(new URL(location.href))) return;
    const panel = createOrderPanelFrame(ctx);
    ctx.onInvalidated(panel.sayReload);

    /** Tells the background; afterwards, unless it is gone for good (then the panel says so), tells the panel. */
    const report = async (message: Promise<unknown>, news?: PanelNews) => {
      try {
        await message;
        if (news) panel.tell(news);
      } catch (thrown) {
        if (ctx.isValid) console.warn('Sidecar: the background did not answer', thrown);
      }
    };

    const visitNow = watchTicket(ctx, {
      isOurs: panel.isOurs,
      onVisit: (visit, key) => {
        panel.tell('visit');
        void report(sendMessage('ticketSeen', { visit, key, lines: null }));
      },
      onDrawing: panel.show,
      onRead: (visit, key, { isTicket, lines }) => {
        if (isTicket) {
          void report(sendMessage('ticketSeen', { visit, key, lines }), 'read');
          panel.show();
        } else {
          void report(sendMessage('ticketLeft'));
          panel.hide();
        }
      },
      onSettled: panel.settle,
    });
    ctx.onInvalidated(takeLabels(visitNow));
  },
});
