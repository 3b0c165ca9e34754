import { walkPage, type WalkOptions } from './walk-page';

/** Options of `walkPage`, and which elements to leave out. */
export interface ReadOptions extends Pick<
  WalkOptions,
  'isStale' | 'isStaleField' | 'hasAllFields' | 'onRoot'
> {
  /** True for an element whose text does not belong to the ticket. */
  isForeign: (element: Element) => boolean;
}

/**
 * The visible text of a tree in reading order, one block element a line, through open shadow roots and the frames
 * that can be read.
 */
export function readLines(root: Element, { isForeign, ...options }: ReadOptions): string[] {
  const placeOf = (element: Element) => (element !== root && isForeign(element) ? 'nowhere' : undefined);
  const { lines } = walkPage(root, { ...options, placeOf });
  return lines.filter(({ place, text }) => place === 'ticket' && text !== '').map(({ text }) => text);
}
