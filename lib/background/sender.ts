import { isResponsoApp } from '../sites/responso/urls';

/** Who may have sent a message (architecture: three tiers). */
export type Tier = 'ticketPage' | 'panel' | 'ownPage';

/** What a browser says of a sender. Its origin cannot be spoofed by a page; the message can. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** Our pages that live in a frame of someone else's page. */
const panels = ['/order-panel.html'];

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
    if (panels.includes(url.pathname)) return 'panel';
    return sender.frameId === undefined || sender.frameId === 0 ? 'ownPage' : undefined;
  }
  const isTicketPage = isResponsoApp(url) && sender.frameId === 0;
  return isTicketPage && sender.tab?.id !== undefined ? 'ticketPage' : undefined;
}
