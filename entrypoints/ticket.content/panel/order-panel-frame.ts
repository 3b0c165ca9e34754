import { browser } from 'wxt/browser';
import type { ContentScriptContext } from '#imports';
import type { PanelGreeting, PanelEvent } from '@/lib/messages/panel-events';
import { findComposer } from '@/lib/sites/responso/reply/find-composer';
import { findReplyArea, measureReplyArea } from '@/lib/sites/responso/reply/find-reply-area';
import { isDarkBehind } from '@/lib/dom/is-dark-behind';
import { createReloadNote } from '@/lib/dom/reload-note';
import type { ElementPath } from '@/lib/model/taught-field';
import { fitColumn } from './fit-column';
import { fitWidth, foldedWidth, freeHeight, leastHeight, leastWidth, widestDock } from './fit-dock';
import { createPanelMount } from './panel-mount';
import { usualPlace, writePanelPlace, type PanelPlace } from './panel-place';
import { createPanelShell, type PanelLook } from './panel-shell';
import { createSteadyHeight } from './steady-height';
import { watchTheme } from './watch-theme';

/** Of the panel in a column (CSS pixels). */
const leastColumnHeight = 160;

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
 * told, else docked at an edge of the window. It never covers the reply box: where there is no room, it folds itself.
 *
 * @param place where the agent left it
 * @param taughtColumn where the user has shown that it goes
 * @param isDockWanted whether the user wants it at the edge of the window whatever the page has
 */
