/** What can be pressed. */
const pressable = 'button, a[href], select, input, textarea, summary, [role=option]';

/** For so long (ms) a thing must have been in sight before a press on it counts. */
const leastSight = 500;

/**
 * Lets a press by mouse or finger count only where the agent could see what was pressed: the page around the panel may make
 * it transparent, lay something over it, or show it under the mouse at the last moment. A press that does not count does
 * nothing.
 *
 * The browser itself says what is in sight (IntersectionObserver v2, Chromium only; what it cannot see stands in
 * docs/browsers.md). Keys count always: no page can send them into a frame of another origin.
 *
 * @param root the panel; its `h1` stands for the panel as a whole
 * @param onRefused a press did not count
 * @returns ends it
 */
export function guardPresses(root: HTMLElement, onRefused: () => void): () => void {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return () => undefined;
  /** Since when each has been in sight without a break; null: it is not. */
  const since = new WeakMap<Element, number | null>();
  /** The same of the panel as a whole, whichever ticket it shows. */
  let panelSince: number | null = null;

  // Chromium wants at least 100 ms between two of its looks.
  const look = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  const sight = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const isPanel = entry.target.matches('h1');
      // Scrolled away inside the panel: nothing is known of it.
      if (!entry.isIntersecting && !isPanel) {
        since.delete(entry.target);
        continue;
      }
      const isSeen = entry.isIntersecting && 'isVisible' in entry && entry.isVisible === true;
      const before = isPanel ? panelSince : (since.get(entry.target) ?? null);
      const now = isSeen ? (before ?? performance.now()) : null;
      if (isPanel) panelSince = now;
      // What has just come into a panel that is in sight may be pressed at once.
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
    // One that nothing is known of has come within the last 100 ms.
    const seen = since.has(pressed) ? since.get(pressed) : panelSince;
    return typeof seen === 'number' && performance.now() - seen >= leastSight;
  };
  const judge = (event: MouseEvent) => {
    // A key, or a label that passes a press on, has no `detail`.
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
