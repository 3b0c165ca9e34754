import { elementAround } from '@/lib/dom/element-around';

/** Returns the next element outwards, also out of frames that were read. */
export type Outwards = (element: Element) => Element | null;

/**
 * Makes the way outwards of one reading.
 *
 * @param frames the documents of frames that were read, and their frames
 */
export function createOutwards(frames: ReadonlyMap<Node, Element>): Outwards {
  return (element) => elementAround(element) ?? frames.get(element.getRootNode()) ?? null;
}

/** An element and everything around it. */
export function allAround(element: Element | undefined, outwards: Outwards): Set<Element> {
  const around = new Set<Element>();
  for (let each = element ?? null; each; each = outwards(each)) around.add(each);
  return around;
}
