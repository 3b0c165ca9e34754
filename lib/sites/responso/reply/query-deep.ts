/**
 * All elements that match a selector below an element or a root, through open shadow roots; without the root itself.
 */
export function queryDeep<T extends Element = Element>(
  root: Element | Document | ShadowRoot,
  selector: string,
): T[] {
  const found = [...root.querySelectorAll<T>(selector)];
  const inside = [...(root instanceof Element ? [root] : []), ...root.querySelectorAll('*')];
  for (const { shadowRoot } of inside) if (shadowRoot) found.push(...queryDeep<T>(shadowRoot, selector));
  return found;
}

/** The nearest element outwards that matches a selector, including the element itself, through open shadow roots. */
export function closestDeep(element: Element, selector: string): Element | null {
  const closest = element.closest(selector);
  const root = element.getRootNode();
  return closest ?? (root instanceof ShadowRoot ? closestDeep(root.host, selector) : null);
}

/** True for an element inside another one, or in an open shadow root below it. */
export function isInside(inner: Element, outer: Element): boolean {
  if (outer.contains(inner)) return true;
  const root = inner.getRootNode();
  return root instanceof ShadowRoot && isInside(root.host, outer);
}
