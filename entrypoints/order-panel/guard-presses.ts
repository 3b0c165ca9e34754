/** Selector for elements that can be pressed. */
const pressable = 'button, a[href], select, input, textarea, summary, [role=option]';

/** An element must have been visible for so long (ms) before a press on it counts. */
const leastSight = 500;

/**
 * Ignores presses by mouse or touch on elements that the agent could not see: the page around the panel may make it
 * transparent, cover it, or move it under the mouse at the last moment.
 *
 * The browser reports what is visible (IntersectionObserver v2, Chromium only; its limits are in docs/browsers.md). Key
 * presses always count: no page can send them into a frame of another origin.
 *
 * @param root the panel; its `h1` stands for the panel as a whole
 * @param onRefused called when a press was ignored
 * @returns ends it
 */
export function guardPresses(root: HTMLElement, onRefused: () => void): () => void {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return () => undefined;
  /** Since when each element has been visible without a break; null: it is not visible. */
  const since = new WeakMap<Element, number | null>();
  /** The same for the panel as a whole, over all tickets. */
  let panelSince: number | null = null;

  // Chromium requires at least 100 ms between two checks.
  const look = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  const sight = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const isPanel = entry.target.matches('h1');
      // Scrolled out of view inside the panel, or under the panel's own header: what the page does is unknown.
      if (!isPanel && (!entry.isIntersecting || isUnderOurs(entry.target))) {
        since.delete(entry.target);
        continue;
      }
      const isSeen = entry.isIntersecting && 'isVisible' in entry && entry.isVisible === true;
      const before = isPanel ? panelSince : (since.get(entry.target) ?? null);
      const now = isSeen ? (before ?? performance.now()) : null;
      if (isPanel) panelSince = now;
      // A new element in a panel that is already visible may be pressed at once.
      else since.set(entry.target, now !== null && !since.has(entry.target) ? (panelSince ?? now) : now);
    }
  }, look);
  const follow = () => {
    for (const each of root.querySelectorAll(`h1, ${pressable}`)) sight.observe(each);
  };
  const changes = new MutationObserver(follow);
  changes.observe(root, { childList: true, subtree: true });
  follow();

  const isInSight = (pressed: Element): boolean => {
    // An element without a report yet was added within the last 100 ms.
    const seen = since.has(pressed) ? since.get(pressed) : panelSince;
    return typeof seen === 'number' && performance.now() - seen >= leastSight;
  };
  const judge = (event: MouseEvent) => {
    // A click by key, or one passed on by a label, has `detail` 0.
    if (!event.isTrusted || event.detail === 0 || !(event.target instanceof Element)) return;
    const pressed = event.target.closest(pressable);
    if (!pressed || isInSight(pressed)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onRefused();
  };
  root.addEventListener('click', judge, { capture: true });
  return () => {
    sight.disconnect();
    changes.disconnect();
    root.removeEventListener('click', judge, { capture: true });
  };
}

/** True for an element that another one of the panel lies over, at least in part. It cannot be pressed there. */
function isUnderOurs(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [top + 1, (top + bottom) / 2, bottom - 1].some((y) => {
    const hit = document.elementFromPoint((left + right) / 2, y);
    return hit !== null && !hit.contains(element) && !element.contains(hit);
  });
}
