import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { t } from '@/lib/i18n';
import { findComposer } from '@/lib/sites/responso/find-composer';
import { findRightColumn } from '@/lib/sites/responso/find-right-column';

const dockWidth = 348;
/** An app that redraws its column removes what it does not know. After this many removals the panel docks. */
const mostRemovals = 3;

/** The order panel on a page of the helpdesk. */
export interface OrderPanelFrame {
  /** True for the panel's own element: readers and observers leave it out. */
  isOurs: (element: Element) => boolean;
  show: () => void;
  hide: () => void;
  /** Puts the panel back where it belongs after the page has redrawn itself. */
  settle: () => void;
  /** Says, in the panel's place, that this page must be reloaded. */
  sayReload: () => void;
}

/**
 * Makes the panel: a page of our own origin in an iframe, so that the helpdesk can neither read the orders nor
 * press the buttons, in a closed shadow root, so that its styles stay out. It is mounted once and kept through
 * in-app navigation.
 */
export function createOrderPanelFrame(ctx: ContentScriptContext): OrderPanelFrame {
  // Read now: after an update the extension's messages cannot be had any more.
  const reloadText = t('failure.extensionUpdated.text');
  const reloadAction = t('failure.extensionUpdated.action');
  const address = browser.runtime.getURL('/order-panel.html');

  const host = document.createElement('sidecar-orders');
  const root = host.attachShadow({ mode: 'closed' });
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = t('panel.title');
  root.append(frame);

  let isShown = false;
  let removals = 0;

  // The panel says how tall it is; a number is all that is taken from it.
  ctx.addEventListener(window, 'message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === frame.contentWindow && origin === new URL(address).origin && typeof data === 'number') {
      frame.style.setProperty('--height', `${String(Math.min(Math.max(data, 120), 4000))}px`);
    }
  });

  const style = (isDocked: boolean) => {
    const isDark = isDarkBehind(host.parentElement ?? document.body);
    host.style.cssText = isDocked
      ? `all: initial; position: fixed; z-index: 2147483000; inset: 0 0 ${String(dockBottom())}px auto; width: ${String(dockWidth)}px;`
      : 'all: initial; display: block; flex: none; width: 100%; margin: 0 0 12px;';
    frame.style.cssText =
      `all: initial; display: block; box-sizing: border-box; width: 100%; border: 0; color-scheme: ${isDark ? 'dark' : 'light'};
      height: ${isDocked ? '100%' : 'min(var(--height, 320px), max(320px, 72vh))'};`.concat(
        frame.style.getPropertyValue('--height') && ` --height: ${frame.style.getPropertyValue('--height')};`,
      );
    document.documentElement.style.marginInlineEnd = isDocked ? `${String(dockWidth)}px` : '';
  };

  const place = () => {
    const column = removals < mostRemovals ? findRightColumn(document, findComposer(document)) : undefined;
    const isHome = column ? column.contains(host) : host.parentElement === document.documentElement;
    if (!isHome) {
      if (column) column.prepend(host);
      else document.documentElement.append(host);
    }
    style(!host.parentElement || host.parentElement === document.documentElement);
  };

  return {
    isOurs: (element) => element === host,
    show: () => {
      isShown = true;
      place();
    },
    hide: () => {
      isShown = false;
      host.style.setProperty('display', 'none');
      document.documentElement.style.marginInlineEnd = '';
    },
    settle: () => {
      if (!isShown) return;
      if (!host.isConnected) removals += 1;
      place();
    },
    sayReload: () => {
      frame.remove();
      const note = document.createElement('div');
      note.setAttribute('role', 'alert');
      note.style.cssText =
        'font: 13px/1.45 system-ui, sans-serif; color: #8a5a00; background: #fdf3dc; border-radius: 8px; padding: 10px 12px; margin: 8px;';
      const reload = document.createElement('button');
      reload.textContent = reloadAction;
      reload.style.cssText = 'display: block; margin-top: 8px; font: inherit;';
      reload.addEventListener('click', () => {
        location.reload();
      });
      note.append(reloadText, reload);
      root.append(note);
    },
  };
}

/** The dock ends above the reply box when that reaches under it: the agent's own words are never covered. */
function dockBottom(): number {
  const box = findComposer(document)?.getBoundingClientRect();
  const { clientHeight, clientWidth } = document.documentElement;
  if (!box || box.right <= clientWidth + 4 - (document.documentElement.style.marginInlineEnd ? 0 : dockWidth))
    return 0;
  return Math.max(0, Math.min(clientHeight - box.top + 8, clientHeight / 2));
}

/** True when the page behind an element is dark: the first colour that is not transparent decides. */
function isDarkBehind(element: Element): boolean {
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] =
      getComputedStyle(behind)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    // Perceived lightness (ITU-R BT.601), 0 to 255.
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
  return false;
}
