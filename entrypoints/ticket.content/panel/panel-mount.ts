import type { ContentScriptContext } from '#imports';
import { findRightColumn, findTaughtColumn } from '@/lib/sites/responso/find-right-column';
import type { ElementPath } from '@/lib/model/taught-field';

/** A column may be drawn after the conversation: the panel docks only when none has come by then (ms). */
const columnGrace = 1_200;
/** A column that so often in one visit throws out what it does not know is left alone: the panel docks. */
const mostFromColumn = 3;
/** One that is drawn anew so often in a minute of one visit would have the panel begin anew each time: it docks too. */
const mostRedraws = 6;
const redrawsWithin = 60_000;
/** From then on the panel waits (ms) before it comes back, twice as long each time: two scripts may undo each other's work. */
const mostAtOnce = 8;
const firstWait = 200;
const longestWait = 10_000;

/** Keeps one element of ours on the page, in its right column or, docked, at the root of the page. */
export interface PanelMount {
  /** What the element stands in. */
  home: () => Element;
  /** Removals are counted by visit: an app that redraws its column with each ticket means no harm. */
  beginVisit: () => void;
  /** Puts the element where it belongs. True when the frame in it has begun to load (again). */
  settle: (composer: Element | undefined) => boolean;
  /** Puts the element at the root of the page, which no redrawing of the page's own removes. */
  dock: () => void;
}

/**
 * @param taughtColumn where the user has shown that the panel goes
 * @param isDockWanted whether the user wants no column at all
 * @param onTime the time is over for which `settle` wanted to wait
 */
export function createPanelMount(
  ctx: ContentScriptContext,
  host: HTMLElement,
  taughtColumn: () => ElementPath | undefined,
  isDockWanted: () => boolean,
  onTime: () => void,
): PanelMount {
  const page = document.documentElement;
  let home: Element = page;
  let isMounted = false;
  let removals = 0;
  /** When the column was drawn anew with the panel in it. */
  let redraws: number[] = [];
  let isUnwelcome = false;
  /** When the element was first without a place, or may come back after it was removed. */
  let homelessSince = 0;
  let notBefore = 0;
  let timer: number | undefined;

  const noteRemoval = () => {
    if (!isMounted || host.isConnected) return;
    isMounted = false;
    homelessSince = performance.now();
    // A home that is gone was redrawn with all that stood in it: nothing was held against us.
    if (!home.isConnected) {
      redraws = [...redraws.filter((at) => homelessSince - at < redrawsWithin), homelessSince];
      if (redraws.length >= mostRedraws) isUnwelcome = true;
      return;
    }
    removals += 1;
    if (home !== page && removals >= mostFromColumn) isUnwelcome = true;
    const wait = removals > mostAtOnce ? Math.min(firstWait * 2 ** (removals - mostAtOnce), longestWait) : 0;
    notBefore = homelessSince + wait;
  };

  const mountIn = (next: Element) => {
    // One of ours that is not this one belongs to a script that has been replaced.
    for (const other of document.querySelectorAll(host.localName)) if (other !== host) other.remove();
    const before = next === page ? null : next.firstChild;
    const isKept = host.isConnected && 'moveBefore' in next;
    // Where the browser can, it is moved without loading the frame anew.
    if (isKept) next.moveBefore(host, before);
    else next.insertBefore(host, before);
    home = next;
    isMounted = true;
    return !isKept;
  };

  return {
    home: () => home,
    beginVisit: () => {
      removals = 0;
      redraws = [];
      homelessSince = performance.now();
    },
    settle: (composer) => {
      noteRemoval();
      const findColumn = () =>
        findTaughtColumn(document, taughtColumn()) ?? findRightColumn(document, composer);
      const column = isUnwelcome || isDockWanted() ? undefined : findColumn();
      if (isMounted && (column ? column.contains(host) : home === page)) return false;
      // A page that had no column before it removed the dock has none now.
      const mayDock = column || isMounted || (home === page && removals > 0) || isUnwelcome || isDockWanted();
      const earliest = Math.max(notBefore, mayDock ? 0 : homelessSince + columnGrace);
      if (performance.now() >= earliest) return mountIn(column ?? page);
      clearTimeout(timer);
      timer = ctx.setTimeout(onTime, earliest - performance.now() + 1);
      return false;
    },
    dock: () => {
      if (home !== page || !host.isConnected) mountIn(page);
    },
  };
}
