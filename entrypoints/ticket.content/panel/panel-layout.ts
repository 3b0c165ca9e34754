import { elementAround } from '@/lib/dom/element-around';
import { measureReplyArea } from '@/lib/sites/responso/reply/find-reply-area';
import { fitColumn } from './fit-column';
import { fitWidth, foldedWidth, freeHeight, leastHeight, leastWidth, widestDock } from './fit-dock';
import { isCovering, noteReachable } from './page-room';
import type { PanelPlace } from './panel-place';
import type { PanelShell } from './panel-shell';
import { isOpenWanted, type PanelVisibility } from './panel-visibility';

/** Least height of the panel in a column (CSS pixels). */
const leastColumnHeight = 160;
/** Height of the handle, which replaces a strip that would cover something (CSS pixels). */
const handleHeight = 112;
/** Possible places of the handle, as parts of the window's height. The first one where it covers nothing is used. */
const handlePlaces = [0.3, 0.45, 0.6, 0.75, 0.15];
/** A page that made no room on so many tickets is not tried again: the panel would jump back and forth. */
const mostRefusals = 2;

/** The input for drawing the panel. Lengths are CSS pixels. */
export interface Drawing {
  place: PanelPlace;
  visibility: PanelVisibility;
  isDark: boolean;
  /** The height of the panel's content. */
  contentHeight: number;
  /** The element that holds the panel; the page's root if it is docked. */
  home: Element;
  composer: Element | undefined;
}

/** Positions the panel on the page, and makes the page leave that area free. */
export interface PanelLayout {
  /** @param isChanged true if the page may have changed, so that the dock may cover something new */
  draw: (drawing: Drawing, isChanged: boolean) => void;
  /** True if the page has no room beside the dock. */
  isOver: () => boolean;
  beginVisit: () => void;
  /** The size of the window or of the dock has changed: the page may make room now. */
  askAgain: () => void;
  /** Returns the reserved area to the page. */
  leave: () => void;
}

