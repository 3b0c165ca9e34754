import { elementAround } from '@/lib/dom/element-around';

/** How much taller than the box itself what belongs to the reply may be, CSS pixels: toolbars, chosen files, buttons. */
const mostAround = 320;

/**
 * What belongs to the reply besides the box it is written in: what stands closely around it. Told by size: what is much
 * taller holds the conversation, or the whole app, whose other file fields are for other things; some apps are one form.
 */
export function findReplyForm(composer: Element): Element {
  const tallest = composer.getBoundingClientRect().height + mostAround;
  let area = composer;
  for (
    let around = elementAround(area);
    around && around !== around.ownerDocument.body;
    around = elementAround(around)
  ) {
    if (heightOf(around) > tallest) break;
    area = around;
  }
  return area;
}

/** An element without a box of its own (`display: contents`) is as tall as what is in it. */
function heightOf(element: Element): number {
  return Math.max(...[element, ...element.children].map((part) => part.getBoundingClientRect().height));
}
