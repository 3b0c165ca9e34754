import type { ElementPath } from '@/lib/model/taught-field';

/**
 * The element that a path leads to on this page.
 *
 * @param onRoot told every shadow root on the way: nothing else may have led there
 * @returns undefined when nothing was taught or the page has no such element
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

/** What is no selector finds nothing: a profile may be from another version. */
function findIn(root: Document | ShadowRoot, selector: string): Element | undefined {
  try {
    return root.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}
