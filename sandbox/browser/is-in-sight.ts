/**
 * True for an element that has stood on the screen long enough, or whose panel has: whoever presses at once what a page has
 * just shown is no person, and the order panel does not count it. Runs in the page, and must be asked again and again.
 */
export function isInSight(element: unknown): boolean {
  if (!(element instanceof Element) || window === window.top) return true;
  const kept: {
    document: Document;
    sight?: { since: WeakMap<Element, number>; observer: IntersectionObserver };
  } = globalThis;
  if (!kept.sight) {
    const since = new WeakMap<Element, number>();
    const look = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const isVisible = 'isVisible' in entry && entry.isVisible === true;
        if (!isVisible) since.delete(entry.target);
        else if (!since.has(entry.target)) since.set(entry.target, performance.now());
      }
    }, look);
    kept.sight = { since, observer };
  }
  const { since, observer } = kept.sight;
  const title = document.querySelector('h1');
  for (const each of [element, title]) if (each) observer.observe(each);
  const isLong = (seen: Element | null) =>
    seen !== null && performance.now() - (since.get(seen) ?? Infinity) > 800;
  return isLong(element) || isLong(title);
}
