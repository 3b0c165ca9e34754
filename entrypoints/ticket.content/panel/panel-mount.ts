import type { ContentScriptContext } from '#imports';
import { findRightColumn, findTaughtColumn, nameOfColumn } from '@/lib/sites/responso/find-right-column';
import { queryDeep } from '@/lib/sites/responso/reply/query-deep';
import type { ElementPath } from '@/lib/model/taught-field';
import { fullTrust, noteLate, noteRedraw, noteRemoval, noteVisit, waitAfterRemoval } from './column-trust';

/** A column may be drawn after the conversation: the panel docks only when none has come by then (ms). */
const columnGrace = 1_200;

/** Keeps one element of ours on the page, in its right column or, docked, at the root of the page. */
export interface PanelMount {
  /** What the element stands in. */
  home: () => Element;
  beginVisit: () => void;
  /** Puts the element where it belongs. True when the frame in it has begun to load (again). */
  settle: (composer: Element | undefined) => boolean;
  /** Puts the element at the root of the page, which no redrawing of the page's own removes. */
  dock: () => void;
  /** Takes the element from the page, and all that was made to hold it. */
  leave: () => void;
}

/**
 * @param taughtColumn where the user has shown that the panel goes
 * @param isDockWanted whether the user wants no column at all
 * @param onTime the time is over for which `settle` wanted to wait
 */
export function createPanelMount(
  ctx: Pick<ContentScriptContext, 'setTimeout'>,
  host: HTMLElement,
  taughtColumn: () => ElementPath | undefined,
  isDockWanted: () => boolean,
  onTime: () => void,
): PanelMount {
  const page = document.documentElement;
  let home: Element = page;
  /** Ours too: what holds the element in a table. */
  let row: HTMLElement | undefined;
  let isMounted = false;
  let mountedAt = 0;
  let trust = fullTrust;
  let knownColumn: string | undefined;
  /** When the element was first without a place, or may come back after it was removed. */
  let homelessSince = 0;
  let notBefore = 0;
  let timer: number | undefined;

  const noteAbsence = () => {
    if (!isMounted || host.isConnected) return;
    const now = performance.now();
    isMounted = false;
    homelessSince = now;
    if (!home.isConnected) {
      trust = noteRedraw(trust, now - mountedAt, now);
      return;
    }
    trust = noteRemoval(trust, home !== page);
    notBefore = now + waitAfterRemoval(trust);
  };

  const mountIn = (next: Element) => {
    // One of ours that is not this one belongs to a script that has been replaced.
    for (const other of queryDeep(document, host.localName)) if (other !== host) other.remove();
    const formerRow = row;
    row = next.localName === 'table' ? createRow(next) : undefined;
    const parent = row?.firstElementChild ?? next.shadowRoot ?? next;
    const before = next === page ? null : parent.firstChild;
    const isKept = host.isConnected && 'moveBefore' in parent;
    // Where the browser can, it is moved without loading the frame anew.
    if (isKept) parent.moveBefore(host, before);
    else parent.insertBefore(host, before);
    formerRow?.remove();
    home = next;
    isMounted = true;
    mountedAt = performance.now();
    return !isKept;
  };

  const findColumn = (composer: Element | undefined) => {
    const column =
      findTaughtColumn(document, taughtColumn()) ?? findRightColumn(document, composer, knownColumn);
    if (column) knownColumn = nameOfColumn(column);
    return column;
  };

  return {
    home: () => home,
    beginVisit: () => {
      trust = noteVisit(trust);
      homelessSince = performance.now();
    },
    settle: (composer) => {
      noteAbsence();
      const isColumnWanted = () => !trust.isUnwelcome && !isDockWanted();
      const found = isColumnWanted() ? findColumn(composer) : undefined;
      if (found && isMounted && home === page) trust = noteLate(trust);
      const column = isColumnWanted() ? found : undefined;
      if (isMounted && (column ? isIn(host, column) : home === page)) return false;
      // A page that had no column before it removed the dock has none now.
      const mayDock = column || isMounted || (home === page && trust.removals > 0) || !isColumnWanted();
      const earliest = Math.max(notBefore, mayDock ? 0 : homelessSince + columnGrace);
      if (performance.now() >= earliest) return mountIn(column ?? page);
      clearTimeout(timer);
      timer = ctx.setTimeout(onTime, earliest - performance.now() + 1);
      return false;
    },
    dock: () => {
      if (home !== page || !host.isConnected) mountIn(page);
    },
    leave: () => {
      host.remove();
      row?.remove();
    },
  };
}

function isIn(host: Element, column: Element): boolean {
  return column.contains(host) || column.shadowRoot?.contains(host) === true;
}

/** The first row of a table, which holds nothing but one cell of ours. */
function createRow(table: Element): HTMLElement {
  const widths = [...table.querySelectorAll('tr')].map(({ cells }) =>
    [...cells].reduce((sum, { colSpan }) => sum + colSpan, 0),
  );
  const cell = document.createElement('td');
  cell.colSpan = Math.max(1, ...widths);
  cell.style.cssText = 'all: initial; display: table-cell; padding: 0; border: 0';
  const row = document.createElement('tr');
  row.style.cssText = 'all: initial; display: table-row';
  row.append(cell);
  const body = table.querySelector(':scope > tbody') ?? table;
  body.prepend(row);
  return row;
}
