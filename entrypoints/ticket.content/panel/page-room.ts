import { elementAround } from '@/lib/dom/element-around';
import { isOverlay } from '@/lib/sites/responso/reading/is-overlay';
import { isInside } from '@/lib/sites/responso/reply/query-deep';
import type { Box } from './fit-dock';

/** Only so many elements of the page are checked: they are enough to tell whether it makes room. */
const mostThings = 400;
const mostElements = 6_000;
/** At most so much of an element may lie under the panel (CSS pixels). */
const slop = 6;

const controls =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, img, video, [role="button"], [role="link"], [role="tab"], [contenteditable="true"]';

/** An element that the agent reads or presses. */
interface Thing {
  element: Element;
  /** Its current box, without clipping; undefined while it is not drawn. */
  box: () => Box | undefined;
}

/**
 * Records what is visible and reachable on the page as it is laid out now.
 *
 * @returns call it after a new layout: true if something was lost under the panel, under another part of the page, or
 *   out of the window at a side
 */
export function noteReachable(isOurs: (element: Element) => boolean): () => boolean {
  const reachable = thingsIn(document, isOurs, () => true).filter((thing) => {
    const hit = hitOf(thing, isOurs);
    return hit !== undefined && isSame(hit, thing.element);
  });
  return () => reachable.some((thing) => isLost(thing, isOurs));
}

function isLost(thing: Thing, isOurs: (element: Element) => boolean): boolean {
  // The page itself hides this element when it is narrower.
  if (thing.box() === undefined || isScrolledAway(thing)) return false;
  const hit = hitOf(thing, () => false);
  if (hit && isSame(hit, thing.element)) return false;
  // An element under a fixed bar of the page can be scrolled to; one under the panel cannot.
  return hit === undefined || isOurs(hit) || !isInPlace(hit);
}

/** True if the panel covers something that the agent reads or presses. Overlays of the page do not count. */
export function isCovering(panel: Box, isOurs: (element: Element) => boolean): boolean {
  const isNear = (box: Box) => {
    const { left, top, right, bottom } = common(box, panel);
    return right - left > slop && bottom - top > slop;
  };
  return thingsIn(document, isOurs, isNear).some((thing) => {
    const box = seenBox(thing);
    if (!box || !isNear(box)) return false;
    const { x, y } = middleOf(common(box, panel));
    const under = elementsAt(document, x, y).find((element) => !isOurs(element));
    return under !== undefined && isSame(under, thing.element);
  });
}

/** Controls and texts of the page that are drawn in the window, through open shadow roots. */
function thingsIn(
  document: Document,
  isOurs: (element: Element) => boolean,
  isNear: (box: Box) => boolean,
): Thing[] {
  const things: Thing[] = [];
  const window: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  let seen = 0;
  const look = (element: Element): void => {
    if (++seen > mostElements || things.length >= mostThings || isOurs(element)) return;
    if (element.matches('script, style, template, noscript, option')) return;
    const box = element.getBoundingClientRect();
    const hasBox = box.width > 0 && box.height > 0;
    // Children may stick out of an element without a box, but hardly ever out of one with a box.
    if (hasBox && (!isShared(box, window) || !isNear(box)) && element !== document.body) return;
    if (hasBox && isOverlay(element)) return;
    const text = [...element.childNodes].find((node) => node instanceof Text && node.data.trim() !== '');
    if (element.matches(controls) && hasBox) {
      things.push({ element, box: () => boxOf(element.getBoundingClientRect()) });
      return;
    }
    if (text) things.push({ element, box: () => boxOfText(text) });
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) look(child);
  };
  look(document.body);
  return things;
}

/** The topmost element at the middle of an element's visible part. */
function hitOf(thing: Thing, isOurs: (element: Element) => boolean): Element | undefined {
  const box = seenBox(thing);
  if (!box) return undefined;
  const { x, y } = middleOf(box);
  return elementsAt(document, x, y).find((element) => !isOurs(element));
}

/** An element's box without the parts that elements around it cut off, as with a title that ends in dots. */
function seenBox({ element, box }: Thing): Box | undefined {
  let seen = box();
  for (let around: Element | null = element; seen && around; around = elementAround(around)) {
    if (getComputedStyle(around).overflow !== 'visible') seen = common(seen, around.getBoundingClientRect());
    if (seen.right - seen.left < 1 || seen.bottom - seen.top < 1) return undefined;
  }
  return seen;
}

/**
 * True if the element moved out of the window or of a scrolling element: after a new layout the page may be longer, and
 * the agent can scroll to it.
 */
function isScrolledAway({ element, box }: Thing): boolean {
  const at = box();
  if (!at) return true;
  const { y } = middleOf(at);
  if (y < 0 || y >= innerHeight) return true;
  for (let around = elementAround(element); around; around = elementAround(around)) {
    if (!/auto|scroll/.test(getComputedStyle(around).overflowY)) continue;
    const window = around.getBoundingClientRect();
    if (y < window.top || y > window.bottom) return true;
  }
  return false;
}

/** True for an element that stays in place while the page scrolls. */
function isInPlace(element: Element): boolean {
  for (let around: Element | null = element; around; around = elementAround(around)) {
    if (/fixed|sticky/.test(getComputedStyle(around).position)) return true;
  }
  return false;
}

function isSame(hit: Element, element: Element): boolean {
  return isInside(hit, element) || isInside(element, hit);
}

/** The elements at a point, topmost first, through open shadow roots. */
function elementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    if (element.getRootNode() !== root) return [];
    const inside = element.shadowRoot ? elementsAt(element.shadowRoot, x, y) : [];
    return [...inside, element];
  });
}

function boxOfText(text: ChildNode): Box | undefined {
  const range = document.createRange();
  range.selectNodeContents(text);
  const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  // The longest line is covered first.
  const widest = lines.reduce<DOMRect | undefined>(
    (found, line) => (found && found.right >= line.right ? found : line),
    undefined,
  );
  return widest && boxOf(widest);
}

function boxOf({ left, top, right, bottom, width, height }: DOMRect): Box | undefined {
  return width > 0 && height > 0 ? { left, top, right, bottom } : undefined;
}

function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function middleOf({ left, top, right, bottom }: Box): { x: number; y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function isShared(one: Box, other: Box): boolean {
  return one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
}