/** Creates the layout of the panel, which draws nothing until it is asked to. */
export function createPanelLayout(shell: PanelShell): PanelLayout {
  const { host } = shell;
  const page = document.documentElement;
  const isOurs = (element: Element) => element === host;
  /** True if something of the page was lost when it was laid out beside the dock. */
  let isRefused = false;
  let refusals = 0;
  /** The width that the page leaves free now. */
  let free = 0;
  /** Position of the folded dock; undefined: not determined yet. */
  let handleTop: number | 'strip' | undefined;

  const isOver = () => isRefused || widestDock(innerWidth) === undefined;

  const leaveFree = (width: number, side: PanelPlace['side'] = 'right') => {
    free = width;
    const margin = width > 0 ? `${width}px` : '';
    page.style.marginLeft = side === 'left' ? margin : '';
    page.style.marginRight = side === 'right' ? margin : '';
  };

  /**
   * Puts the dock at its edge, makes the page leave `freed` pixels free, and returns the height that the dock can have.
   */
  const standAt = (width: number, freed: number, { place: { side }, composer }: Drawing): number => {
    leaveFree(freed, side);
    host.style.cssText = `all: initial; display: block; position: fixed; z-index: 2147483000; width: ${width}px; ${side}: 0; top: 0; bottom: 0`;
    const reply = composer?.isConnected ? measureReplyArea(composer) : undefined;
    const { top, bottom } = freeHeight(innerHeight, host.getBoundingClientRect(), reply);
    host.style.top = `${top}px`;
    host.style.bottom = `${innerHeight - bottom}px`;
    return bottom - top;
  };

  /** Opens the dock beside the page, unless the page would lose something. */
  const openBeside = (size: number, drawing: Drawing, isChanged: boolean): boolean => {
    const isNew = free !== size;
    const isLost = isNew ? noteReachable(isOurs) : () => false;
    const height = standAt(size, size, drawing);
    if (!isNew && !isChanged) return height >= leastHeight;
    isRefused = isLost() || isCovering(host.getBoundingClientRect(), isOurs);
    if (isRefused) refusals += 1;
    return !isRefused && height >= leastHeight;
  };

  const openOver = (size: number, drawing: Drawing): boolean =>
    standAt(size, handleTop === 'strip' ? foldedWidth : 0, drawing) >= leastHeight;

  /** Shows a strip along the window's edge, or a handle at a free place if the strip would cover something. */
  const fold = (drawing: Drawing, isChanged: boolean) => {
    const height = standAt(
      foldedWidth,
      handleTop === undefined || handleTop === 'strip' ? foldedWidth : 0,
      drawing,
    );
    // If even a strip has no room, the reply box fills the window.
    if (height < foldedWidth) {
      host.style.display = 'none';
      return;
    }
    const isOnSomething = () => isCovering(host.getBoundingClientRect(), isOurs);
    if (handleTop === 'strip' && isChanged && isOnSomething()) handleTop = undefined;
    handleTop ??= isOnSomething() ? findHandleTop(drawing.place.side, isOnSomething) : 'strip';
    if (handleTop !== 'strip') placeHandle(handleTop, drawing.place.side);
  };

  const placeHandle = (top: number, side: PanelPlace['side']) => {
    leaveFree(0, side);
    host.style.top = `${top}px`;
    host.style.bottom = `${innerHeight - top - handleHeight}px`;
  };

  const findHandleTop = (side: PanelPlace['side'], isOnSomething: () => boolean): number => {
    const tops = handlePlaces.map((part) => Math.round(part * Math.max(innerHeight - handleHeight, 0)));
    const [usual = 0] = tops;
    const isFree = (top: number) => {
      placeHandle(top, side);
      return !isOnSomething();
    };
    return tops.find(isFree) ?? usual;
  };

  const drawDock = (drawing: Drawing, isChanged: boolean) => {
    const { place, visibility, isDark } = drawing;
    const size = fitWidth(place.width, innerWidth);
    let isWanted = isOpenWanted(visibility, isOver());
    let isOpen = false;
    if (isWanted && !isOver()) {
      isOpen = openBeside(size, drawing, isChanged);
      isWanted = isOpenWanted(visibility, isOver());
    }
    if (isWanted && isOver()) isOpen = openOver(size, drawing);
    if (!isOpen) fold(drawing, isChanged);
    shell.draw({
      ...{ home: 'dock', side: place.side, isFolded: !isOpen, isCramped: isWanted && !isOpen },
      ...{ isOver: isOver(), isFlush: false, isDark },
      ...{ size, least: leastWidth, most: widestDock(innerWidth) ?? size },
    });
  };

  const drawInColumn = ({ place, visibility, isDark, contentHeight, home }: Drawing) => {
    const { isFlush, radius, margin } = fitColumn(home, host);
    leaveFree(0);
    host.style.cssText = `all: initial; display: block; flex: none; width: auto; margin: ${margin}; --radius: ${radius}px`;
    const most = Math.max(leastColumnHeight, Math.floor(innerHeight * 0.9));
    const wanted = place.height ?? Math.min(contentHeight + 20, Math.max(320, innerHeight * 0.72));
    const fit = (height: number) => Math.round(Math.min(Math.max(height, leastColumnHeight), most));
    const drawAt = (size: number) =>
      shell.draw({
        ...{ home: 'column', side: place.side, isFolded: visibility.isFolded, isCramped: false },
        ...{ isOver: false, isFlush, isDark, size, least: leastColumnHeight, most },
      });
    const size = fit(wanted);
    drawAt(size);
    const cutOff = visibility.isFolded ? 0 : cutOffBelow(home);
    if (cutOff > 0) drawAt(fit(size - cutOff));
  };

  return {
    draw: (drawing, isChanged) => {
      if (!drawing.visibility.isShown) {
        host.style.cssText = 'display: none';
        leaveFree(0);
      } else if (drawing.home === page) drawDock(drawing, isChanged);
      else drawInColumn(drawing);
    },
    isOver,
    beginVisit: () => {
      if (refusals < mostRefusals) isRefused = false;
    },
    askAgain: () => {
      isRefused = false;
      refusals = 0;
      handleTop = undefined;
      free = 0;
    },
    leave: () => leaveFree(0),
  };
}

/** How much of a column lies below the window, where the page cannot be scrolled to it. */
function cutOffBelow(column: Element): number {
  let lowest = innerHeight;
  for (let around: Element | null = column; around; around = elementAround(around)) {
    const { overflowY } = getComputedStyle(around);
    if (/auto|scroll/.test(overflowY)) return 0;
    if (/hidden|clip/.test(overflowY)) lowest = Math.min(lowest, around.getBoundingClientRect().bottom);
  }
  const isPageScrolled = document.documentElement.scrollHeight > document.documentElement.clientHeight;
  const bottoms = [...column.children].map((part) => part.getBoundingClientRect().bottom);
  return isPageScrolled ? 0 : Math.max(0, ...bottoms) - lowest;
}
