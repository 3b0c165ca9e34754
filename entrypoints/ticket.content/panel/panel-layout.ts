import { elementAround } from '@/lib/dom/element-around';
import { measureReplyArea } from '@/lib/sites/responso/reply/find-reply-area';
import { fitColumn } from './fit-column';
import { fitWidth, foldedWidth, freeHeight, leastHeight, leastWidth, widestDock } from './fit-dock';
import { isCovering, noteReachable } from './page-room';
import type { PanelPlace } from './panel-place';
import type { PanelShell } from './panel-shell';
import { isOpenWanted, type PanelVisibility } from './panel-visibility';

/** Of the panel in a column (CSS pixels). */
const leastColumnHeight = 160;
/** Of the handle, where a strip along the whole window would lie on something (CSS pixels). */
const handleHeight = 112;
/** Where the handle stands, as parts of the window's height: the first place where it lies on nothing. */
const handlePlaces = [0.3, 0.45, 0.6, 0.75, 0.15];
/** A page that has not given way on so many tickets is not asked again: the panel would go to and fro. */
const mostRefusals = 2;

/** What the panel is drawn from. Lengths are CSS pixels. */
export interface Drawing {
  place: PanelPlace;
  visibility: PanelVisibility;
  isDark: boolean;
  /** The height of what is in the panel. */
  contentHeight: number;
  /** What the panel stands in; the page's root when it is docked. */
  home: Element;
  composer: Element | undefined;
}

/** Puts the panel at its place on the page, and makes the page leave that free. */
export interface PanelLayout {
  /** @param isChanged the page may have changed: the dock may lie on something that has come */
  draw: (drawing: Drawing, isChanged: boolean) => void;
  /** True where the page has no room beside the dock. */
  isOver: () => boolean;
  beginVisit: () => void;
  /** The window or the dock has another size: the page may give way again. */
  askAgain: () => void;
  /** Gives the page back what was left free. */
  leave: () => void;
}

export function createPanelLayout(shell: PanelShell): PanelLayout {
  const { host } = shell;
  const page = document.documentElement;
  const isOurs = (element: Element) => element === host;
  /** The page was laid out beside the dock, and something of it was lost. */
  let isRefused = false;
  let refusals = 0;
  /** So much the page leaves free now. */
  let free = 0;
  /** Where the folded dock stands; undefined: to be found. */
  let handleTop: number | 'strip' | undefined;

  const isOver = () => isRefused || widestDock(innerWidth) === undefined;

  const leaveFree = (width: number, side: PanelPlace['side'] = 'right') => {
    free = width;
    const margin = width > 0 ? `${width}px` : '';
    page.style.marginLeft = side === 'left' ? margin : '';
    page.style.marginRight = side === 'right' ? margin : '';
  };

  /** Puts the dock at its edge, with as much of the page left free, and returns how tall it can be there. */
  const standAt = (width: number, freed: number, { place: { side }, composer }: Drawing): number => {
    leaveFree(freed, side);
    host.style.cssText = `all: initial; display: block; position: fixed; z-index: 2147483000; width: ${width}px; ${side}: 0; top: 0; bottom: 0`;
    const reply = composer?.isConnected ? measureReplyArea(composer) : undefined;
    const { top, bottom } = freeHeight(innerHeight, host.getBoundingClientRect(), reply);
    host.style.top = `${top}px`;
    host.style.bottom = `${innerHeight - bottom}px`;
    return bottom - top;
  };

  /** Opens the dock beside the page, unless something of the page is lost by that. */
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

  /** A strip along the window's edge; where that would lie on something, a handle in a free place. */
  const fold = (drawing: Drawing, isChanged: boolean) => {
    const height = standAt(
      foldedWidth,
      handleTop === undefined || handleTop === 'strip' ? foldedWidth : 0,
      drawing,
    );
    // A strip with no room at all is beside an editor as large as the window.
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

/** How much of a column lies below the window, where nothing can be scrolled to it. */
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
