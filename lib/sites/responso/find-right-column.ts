import type { ElementPath } from '@/lib/model/taught-field';
import { findTaught } from '@/lib/dom/find-taught';

/** The column that the user has shown, while it is drawn. */
export function findTaughtColumn(document: Document, path: ElementPath | undefined): Element | undefined {
  const column = findTaught(document, path);
  return column && column.getBoundingClientRect().width > 0 ? column : undefined;
}

/**
 * The column at the right edge of a ticket, beside the reply box, where helpdesks keep what they know of the buyer
 * (responso.md §4). Told by where it is: no name is needed.
 *
 * @returns what holds the parts of the column: an element as tall as most of the window and no wider than a side column
 */
export function findRightColumn(document: Document, composer: Element | undefined): Element | undefined {
  const { clientHeight: height, clientWidth: windowWidth } = document.documentElement;
  // Of the page, which the dock makes room for itself beside; an app that fills the window goes on under the dock.
  const pageWidth = document.documentElement.getBoundingClientRect().right;
  const edge = composer?.getBoundingClientRect().right ?? pageWidth * 0.6;
  const endsAt = (right: number, width: number) => right >= width - 48 && right <= width + 1;
  const isColumn = (element: Element) => {
    const box = element.getBoundingClientRect();
    const isBeside = box.left >= edge - 8 && (endsAt(box.right, pageWidth) || endsAt(box.right, windowWidth));
    return isBeside && box.width >= 220 && box.width <= 560 && box.height >= height * 0.5;
  };
  const outermost = [...document.querySelectorAll('aside, [role="complementary"], section, div, td')].find(
    isColumn,
  );
  return outermost && findList(outermost);
}

/** A part this much as tall as what holds it is the one that its parts stand in. */
const most = 0.7;

/**
 * Inwards to the element whose children stand one below the other: not one that only holds another, that scrolls it, or
 * that has a bar of buttons beside it.
 */
function findList(column: Element): Element {
  const { height, width } = column.getBoundingClientRect();
  const parts = [...column.children].filter((child) => {
    const box = child.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(child).position !== 'absolute';
  });
  const inner = parts.find((part) => {
    const box = part.getBoundingClientRect();
    if (box.height < height * most || box.width < 220) return false;
    const style = getComputedStyle(part);
    const isCard = parseFloat(style.borderTopLeftRadius) > 0 || parseFloat(style.borderTopWidth) > 0;
    const isScrolled = /auto|scroll/.test(style.overflowY);
    return (parts.length === 1 && !isCard) || isScrolled || box.width < width - 24;
  });
  return inner && inner.childElementCount > 0 ? findList(inner) : column;
}
