import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/i18n';
import type { PanelNews } from '@/lib/panel-news';
import { findComposer } from '@/lib/sites/responso/find-composer';
import { findRightColumn } from '@/lib/sites/responso/find-right-column';
import { isDarkBehind } from './is-dark-behind';
import { createReloadNote } from './reload-note';

/** In CSS pixels. */
const dockWidth = 348;
/** An app that redraws its column removes what it does not know. After this many removals the panel docks. */
const mostRemovals = 3;
/** A column may be drawn after the conversation: the panel docks only when none has come by then (ms). */
const columnGrace = 1_200;

/** The order panel on a page of the helpdesk. */
export interface OrderPanelFrame {
  /** True for the panel's own element: readers and observers leave it out. */
  isOurs: (element: Element) => boolean;
  show: () => void;
  hide: () => void;
  /** Puts the panel back where it belongs after the page has redrawn itself. */
  settle: () => void;
  tell: (news: PanelNews) => void;
  /** Says, in the panel's place, that this page must be reloaded. */
  sayReload: () => void;
}

/**
 * Makes the panel: a page of our own origin in an iframe, so that the helpdesk can neither read the orders nor
 * press the buttons, in a closed shadow root, so that its styles stay out. It is mounted once and kept through
 * in-app navigation: in the page's right column if one can be told, else docked at the window's right edge.
 */
export function createOrderPanelFrame(ctx: ContentScriptContext): OrderPanelFrame {
  const address = browser.runtime.getURL('/order-panel.html');
  const page = document.documentElement;
  const reloadNote = createReloadNote();
  const host = document.createElement('sidecar-orders');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = t('panel.title');
  // Chrome lets no frame of another origin write to the clipboard unless the page around it says so.
  frame.allow = 'clipboard-write';
  Object.assign(frame.style, { display: 'block', boxSizing: 'border-box', width: '100%' });
  root.append(frame);

  let isShown = false;
  let shownAt = 0;
  let wasMounted = false;
  let removals = 0;
  /** How tall the panel's content is, CSS pixels. */
  let contentHeight = 320;

  // The panel says how tall it is; a number is all that is taken from it.
  ctx.addEventListener(window, 'message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || typeof data !== 'number') return;
    contentHeight = Math.min(Math.max(data, 120), 4_000);
    if (host.isConnected) draw();
  });

  const isDocked = () => host.parentElement === page;

  const draw = () => {
    const isDark = isDarkBehind(isDocked() ? document.body : host);
    const place = isDocked()
      ? {
          position: 'fixed',
          zIndex: '2147483000',
          inset: `0 0 ${dockBottom()}px auto`,
          width: `${dockWidth}px`,
        }
      : { flex: 'none', width: '100%', margin: '0 0 12px' };
    host.style.cssText = 'all: initial';
    Object.assign(host.style, { display: isShown ? 'block' : 'none', ...place });
    // The panel's theme follows: `prefers-color-scheme` in a frame is the color-scheme of its element.
    const line = `1px solid ${isDark ? '#323843' : '#e2e5eb'}`;
    Object.assign(frame.style, {
      colorScheme: isDark ? 'dark' : 'light',
      height: isDocked() ? '100%' : `min(${contentHeight + 2}px, max(320px, 72vh))`,
      ...(isDocked()
        ? { border: '0', borderLeft: line, borderRadius: '0' }
        : { border: line, borderRadius: '12px' }),
    });
    page.style.marginInlineEnd = isShown && isDocked() ? `${dockWidth}px` : '';
  };

  const place = () => {
    if (!isShown) return;
    const column = removals < mostRemovals ? findRightColumn(document, findComposer(document)) : undefined;
    if (!column && !host.isConnected && performance.now() < shownAt + columnGrace) {
      ctx.setTimeout(place, columnGrace);
      return;
    }
    const isHome = column ? column.contains(host) : isDocked();
    if (!isHome) putFirst(host, column ?? page);
    wasMounted = true;
    draw();
  };

  return {
    isOurs: (element) => element === host,
    show: () => {
      if (!isShown) shownAt = performance.now();
      isShown = true;
      place();
    },
    hide: () => {
      isShown = false;
      if (host.isConnected) draw();
    },
    settle: () => {
      if (isShown && wasMounted && !host.isConnected) removals += 1;
      place();
    },
    tell: (news) => {
      frame.contentWindow?.postMessage(news, new URL(address).origin);
    },
    sayReload: () => {
      frame.replaceWith(reloadNote);
    },
  };
}

/** Moves an element to the front of a place; where the browser can, without reloading the frame that it holds. */
function putFirst(element: Element, place: Element): void {
  if (element.isConnected && 'moveBefore' in place) place.moveBefore(element, place.firstChild);
  else place.prepend(element);
}

/** The dock ends above the reply box when that reaches under it: the agent's own words are never covered. */
function dockBottom(): number {
  const box = findComposer(document)?.getBoundingClientRect();
  const { clientHeight, clientWidth } = document.documentElement;
  if (!box || box.right <= clientWidth - dockWidth + 4) return 0;
  return Math.max(0, Math.min(clientHeight - box.top + 8, clientHeight / 2));
}
