import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/text/i18n';
import type { InboxEvent } from '@/lib/messages/inbox-events';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { createReloadNote } from '@/lib/dom/reload-note';

type Style = Record<string, string>;

/** An inbox of ours on the page: our own page in an iframe, in a closed shadow root, as the order panel is. */
export interface InboxFrame {
  element: HTMLElement;
  /** Lays the frame out; the theme follows what lies behind it. */
  draw: (outer: Style, inner: Style) => void;
  tell: (event: InboxEvent) => void;
  focus: () => void;
  /** Takes it from the page, with all that listens for it. It does not come back. */
  remove: () => void;
}

/** What an inbox is to show, all of it or the page's order, and where it stands: over the page, or in it by the order's card. */
export interface InboxPlace {
  view: 'whole' | 'order';
  place: 'over' | 'card';
}

/**
 * @param hear what our page says to the page around it: it wishes to be closed, or how tall it would like to be (CSS
 *   pixels). Anybody on the page could say so; nothing more than that can come of it.
 */
export function createInboxFrame(
  ctx: ContentScriptContext,
  { view, place }: InboxPlace,
  hear: (said: 'close' | number) => void,
): InboxFrame {
  const address = browser.runtime.getURL(`/inbox-panel.html?view=${view}&place=${place}`);
  const reloadNote = createReloadNote();
  const element = document.createElement('sidecar-inbox');
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.allow = 'clipboard-write';
  element.attachShadow({ mode: 'closed' }).append(frame);

  const removal = new AbortController();
  const onMessage = ({ source, data }: MessageEvent<unknown>) => {
    if (source === null || source !== frame.contentWindow) return;
    if (data === 'close') hear(data);
    if (typeof data === 'number') hear(Math.min(Math.max(data, 40), 2_000));
  };
  window.addEventListener('message', onMessage, { signal: AbortSignal.any([ctx.signal, removal.signal]) });
  const onInvalidated = () => {
    frame.replaceWith(reloadNote);
    // No larger than the note: the panel beneath can be used.
    Object.assign(element.style, { bottom: 'auto', width: 'fit-content' });
  };
  ctx.signal.addEventListener('abort', onInvalidated, { signal: removal.signal });

  return {
    element,
    draw: (outer, inner) => {
      const isOver = element.parentElement === document.documentElement;
      const isDark = isDarkBehind(isOver ? document.body : element);
      frame.title = t('inbox.title');
      element.style.cssText = 'all: initial';
      Object.assign(element.style, { display: 'block', ...outer });
      frame.style.cssText = 'display: block; box-sizing: border-box; width: 100%';
      Object.assign(frame.style, { colorScheme: isDark ? 'dark' : 'light', ...inner });
    },
    tell: (event) => {
      frame.contentWindow?.postMessage(event, new URL(address).origin);
    },
    focus: () => {
      frame.focus();
    },
    remove: () => {
      removal.abort();
      element.remove();
    },
  };
}
