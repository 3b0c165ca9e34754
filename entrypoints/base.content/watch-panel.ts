import type { ContentScriptContext } from '#imports';
import { orderIdOfAddress } from '@/lib/sites/base/base-urls';

/** The panel redraws in several steps. It rests when it has not changed for this long (ms). */
const settled = 150;
/** A panel that never rests is checked at least this often (ms). */
const longestUnrest = 1_000;

interface PanelWatch {
  isOurs: (element: Element) => boolean;
  /** The URL names another order, or none (''). Called at once, before the page shows it. */
  onOrder: (orderId: string) => void;
  /** The URL has changed. */
  onAddress: () => void;
  /** The page has redrawn a part of itself that the browser has not painted yet. */
  onRedraw: () => void;
  /** The page has redrawn a part of itself and rests again. */
  onSettled: () => void;
}

/** Watches the panel, which changes its URL and redraws its content without reloading (base-panel.md §11). */
export function watchPanel(
  ctx: ContentScriptContext,
  { isOurs, onOrder, onAddress, onRedraw, onSettled }: PanelWatch,
): void {
  let orderId: string | undefined;
  let address = location.href;
  let timer: number | undefined;
  let restlessSince: number | undefined;

  const noteAddress = () => {
    const shown = orderIdOfAddress(new URL(location.href));
    if (shown !== orderId) {
      orderId = shown;
      onOrder(shown);
    }
    if (location.href !== address) {
      address = location.href;
      onAddress();
    }
  };

  const settleSoon = () => {
    const now = performance.now();
    restlessSince ??= now;
    clearTimeout(timer);
    timer = ctx.setTimeout(
      () => {
        restlessSince = undefined;
        noteAddress();
        onSettled();
      },
      Math.max(0, Math.min(settled, restlessSince + longestUnrest - now)),
    );
  };

  const observer = new MutationObserver((changes) => {
    onRedraw();
    if (changes.some(({ target }) => !(target instanceof Element && isOurs(target)))) settleSoon();
  });
  ctx.onInvalidated(() => {
    observer.disconnect();
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
  for (const event of ['hashchange', 'popstate', 'resize'] as const) {
    ctx.addEventListener(window, event, () => {
      noteAddress();
      settleSoon();
    });
  }
  ctx.addEventListener(window, 'wxt:locationchange', noteAddress);
  noteAddress();
  settleSoon();
}
