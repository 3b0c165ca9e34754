/** All lengths are CSS pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is left of the dock when it is folded: a strip to unfold it by. */
export const foldedWidth = 32;
export const leastWidth = 300;
const mostWidth = 640;
/** With less beside the dock a helpdesk's own columns no longer fit. */
const leastPage = 480;
/** Lower than this nothing can be read in the dock. */
export const leastHeight = 200;
/** Between the dock and a reply box above or below it. */
const gap = 8;

/**
 * How wide the dock may be beside the page.
 *
 * @returns undefined when the window is too narrow for both
 */
export function widestDock(windowWidth: number): number | undefined {
  const widest = Math.min(mostWidth, windowWidth - leastPage);
  return widest < leastWidth ? undefined : widest;
}

/** The wanted width, fitted to the window. In one too narrow for both the dock lies over the page, not over all of it. */
export function fitWidth(wanted: number, windowWidth: number): number {
  const widest = widestDock(windowWidth) ?? windowWidth - foldedWidth;
  return Math.max(Math.min(wanted, widest), Math.min(leastWidth, widest));
}

/**
 * The taller part of the window's height that a dock can have at its place without covering the reply box.
 *
 * @param reply the reply box with its buttons; undefined when there is none
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
