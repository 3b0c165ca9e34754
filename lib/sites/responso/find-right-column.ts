import type { ElementPath } from '../../taught-field';
import { findTaught } from './find-taught';

/** The column that the user has shown, while it is drawn. */
export function findTaughtColumn(document: Document, path: ElementPath | undefined): Element | undefined {
  const column = findTaught(document, path);
  return column && column.getBoundingClientRect().width > 0 ? column : undefined;
}

/**
 * The column at the right edge of a ticket, beside the reply box, where helpdesks keep what they know of the buyer
 * (reference/responso.md §4). Told by where it is: no name is needed.
 *
 * @returns the outermost element that is as tall as most of the window and no wider than a side column
 */
export function findRightColumn(document: Document, composer: Element | undefined): Element | undefined {
  const { clientHeight: height } = document.documentElement;
  // Of the page, not of the window: the dock makes room for itself beside the page.
  const width = document.documentElement.getBoundingClientRect().right;
  const edge = composer?.getBoundingClientRect().right ?? width * 0.6;
  const isColumn = (element: Element) => {
    const box = element.getBoundingClientRect();
    const isBeside = box.left >= edge - 8 && box.right >= width - 48 && box.right <= width + 1;
    return isBeside && box.width >= 220 && box.width <= 560 && box.height >= height * 0.5;
  };
  return [...document.querySelectorAll('aside, [role="complementary"], section, div, td')].find(isColumn);
}
