/** All lengths are CSS pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Width of the folded dock: a strip to unfold it by. */
export const foldedWidth = 32;
/** A narrower dock is unreadable. */
export const leastWidth = 300;
const mostWidth = 640;
/** With less width beside the dock, a helpdesk's own columns do not fit any more. */
const leastPage = 480;
/** A lower dock is unreadable. */
export const leastHeight = 200;
/** Space between the dock and a reply box above or below it. */
const gap = 8;

/**
 * The greatest width of the dock beside the page.
 *
 * @returns undefined if the window is too narrow for both
 */
export function widestDock(windowWidth: number): number | undefined {
  const widest = Math.min(mostWidth, windowWidth - leastPage);
  return widest < leastWidth ? undefined : widest;
}

/** The wanted width, limited by the window. In a window too narrow for both, the dock covers part of the page. */
export function fitWidth(wanted: number, windowWidth: number): number {
  const widest = widestDock(windowWidth) ?? windowWidth - foldedWidth;
  return Math.max(Math.min(wanted, widest), Math.min(leastWidth, widest));
}

/**
 * The taller part of the window's height that the dock can use without covering the reply box.
 *
 * @param reply the box of the reply area; undefined if there is none
 */
export function freeHeight(
  windowHeight: number,
  dock: Pick<Box, 'left' | 'right'>,
  reply: Box | undefined,
): Pick<Box, 'top' | 'bottom'> {
  const isClear = !reply || reply.right <= dock.left || reply.left >= dock.right;
  if (isClear || reply.bottom <= 0 || reply.top >= windowHeight) return { top: 0, bottom: windowHeight };
  const above = Math.max(0, reply.top - gap);
  const below = Math.max(0, windowHeight - reply.bottom - gap);
  return above >= below ? { top: 0, bottom: above } : { top: windowHeight - below, bottom: windowHeight };
}