export function createOrderPanelFrame(
  ctx: ContentScriptContext,
  place: PanelPlace,
  taughtColumn: () => ElementPath | undefined,
  isDockWanted: () => boolean,
): OrderPanelFrame {
  const address = browser.runtime.getURL('/order-panel.html');
  const page = document.documentElement;
  const reloadNote = createReloadNote();
  const steady = createSteadyHeight(() => draw(), ctx.setTimeout.bind(ctx));

  let visit = '';
  let isShown = false;
  /** Unfolded over the page in a window too narrow for both. Not remembered: in a wider one it says nothing. */
  let isOpenedOver = false;
  let isDark = false;
  let composer: Element | undefined;

  const toggle = () => {
    if (isNarrow()) isOpenedOver = !isOpenedOver;
    else place.isFolded = !place.isFolded;
    draw();
    keepPlace();
  };

  const shell = createPanelShell(address, {
    onFold: toggle,
    onSide: (side) => {
      place.side = side;
      draw();
    },
    onSize: (size) => {
      if (isDocked()) place.width = size ?? usualPlace.width;
      else place.height = size;
      draw();
    },
    onDone: () => {
      keepPlace();
    },
  });
  const { host, frame } = shell;
  const mount = createPanelMount(ctx, host, taughtColumn, isDockWanted, settle);

  const isDocked = () => mount.home() === page;
  const isNarrow = () => isDocked() && widestDock(innerWidth) === undefined;

  const keepPlace = () => {
    writePanelPlace(place).catch((thrown: unknown) => {
      if (ctx.isValid) console.warn('Sidecar: the panel’s place was not kept', thrown);
    });
  };

  const tell = (event: PanelEvent) => {
    frame.contentWindow?.postMessage(event, new URL(address).origin);
  };

  // The panel says that it is there, and how tall it is; nothing else is taken from it.
  ctx.addEventListener(window, 'message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return;
    if (data === ('sidecar:panel' satisfies PanelGreeting)) tell({ event: 'visit', visit });
    // A frame that is folded away has no height.
    if (typeof data === 'number' && frame.clientHeight > 0) steady.say(data);
  });

  const draw = () => {
    if (!host.isConnected) return;
    isDark = isDarkBehind(behind());
    if (!isShown) {
      host.style.cssText = 'display: none';
      leaveFree(0);
    } else if (isDocked()) drawDock();
    else drawInColumn();
  };

  const drawInColumn = () => {
    const { isFlush, radius, margin } = fitColumn(mount.home(), host);
    leaveFree(0);
    host.style.cssText = `all: initial; display: block; flex: none; width: auto; margin: ${margin}; --radius: ${radius}px`;
    const most = Math.max(leastColumnHeight, Math.floor(innerHeight * 0.9));
    const wanted = place.height ?? Math.min(steady.now() + 20, Math.max(320, innerHeight * 0.72));
    const size = Math.round(Math.min(Math.max(wanted, leastColumnHeight), most));
    const bounds = { size, least: leastColumnHeight, most };
    shell.draw(lookOf({ home: 'column', isFolded: place.isFolded, isFlush, ...bounds }));
  };

  const drawDock = () => {
    const isOver = isNarrow();
    if (!isOver) isOpenedOver = false;
    const isWanted = isOver ? isOpenedOver : !place.isFolded;
    const size = fitWidth(place.width, innerWidth);
    const isOpen = isWanted && standAt(size, isOver ? foldedWidth : size) >= leastHeight;
    // A strip with no room at all is beside an editor as large as the window.
    if (!isOpen && standAt(foldedWidth, foldedWidth) < foldedWidth) host.style.display = 'none';
    const bounds = { size, least: leastWidth, most: widestDock(innerWidth) ?? size };
    shell.draw(
      lookOf({ home: 'dock', isFolded: !isOpen, isCramped: isWanted && !isOpen, isOver, ...bounds }),
    );
  };

  const lookOf = (
    look: Partial<PanelLook> & Pick<PanelLook, 'home' | 'isFolded' | 'size' | 'least' | 'most'>,
  ) => ({
    isCramped: false,
    isOver: false,
    isFlush: false,
    side: place.side,
    isDark,
    ...look,
  });

  /** Puts the dock at its edge, with as much of the page left free, and returns how tall it can be there. */
  const standAt = (width: number, free: number): number => {
    leaveFree(free);
    host.style.cssText = `all: initial; display: block; position: fixed; z-index: 2147483000; width: ${width}px; ${place.side}: 0; top: 0; bottom: 0`;
    const reply = composer?.isConnected ? measureReplyArea(composer) : undefined;
    const { top, bottom } = freeHeight(innerHeight, host.getBoundingClientRect(), reply);
    host.style.top = `${top}px`;
    host.style.bottom = `${innerHeight - bottom}px`;
    return bottom - top;
  };

  const leaveFree = (width: number) => {
    const free = width > 0 ? `${width}px` : '';
    page.style.marginLeft = place.side === 'left' ? free : '';
    page.style.marginRight = place.side === 'right' ? free : '';
  };

  const behind = () => (isDocked() ? (composer ?? document.body) : mount.home());

  const theme = watchTheme(ctx, () => {
    if (isDarkBehind(behind()) !== isDark) draw();
  });
  const drawSoon = createCoalesced(ctx, draw);
  const sizes = new ResizeObserver(drawSoon);
  ctx.onInvalidated(() => sizes.disconnect());
  ctx.addEventListener(window, 'resize', () => {
    // First the dock's own width: beside one too wide for the new window no reply box can be told.
    draw();
    settle();
  });
  // The reply box may scroll under a dock that the page has made no room for.
  ctx.addEventListener(
    document,
    'scroll',
    () => {
      if (isShown && isDocked()) drawSoon();
    },
    { capture: true, passive: true },
  );

  function settle() {
    if (!isShown) return;
    const found = findComposer(document);
    if (found !== composer) {
      sizes.disconnect();
      if (found) sizes.observe(findReplyArea(found));
      composer = found;
    }
    if (mount.settle(composer)) steady.release();
    theme.follow(behind());
    draw();
  }

  return {
    isOurs: (element) => element === host,
    show: () => {
      isShown = true;
      settle();
    },
    hide: () => {
      isShown = false;
      draw();
    },
    settle,
    relabel: () => {
      shell.relabel();
      draw();
    },
    toggle: () => {
      if (isShown) toggle();
    },
    beginVisit: (next) => {
      visit = next;
      steady.hold();
      mount.beginVisit();
      tell({ event: 'visit', visit });
    },
    sayRead: (read) => {
      if (read !== visit) return;
      steady.release();
      tell({ event: 'read', visit });
    },
    sayReload: () => {
      // Also on a list: nobody shows it any more when a ticket is opened.
      isShown = true;
      // Nobody puts it back any more when its column is drawn anew.
      mount.dock();
      place.isFolded = false;
      isOpenedOver = true;
      draw();
      shell.replace(reloadNote);
    },
    remove: () => {
      host.remove();
      leaveFree(0);
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
