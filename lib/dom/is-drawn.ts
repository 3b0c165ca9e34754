import { elementAround } from './element-around';

/**
 * True for an element that the page draws. Hidden is what is not drawn, not what has no box of its own: an element with
 * `display: contents` is drawn when what is around it is, and one of zero size may have children that overflow it.
 */
export function isDrawn(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style) return !isShut(element);
  if (style.visibility !== 'visible' || !hasPlace(element)) return false;
  for (let around: Element | null = element; around; around = elementAround(around))
    if (isCutToNothing(around)) return false;
  return true;
}

/** True when an element, or what lays it out in its stead, is rendered. */
function hasPlace(element: Element): boolean {
  if (element.checkVisibility()) return true;
  if (element.ownerDocument.defaultView?.getComputedStyle(element).display !== 'contents') return false;
  const around = elementAround(element);
  return around !== null && hasPlace(around);
}

/**
 * True for an element that takes itself and everything in it out of what is drawn. For walks from the root inwards:
 * what is around the element is not looked at.
 *
 * @param style the element's own, when the caller has it already
 */
export function isShut(
  element: Element,
  style: CSSStyleDeclaration | undefined = element.ownerDocument.defaultView?.getComputedStyle(element),
): boolean {
  // A letter that this page does not draw has no computed style.
  if (!style)
    return element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
  if (style.display === 'none' || style.display === '') return true;
  if (style.contentVisibility === 'hidden') return true;
  if (isInClosedDetails(element)) return true;
  return isCutToNothing(element, style);
}

/** True for the content of a closed `<details>`: all but its summary. */
function isInClosedDetails(element: Element): boolean {
  const details = element.parentElement;
  if (details?.localName !== 'details' || details.hasAttribute('open')) return false;
  return element !== details.querySelector(':scope > summary');
}

/** A closed accordion is often a box without a height that cuts off what is in it. */
function isCutToNothing(element: Element, style?: CSSStyleDeclaration): boolean {
  const { clientWidth, clientHeight } = element;
  if (clientWidth > 0 && clientHeight > 0) return false;
  const { overflowX, overflowY, display } =
    style ?? element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  // An inline box has no size of its own and cuts nothing off.
  if (display === undefined || /^(?:inline|contents|none)$/.test(display)) return false;
  return (
    (clientHeight === 0 && overflowY !== 'visible' && element.getBoundingClientRect().height < 1) ||
    (clientWidth === 0 && overflowX !== 'visible' && element.getBoundingClientRect().width < 1)
  );
}
