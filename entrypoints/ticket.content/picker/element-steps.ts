import { elementAround } from '@/lib/dom/element-around';

type IsOurs = (element: Element) => boolean;

/**
 * The innermost element at a point of the window (CSS pixels), through open shadow roots. Ignores Sidecar's own
 * elements.
 */
export function elementAt(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  isOurs: IsOurs,
): Element | undefined {
  const element = root.elementsFromPoint(x, y).find((each) => each.getRootNode() === root && !isOurs(each));
  const inside = element?.shadowRoot && elementAt(element.shadowRoot, x, y, isOurs);
  return inside ?? element;
}

/** The next drawn element in a direction of the DOM tree; undefined if there is none. */
export function elementBeside(
  element: Element,
  step: 'parent' | 'child' | 'next' | 'previous',
  isOurs: IsOurs,
): Element | undefined {
  const isStep = (each: Element) => !isOurs(each) && each.checkVisibility();
  if (step === 'parent') {
    const around = elementAround(element);
    return around && around !== document.documentElement ? around : undefined;
  }
  if (step === 'child') return [...(element.shadowRoot?.children ?? []), ...element.children].find(isStep);
  const onwards = (each: Element) =>
    step === 'next' ? each.nextElementSibling : each.previousElementSibling;
  let beside = onwards(element);
  while (beside && !isStep(beside)) beside = onwards(beside);
  return beside ?? undefined;
}

/** The element that a mouse wheel over another element scrolls. */
export function scrollerAround(element: Element): Element {
  for (let around: Element | null = element; around; around = elementAround(around)) {
    const isLonger = around.scrollHeight > around.clientHeight + 1;
    if (isLonger && /auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return document.scrollingElement ?? document.documentElement;
}
