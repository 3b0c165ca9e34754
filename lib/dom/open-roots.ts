/** Limit of roots to search. */
const mostRoots = 2_000;

/** The document and every open shadow root in it, outermost first. */
export function openRoots(document: Document): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  // The list grows during the loop.
  for (const root of roots) {
    if (roots.length > mostRoots) break;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return roots;
}
