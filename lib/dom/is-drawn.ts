import { elementAround } from './element-around';

/**
 * True for an element that the page draws. An element without a box of its own may still be drawn: one with
 * `display: contents` if its surroundings are, one of zero size if its children overflow it.
 */
export function isDrawn(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style) return !isShut(element);
  if (style.visibility !== 'visible' || !hasPlace(element)) return false;
  for (let around: Element | null = element; around; around = elementAround(around))
    if (isCutToNothing(around)) return false;
  return true;
}

/** True if an element, or the element that lays it out, is rendered. */
function hasPlace(element: Element): boolean {
  if (element.checkVisibility()) return true;
  if (element.ownerDocument.defaultView?.getComputedStyle(element).display !== 'contents') return false;
  const around = elementAround(element);
  return around !== null && hasPlace(around);
}

/**
 * True for an element that hides itself and everything in it. For walks from the root inwards: does not check the
 * elements around it.
 *
 * @param style the element's computed style, if the caller already has it
 */
export function isShut(
  element: Element,
  style: CSSStyleDeclaration | undefined = element.ownerDocument.defaultView?.getComputedStyle(element),
): boolean {
  // An element of a letter that this page does not render has no computed style.
  if (!style)
    return element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
  if (style.display === 'none' || style.display === '') return true;
  if (style.contentVisibility === 'hidden') return true;
  if (isInClosedDetails(element)) return true;
  return isCutToNothing(element, style);
}

/** True for the content of a closed `<details>`, without its summary. */
function isInClosedDetails(element: Element): boolean {
  const details = element.parentElement;
  if (details?.localName !== 'details' || details.hasAttribute('open')) return false;
  return element !== details.querySelector(':scope > summary');
}

/** True for a closed accordion that is a box without height and cuts off its content. */
function isCutToNothing(element: Element, style?: CSSStyleDeclaration): boolean {
  const { clientWidth, clientHeight } = element;
  if (clientWidth > 0 && clientHeight > 0) return false;
  const { overflowX, overflowY, display } =
    style ?? element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  // An inline element has no size of its own and cuts nothing off.
  if (display === undefined || /^(?:inline|contents|none)$/.test(display)) return false;
  return (
    (clientHeight === 0 && overflowY !== 'visible' && element.getBoundingClientRect().height < 1) ||
    (clientWidth === 0 && overflowX !== 'visible' && element.getBoundingClientRect().width < 1)
  );
}
