import type { ContentScriptContext } from '#imports';
import { findRightColumn, findTaughtColumn, nameOfColumn } from '@/lib/sites/responso/find-right-column';
import { queryDeep } from '@/lib/sites/responso/reply/query-deep';
import type { ElementPath } from '@/lib/model/taught-field';
import { fullTrust, noteLate, noteRedraw, noteRemoval, noteVisit, waitAfterRemoval } from './column-trust';

/** A column may be drawn after the conversation. The panel docks only if none has appeared by then (ms). */
const columnGrace = 1_200;

/** Keeps the panel's element on the page, in the right column or, docked, at the page's root. */
export interface PanelMount {
  /** The element that holds the panel. */
  home: () => Element;
  beginVisit: () => void;
  /** Puts the panel at its place. Returns true if its frame has started to load (again). */
  settle: (composer: Element | undefined) => boolean;
  /** Moves the panel to the page's root, where redrawing the page does not remove it. */
  dock: () => void;
  /** Removes the panel, and everything that was created to hold it. */
  leave: () => void;
}

/**
 * @param taughtColumn returns the custom selector of the panel's column
 * @param isDockWanted returns whether the user wants no column at all
 * @param onTime called after a wait that `settle` began; call `settle` again then
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
  /** The table row that holds the panel, if its column is a table. */
  let row: HTMLElement | undefined;
  let isMounted = false;
  let mountedAt = 0;
  let trust = fullTrust;
  let knownColumn: string | undefined;
  /** Since when the panel has had no place, and when it may return after a removal. */
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
    // Another panel element on the page is from a content script that was replaced.
    for (const other of queryDeep(document, host.localName)) if (other !== host) other.remove();
    const formerRow = row;
    row = next.localName === 'table' ? createRow(next) : undefined;
    const parent = row?.firstElementChild ?? next.shadowRoot ?? next;
    const before = next === page ? null : parent.firstChild;
    const isKept = host.isConnected && 'moveBefore' in parent;
    // `moveBefore`, where supported, moves the element without reloading the frame.
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
      // If the page had no column before it removed the dock, it has none now.
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

/** Creates a first row for a table, with one cell. */
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
