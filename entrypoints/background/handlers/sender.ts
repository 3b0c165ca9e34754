import { isBasePanel } from '@/lib/sites/base/base-urls';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';

/** Who may have sent a message: our content scripts, our panels in somebody's page, our own pages. */
export type Tier = 'ticketPage' | 'basePage' | 'panel' | 'inboxPanel' | 'ownPage';

/** What a browser says of a sender. Its origin cannot be spoofed by a page; the message can. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/**
 * The key that our content script has given to its frame, at the end of the frame's address: no page can read it there
 * (tried in Chromium 156 and Firefox 153, 2026-11). Empty where there is none.
 */
export function keyOf({ url }: Sender): string {
  return URL.parse(url ?? '')?.hash.slice(1) ?? '';
}

/**
 * The tier of a sender, or undefined when it is nobody we know.
 *
 * @param own our extension's id and origin
 */
export function tierOf(sender: Sender, own: { id: string; origin: string }): Tier | undefined {
  if (sender.id !== own.id || sender.url === undefined) return undefined;
  const url = URL.parse(sender.url);
  if (!url) return undefined;
  // Written out: `URL.origin` is 'null' for the schemes of extensions in some engines.
  const addressOrigin = `${url.protocol}//${url.host}`;
  // Firefox names no origin for some senders: then the address, which is the browser's word too, stands for it.
  const origin = sender.origin ?? addressOrigin;
  if (origin !== addressOrigin) return undefined;
  if (origin === own.origin) {
    const isFramed = sender.frameId !== undefined && sender.frameId !== 0;
    if (url.pathname === '/order-panel.html') return isFramed && isInTicket(sender) ? 'panel' : undefined;
    if (url.pathname === '/inbox-panel.html') return isFramed && isInBase(sender) ? 'inboxPanel' : undefined;
    return isFramed ? undefined : 'ownPage';
  }
  if (sender.frameId !== 0 || sender.tab?.id === undefined) return undefined;
  if (isBasePanel(url)) return 'basePage';
  return isResponsoApp(url) ? 'ticketPage' : undefined;
}

/** True when the tab that a frame of ours stands in shows the helpdesk: one that has left it has no panel any more. */
function isInTicket({ tab }: Sender): boolean {
  const url = URL.parse(tab?.url ?? '');
  return url !== null && isResponsoApp(url);
}

/** True when the tab that a frame of ours stands in shows the Base panel. */
function isInBase({ tab }: Sender): boolean {
  const url = URL.parse(tab?.url ?? '');
  return url !== null && isBasePanel(url);
}
