/**
 * True once an element, or the panel around it, has been visible for long enough; false if it is not within a second.
 * The order panel ignores a click on something that has only just appeared. Runs in the page.
 */
export async function isInSight(element: unknown): Promise<boolean> {
  if (!(element instanceof Element) || location.pathname !== '/order-panel.html') return true;
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
  const end = performance.now() + 1_000;
  while (!isLong(element) && !isLong(title)) {
    if (performance.now() > end) return false;
    await new Promise((next) => setTimeout(next, 40));
  }
  return true;
}
