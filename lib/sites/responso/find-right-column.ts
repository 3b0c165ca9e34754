import type { ElementPath } from '@/lib/model/taught-field';
import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { findTaught } from '@/lib/dom/find-taught';

/** CSS pixels. */
const narrowest = 220;
const widest = 560;
/** A column is at least this part of the window's height, or stands at the top of an element that is. */
const leastPart = 0.5;
const leastBeside = 160;
const lowestTop = 120;
/** Least height (CSS pixels) of a column whose name is known from another ticket. */
const leastKnown = 80;
/** Room for a scroll bar and a margin between the column and the window's edge (CSS pixels). */
const edgeSlop = 48;
/** The deepest nesting that is searched. */
const deepest = 60;

/** The column that the user picked with a custom selector, if it is drawn. */
export function findTaughtColumn(document: Document, path: ElementPath | undefined): Element | undefined {
  const column = findTaught(document, path);
  return column && column.getBoundingClientRect().width > 0 ? column : undefined;
}

/**
 * Finds the column at the right edge of a ticket, beside the reply box, where helpdesks show what they know of the
 * buyer (responso.md §4). Uses positions only, so no class or id is needed. Looks into open shadow roots and tables.
 *
 * @param known the name of a column found on an earlier ticket (`nameOfColumn`): it may be short on this ticket
 * @returns the element that holds the column's parts: as tall as most of the window, or beside an element that is, and
 *   no wider than a side column
 */
export function findRightColumn(
  document: Document,
  composer: Element | undefined,
  known?: string,
): Element | undefined {
  const { clientHeight: height, clientWidth: windowWidth } = document.documentElement;
  // Width of the page, which shrinks when the dock makes room for itself. An app that fills the window extends under
  // the dock.
  const pageWidth = document.documentElement.getBoundingClientRect().right;
  const edge = composer ? boxOf(composer).right : pageWidth * 0.6;
  const around = new Set<Element>();
  for (let each = composer ?? null; each; each = elementAround(each)) around.add(each);
  const endsAt = (right: number, width: number) => right >= width - edgeSlop && right <= width + 1;
  const reachesEdge = ({ right }: DOMRect) => endsAt(right, pageWidth) || endsAt(right, windowWidth);
  const isColumn = (element: Element, box: DOMRect) => {
    const isBeside = box.left >= edge - 8 && reachesEdge(box);
    if (!isBeside || box.width < narrowest || box.width > widest || box.height < leastKnown) return false;
    if (box.height >= height * leastPart || nameOfColumn(element) === known) return true;
    return box.height >= leastBeside && isBesideTall(element, around, height);
  };
  /** Searches from the outside in. An element that is not near the right edge cannot hold the column. */
  const findIn = (element: Element, depth: number): Element | undefined => {
    if (depth > deepest) return undefined;
    const box = element.getBoundingClientRect();
    if (isColumn(element, box)) return element;
    // An element without a box may have children with one.
    const isBoxless = box.width === 0 || box.height === 0;
    if (!isBoxless && box.right < pageWidth - edgeSlop && element !== document.body) return undefined;
    for (const child of childrenOf(element)) {
      const found = isSkipped(child) ? undefined : findIn(child, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  const outermost = findIn(document.body, 0);
  return outermost && findList(outermost);
}

/**
 * True if the element stands at the top of a tall element that also holds the reply box: on a short ticket the column
 * is short too.
 */
function isBesideTall(element: Element, aroundComposer: ReadonlySet<Element>, height: number): boolean {
  const parent = elementAround(element);
  if (!parent || !aroundComposer.has(parent)) return false;
  const box = boxOf(parent);
  return box.height >= height * leastPart && element.getBoundingClientRect().top - box.top <= lowestTop;
}

/**
 * The column's name: its lasting classes and ids. Names that belong to one ticket are left out, so it is the same on
 * every ticket.
 */
export function nameOfColumn(column: Element): string {
  const names = [...column.classList].filter((name) => !/\d\d/.test(name));
  const around = column.parentElement;
  return [column.localName, ...names, 'in', around?.localName, ...(around?.classList ?? [])].join(' ');
}

function childrenOf(element: Element): Iterable<Element> {
  return element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : element.children;
}

function isSkipped(element: Element): boolean {
  return element.matches('script, style, svg, iframe, input, textarea, select, button, nav');
}

/** A child at least this part of its parent's height is the one that holds the column's parts. */
const most = 0.7;

/**
 * Goes inwards to the element whose children stand one below the other. Skips elements that only wrap another, that
 * scroll it, or that place a bar of buttons beside it. A table is returned as it is.
 */
function findList(column: Element): Element {
  if (column.localName === 'table') return column;
  const { height, width } = column.getBoundingClientRect();
  const parts = [...childrenOf(column)].filter((child) => {
    const box = child.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(child).position !== 'absolute';
  });
  const inner = parts.find((part) => {
    const box = part.getBoundingClientRect();
    if (box.height < height * most || box.width < narrowest || part.localName === 'table') return false;
    const style = getComputedStyle(part);
    const isCard = parseFloat(style.borderTopLeftRadius) > 0 || parseFloat(style.borderTopWidth) > 0;
    const isScrolled = /auto|scroll/.test(style.overflowY);
    return (parts.length === 1 && !isCard) || isScrolled || box.width < width - 24;
  });
  return inner && (inner.childElementCount > 0 || inner.shadowRoot) ? findList(inner) : column;
}
