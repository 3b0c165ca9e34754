import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findReplyArea } from '@/lib/sites/responso/reply/find-reply-area';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { createReloadNote } from '@/lib/dom/reload-note';
import type { ElementPath } from '@/lib/model/taught-field';
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
  /** True for the panel's own element: readers and observers leave it out. */
  isOurs: (element: Element) => boolean;
  show: () => void;
  hide: () => void;
  /** Puts the panel back where it belongs after the page has redrawn itself. */
  settle: () => void;
  /** Shows the texts of a language that has just been chosen. */
  relabel: () => void;
  /** The page has gone to another ticket: what the panel shows is no longer true. */
  beginVisit: (visit: string) => void;
  /** The background knows what stands on this visit's ticket. */
  sayRead: (visit: string) => void;
  /** Folds the panel, or unfolds it. */
  toggle: () => void;
  /** Says, in the panel's place, that this page must be reloaded. */
  sayReload: () => void;
  /** Takes the panel from the page: a newer script shows its own. */
  remove: () => void;
}

/**
 * Makes the panel: a page of our own origin in an iframe, so that the helpdesk can neither read the orders nor
 * press the buttons. It is mounted once and kept through in-app navigation: in the page's right column if one can be
 * told, else docked at an edge of the window. It never covers the reply box, and nothing else of the page unless the agent
 * has opened it there: where there is no room, it folds itself.
 *
 * @param key by which the background tells this panel from one that the page has framed itself; no page can read it
 * @param place where the agent left it
 * @param taughtColumn where the user has shown that it goes
 * @param isDockWanted whether the user wants it at the edge of the window whatever the page has
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
  const protocol = createPanelProtocol(ctx, frame, new URL(address).origin, steady.say);

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
    // Where there is room beside the page, a panel opened over it says nothing.
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
    // First the dock's own width: beside one too wide for the new window no reply box can be told.
    draw();
    settle();
  });
  // The reply box may scroll under a dock that the page has made no room for.
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
      // Also on a list: nobody shows it any more when a ticket is opened.
      visibility = { isShown: true, isFolded: false, isOpenedOver: true };
      // Nobody puts it back any more when its column is drawn anew.
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

/** However often it is asked for, a thing is done once before the next frame is drawn. */
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
