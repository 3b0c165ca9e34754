/** The app's own bar: as wide as the window, at its top, no taller than a few lines. */
export function isTopBar(element: Element): boolean {
  const { top, width, height } = element.getBoundingClientRect();
  return (
    top <= 4 &&
    top >= -4 &&
    height > 0 &&
    height < 100 &&
    // Of the page: a dock makes room for itself beside it.
    width > 0.8 * element.ownerDocument.documentElement.getBoundingClientRect().width
  );
}
