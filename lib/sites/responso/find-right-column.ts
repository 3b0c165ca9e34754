import type { ElementPath } from '@/lib/model/taught-field';
import { boxOf } from '@/lib/dom/box-of';
import { elementAround } from '@/lib/dom/element-around';
import { findTaught } from '@/lib/dom/find-taught';

/** CSS pixels. */
const narrowest = 220;
const widest = 560;
/** A column is at least this part of the window high, or stands at the top of something that is. */
const leastPart = 0.5;
const leastBeside = 160;
const lowestTop = 120;
/** One that is called as a column of before may be lower. */
const leastKnown = 80;
/** As far from the edge as a scroll bar and a margin take. */
const edgeSlop = 48;
/** Elements stand in each other less deeply than this. */
const deepest = 60;

/** The column that the user has shown, while it is drawn. */
export function findTaughtColumn(document: Document, path: ElementPath | undefined): Element | undefined {
  const column = findTaught(document, path);
  return column && column.getBoundingClientRect().width > 0 ? column : undefined;
}

/**
 * The column at the right edge of a ticket, beside the reply box, where helpdesks keep what they know of the buyer
 * (responso.md §4). Told by where it is: no name is needed. Columns in open shadow roots and tables count.
 *
 * @param known how a column is called that was found before (`nameOfColumn`): it may be short on another ticket
 * @returns what holds the parts of the column: an element as tall as most of the window, or beside something that is, and
 *   no wider than a side column
 */
export function findRightColumn(
  document: Document,
  composer: Element | undefined,
  known?: string,
): Element | undefined {
  const { clientHeight: height, clientWidth: windowWidth } = document.documentElement;
  // Of the page, which the dock makes room for itself beside; an app that fills the window goes on under the dock.
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
  /** Outermost first; what does not come near the edge has no column in it. */
  const findIn = (element: Element, depth: number): Element | undefined => {
    if (depth > deepest) return undefined;
    const box = element.getBoundingClientRect();
    if (isColumn(element, box)) return element;
    // What has no box of its own may have parts that do.
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

/** At the top of something tall that holds the reply box too: a short ticket's column is one like a long ticket's. */
function isBesideTall(element: Element, aroundComposer: ReadonlySet<Element>, height: number): boolean {
  const parent = elementAround(element);
  if (!parent || !aroundComposer.has(parent)) return false;
  const box = boxOf(parent);
  return box.height >= height * leastPart && element.getBoundingClientRect().top - box.top <= lowestTop;
}

/** What a page calls its column: the same on every ticket, for what is a ticket's is left out. */
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

/** A part this much as tall as what holds it is the one that its parts stand in. */
const most = 0.7;

/**
 * Inwards to the element whose children stand one below the other: not one that only holds another, that scrolls it, or
 * that has a bar of buttons beside it. A table is taken as it is.
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
