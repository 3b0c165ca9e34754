import { elementAround } from '@/lib/dom/element-around';

/** How much taller than the box itself the reply's parts may be (CSS pixels): toolbars, chosen files, buttons. */
const mostAround = 320;

/** The parts of a reply besides its box. */
export interface ReplyForm {
  /** The element that holds the reply box. */
  branch: Element;
  /** Elements closely below. Some pages draw the reply's parts as siblings of the conversation. */
  below: Element[];
  /** Elements closely above. Chosen files may be named there, but file inputs there are for something else. */
  above: Element[];
}

/**
 * Finds the elements closely around a reply box. They are told by size: a much taller element holds the conversation or
 * the whole app, whose other file inputs have other purposes. Some apps are one form, so a `form` tag tells nothing.
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

/** The siblings on one side that are low enough to be parts of a reply, up to the first that is not. */
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

/**
 * The height of an element. One without a box of its own (`display: contents`, an empty wrapper) is as tall as its
 * content.
 */
function heightOf(element: Element): number {
  const inside = [...(element.shadowRoot?.children ?? []), ...element.children];
  return Math.max(...[element, ...inside].map((part) => part.getBoundingClientRect().height));
}
