import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/text/i18n';
import type { InboxEvent } from '@/lib/messages/inbox-events';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { createReloadNote } from '@/lib/dom/reload-note';

type Style = Record<string, string>;

/** A Sidecar inbox on the page: a page of Sidecar in an iframe, in a closed shadow root, like the order panel. */
export interface InboxFrame {
  element: HTMLElement;
  /** Positions the frame. Its theme follows the page behind it. */
  draw: (outer: Style, inner: Style) => void;
  tell: (event: InboxEvent) => void;
  focus: () => void;
  /** Removes the frame and its listeners for good. */
  remove: () => void;
}

/**
 * What an inbox shows (everything, or the order of this page) and where it is: over the page, or in it beside the
 * order's card.
 */
export interface InboxPlace {
  view: 'whole' | 'order';
  place: 'over' | 'card';
}

/**
 * @param hear called with a message of the inbox page: a wish to close, or its preferred height (CSS pixels). Any
 *   script on the page could send these messages; they have no other effect.
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
    // Only as large as the note, so that the panel beneath stays usable.
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
