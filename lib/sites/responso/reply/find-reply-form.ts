import { elementAround } from '@/lib/dom/element-around';

/** How much taller than the box itself what belongs to the reply may be, CSS pixels: toolbars, chosen files, buttons. */
const mostAround = 320;

/** What belongs to a reply besides the box it is written in. */
export interface ReplyForm {
  /** Holds the reply box. */
  branch: Element;
  /** What follows closely: some pages draw the reply's parts as neighbours of the conversation. */
  below: Element[];
  /** What stands closely above: chosen files may be named there; file fields there are for something else. */
  above: Element[];
}

/**
 * What stands closely around a reply box. Told by size: what is much taller holds the conversation, or the whole app, whose
 * other file fields are for other things; some apps are one form.
 */
export function findReplyForm(composer: Element): ReplyForm {
  const tallest = composer.getBoundingClientRect().height + mostAround;
  let branch = composer;
  for (
    let around = elementAround(branch);
    around && around !== around.ownerDocument.body;
    around = elementAround(around)
  ) {
    if (heightOf(around) > tallest) break;
    branch = around;
  }
  return { branch, below: closeBeside(branch, 'next'), above: closeBeside(branch, 'previous') };
}

/** All parts of a reply. */
export function partsOf({ branch, below, above }: ReplyForm): Element[] {
  return [...above, branch, ...below];
}

/** The neighbours on one side that are low enough to be parts of a reply, up to the first that is not. */
function closeBeside(branch: Element, side: 'next' | 'previous'): Element[] {
  const beside: Element[] = [];
  const onwards = (each: Element) =>
    side === 'next' ? each.nextElementSibling : each.previousElementSibling;
  let height = 0;
  for (let next = onwards(branch); next; next = onwards(next)) {
    height += heightOf(next);
    if (height > mostAround || next.matches('form, nav, aside, header, main, article')) break;
    beside.push(next);
  }
  return beside;
}

/** An element without a box of its own (`display: contents`, an empty wrapper) is as tall as what is in it. */
function heightOf(element: Element): number {
  const inside = [...(element.shadowRoot?.children ?? []), ...element.children];
  return Math.max(...[element, ...inside].map((part) => part.getBoundingClientRect().height));
}
