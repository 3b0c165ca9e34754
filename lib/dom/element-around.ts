/** The next element outwards, through open shadow roots; null at the root of the page. */
export function elementAround(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
