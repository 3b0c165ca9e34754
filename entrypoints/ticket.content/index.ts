import { defineContentScript } from '#imports';
import { sendMessage } from '@/lib/messaging';
import { isResponsoApp } from '@/lib/sites/responso/urls';
import { createOrderPanelFrame } from './order-panel-frame';
import { watchTicket } from './watch-ticket';

/** Responso: follows the ticket on the page, tells the background what stands there, and mounts the order panel. */
export default defineContentScript({
  matches: ['https://*.responso.com/*'],
  excludeMatches: ['https://responso.com/*', 'https://www.responso.com/*', 'https://docs.responso.com/*'],
  runAt: 'document_end',
  main(ctx) {
    if (!isResponsoApp(new URL(location.href))) return;
    const panel = createOrderPanelFrame(ctx);
    ctx.onInvalidated(panel.sayReload);

    /** The background may be gone for good (an update): then the context is invalidated and the panel says so. */
    const tell = (message: Promise<unknown>) => {
      message.catch((thrown: unknown) => {
        if (ctx.isValid) console.warn('Sidecar: the background did not answer', thrown);
      });
    };

    watchTicket(ctx, {
      isOurs: panel.isOurs,
      onVisit: (visit) => {
        tell(sendMessage('ticketSeen', { visit, lines: null }));
      },
      onRead: (visit, { isTicket, lines }) => {
        if (isTicket) {
          tell(sendMessage('ticketSeen', { visit, lines }));
          panel.show();
        } else {
          tell(sendMessage('ticketLeft'));
          panel.hide();
        }
      },
      onSettled: panel.settle,
    });
  },
});
