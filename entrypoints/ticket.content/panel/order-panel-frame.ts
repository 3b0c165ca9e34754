import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findReplyArea } from '@/lib/sites/responso/reply/find-reply-area';
import { ownOrigin } from '@/lib/extension/own-origin';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { isFirefox } from '@/lib/extension/is-firefox';
import { createReloadNote } from '@/lib/dom/reload-note';
import type { ElementPath } from '@/lib/model/taught-field';
import { blockUnseenPresses } from './block-unseen-presses';
import { createPanelLayout } from './panel-layout';
import { createPanelMount } from './panel-mount';
import { usualPlace, writePanelPlace, type PanelPlace } from './panel-place';
import { createPanelProtocol } from './panel-protocol';
import { createPanelShell } from './panel-shell';
import { withToggled, type PanelVisibility } from './panel-visibility';
import { createSteadyHeight } from './steady-height';
import { watchTheme } from './watch-theme';

/** The order panel on a page of the helpdesk. */
export interface OrderPanelFrame {
  /** True for the panel's own element, which readers and observers leave out. */
  isOurs: (element: Element) => boolean;
  show: () => void;
  hide: () => void;
  /** Puts the panel back at its place after the page has redrawn itself. */
  settle: () => void;
  /** Shows the texts of a newly chosen language. */
  relabel: () => void;
  /** The page shows another ticket: the panel's content is outdated. */
  beginVisit: (visit: string) => void;
  /** The background has the content of this view's ticket. */
  sayRead: (visit: string) => void;
  /** Folds or unfolds the panel. */
  toggle: () => void;
  /** Replaces the panel by a note that this page must be reloaded. */
  sayReload: () => void;
  /** Removes the panel from the page: a newer content script shows its own. */
  remove: () => void;
}

/**
 * Creates the panel: a page of Sidecar's own origin in an iframe, so that the helpdesk can neither read the orders nor
 * press the buttons. It is mounted once and kept during in-app navigation: in the page's right column if one is found,
 * else docked at an edge of the window. It never covers the reply box, and other parts of the page only if the agent
 * opened it there: if there is no room, it folds itself.
 *
 * @param key tells the background that this panel was not framed by the page itself; no page can read it
 * @param place where the agent left the panel
 * @param taughtColumn returns the custom selector of its column
 * @param isDockWanted returns whether the user wants it at the edge of the window on every page
 */
export function createOrderPanelFrame(
  ctx: ContentScriptContext,
  key: string,
  place: PanelPlace,
  taughtColumn: () => ElementPath | undefined,
  isDockWanted: () => boolean,
): OrderPanelFrame {
  const address = browser.runtime.getURL('/order-panel.html');
  const page = document.documentElement;
  const reloadNote = createReloadNote();
  const steady = createSteadyHeight(() => draw(), ctx.setTimeout.bind(ctx));

  let visibility: PanelVisibility = { isShown: false, isFolded: place.isFolded, isOpenedOver: false };
  let isDark = false;
  let composer: Element | undefined;

  const shell = createPanelShell(`${address}#${key}`, {
    onFold: () => toggle(),
    onSide: (side) => {
      if (side === place.side) return;
      place.side = side;
      layout.askAgain();
      draw();
    },
    onSize: (size) => {
      if (isDocked()) place.width = size ?? usualPlace.width;
      else place.height = size;
      draw();
    },
    onDone: () => {
      draw(true);
      keepPlace();
    },
  });
  const { host, frame } = shell;
  const layout = createPanelLayout(shell);
  const mount = createPanelMount(ctx, host, taughtColumn, isDockWanted, settle);
  const protocol = createPanelProtocol(ctx, frame, ownOrigin(), steady.say);

  if (isFirefox) blockUnseenPresses(host, frame, protocol.sayRefused);

  const isDocked = () => mount.home() === page;
  const behind = () => (isDocked() ? (composer ?? document.body) : mount.home());

  function toggle() {
    visibility = withToggled(visibility, isDocked() && layout.isOver());
    place.isFolded = visibility.isFolded;
    draw(true);
    keepPlace();
  }

  const keepPlace = () => {
    writePanelPlace(place).catch((thrown: unknown) => {
      if (ctx.isValid) console.warn('Sidecar: the panel’s place was not kept', thrown);
    });
  };

  const draw = (isChanged = false) => {
    if (!host.isConnected) return;
    isDark = isDarkBehind(behind());
    // If there is room beside the page now, "opened over the page" no longer applies.
    if (visibility.isOpenedOver && !(isDocked() && layout.isOver()))
      visibility = { ...visibility, isOpenedOver: false };
    const contentHeight = steady.now();
    layout.draw({ place, visibility, isDark, contentHeight, home: mount.home(), composer }, isChanged);
  };

  const theme = watchTheme(ctx, () => {
    if (isDarkBehind(behind()) !== isDark) draw();
  });
  const drawSoon = createCoalesced(ctx, () => draw());
  const sizes = new ResizeObserver(drawSoon);
  ctx.onInvalidated(() => sizes.disconnect());
  ctx.addEventListener(window, 'resize', () => {
    layout.askAgain();
    // First adapts the dock's width: beside a dock too wide for the new window, no reply box is found.
    draw();
    settle();
  });
  // The reply box may scroll under a dock for which the page leaves no room.
  ctx.addEventListener(
    document,
    'scroll',
    () => {
      if (visibility.isShown && isDocked()) drawSoon();
    },
    { capture: true, passive: true },
  );

  function settle() {
    if (!visibility.isShown) return;
    const found = findComposer(document);
    if (found !== composer) {
      sizes.disconnect();
      if (found) sizes.observe(findReplyArea(found));
      composer = found;
    }
    if (mount.settle(composer)) steady.release();
    theme.follow(behind());
    draw(true);
  }

  return {
    isOurs: (element) => element === host,
    show: () => {
      visibility = { ...visibility, isShown: true };
      settle();
    },
    hide: () => {
      visibility = { ...visibility, isShown: false };
      draw();
    },
    settle,
    relabel: () => {
      shell.relabel();
      draw();
    },
    toggle: () => {
      if (visibility.isShown) toggle();
    },
    beginVisit: (visit) => {
      steady.hold();
      mount.beginVisit();
      layout.beginVisit();
      protocol.beginVisit(visit);
    },
    sayRead: (visit) => {
      if (protocol.sayRead(visit)) steady.release();
    },
    sayReload: () => {
      // Show it on a list too: opening a ticket would not show it any more.
      visibility = { isShown: true, isFolded: false, isOpenedOver: true };
      // Dock it: it would not return any more after its column is redrawn.
      mount.dock();
      draw();
      shell.replace(reloadNote);
    },
    remove: () => {
      mount.leave();
      layout.leave();
    },
  };
}

/** Runs `act` once before the next frame is painted, however often it is called. */
function createCoalesced(ctx: ContentScriptContext, act: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    ctx.requestAnimationFrame(() => {
      isAsked = false;
      act();
    });
  };
}
