import { isBasePanel } from '@/lib/sites/base/base-urls';

/** The kinds of senders: content scripts, panels inside another site's page, Sidecar's own pages. */
export type Tier = 'ticketPage' | 'basePage' | 'panel' | 'inboxPanel' | 'ownPage';

/** What the browser reports about a sender. A page can fake a message, but not its origin. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/**
 * The key that the content script put at the end of its frame's URL, where no page can read it (tried in Chromium 156
 * and Firefox 153, 2026-11). '' if there is none.
 */
export function keyOf({ url }: Sender): string {
  return URL.parse(url ?? '')?.hash.slice(1) ?? '';
}

/**
 * The tier of a sender; undefined for an unknown sender.
 *
 * @param own the extension's id and origin
 * @param isHelpdesk true for pages of a helpdesk that Sidecar may read
 */
export function tierOf(
  sender: Sender,
  own: { id: string; origin: string },
  isHelpdesk: (url: URL) => boolean,
): Tier | undefined {
  if (sender.id !== own.id || sender.url === undefined) return undefined;
  const url = URL.parse(sender.url);
  if (!url) return undefined;
  // `URL.origin` is not used: some engines return 'null' for extension URLs.
  const addressOrigin = `${url.protocol}//${url.host}`;
  // Firefox reports no origin for some senders. The URL is reported by the browser too, so it replaces the origin.
  const origin = sender.origin ?? addressOrigin;
  if (origin !== addressOrigin) return undefined;
  if (origin === own.origin) {
    const isFramed = sender.frameId !== undefined && sender.frameId !== 0;
    if (url.pathname === '/order-panel.html')
      return isFramed && isIn(isHelpdesk, sender) ? 'panel' : undefined;
    if (url.pathname === '/inbox-panel.html')
      return isFramed && isIn(isBasePanel, sender) ? 'inboxPanel' : undefined;
    return isFramed ? undefined : 'ownPage';
  }
  if (sender.frameId !== 0 || sender.tab?.id === undefined) return undefined;
  if (isBasePanel(url)) return 'basePage';
  return isHelpdesk(url) ? 'ticketPage' : undefined;
}

/** True if the tab of a frame shows this site. A tab that has left it has no panel any more. */
function isIn(isSite: (url: URL) => boolean, { tab }: Sender): boolean {
  const url = URL.parse(tab?.url ?? '');
  return url !== null && isSite(url);
}
