import { boxOf } from '@/lib/dom/box-of';

/** A ticket's own head may span the window too. It has a heading, or a number that may be an order number. */
const heading = 'h1, h2, h3, h4, [role="heading"]';
const telling = /\d{5}/;
/**
 * Parts of an app's bar beside a rail at the left. A ticket's head may begin beside the rail too, but has no such
 * parts.
 */
const furniture = 'input, nav, [role="search"], [role="navigation"]';

/** The app's own bar: as wide as the window, at its top, no taller than a few lines. */
export function isTopBar(element: Element): boolean {
  const { top, left, width, height } = boxOf(element);
  const isAtTop = top <= 4 && top >= -4 && height > 0 && height < 100;
  // Compares with the page's width, because a dock makes the page narrower.
  if (!isAtTop || width <= 0.8 * element.ownerDocument.documentElement.getBoundingClientRect().width)
    return false;
  if (element.querySelector(heading) || telling.test(element.textContent)) return false;
  return left <= 4 || element.querySelector(furniture) !== null;
}
