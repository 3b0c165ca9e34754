import type { ElementPath } from '@/lib/model/taught-field';

/**
 * Finds the element of a custom selector on this page.
 *
 * @param onRoot called with every shadow root on the way, because other code may not have found them
 * @returns undefined if there is no custom selector or it is stale
 */
export function findTaught(
  document: Document,
  path: ElementPath | undefined,
  onRoot?: (root: ShadowRoot) => void,
): Element | undefined {
  let root: Document | ShadowRoot | null | undefined = document;
  let element: Element | undefined;
  for (const selector of path ?? []) {
    element = root ? findIn(root, selector) : undefined;
    root = element?.shadowRoot;
    if (root) onRoot?.(root);
  }
  return element;
}

/** An invalid selector finds nothing: the profile may be from another version. */
function findIn(root: Document | ShadowRoot, selector: string): Element | undefined {
  try {
    return root.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}
