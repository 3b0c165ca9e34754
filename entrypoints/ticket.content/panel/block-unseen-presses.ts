import { isInSight } from './is-in-sight';

/** The panel must have been in sight for so long (ms) before it can be pressed. */
const leastSight = 500;
/** While the pointer is on the panel, or moves elsewhere, sight is checked this often (ms). */
const lookEvery = 150;

/**
 * Blocks presses on the panel while the page hides it, and for half a second after. For Firefox, where the panel itself
 * cannot learn whether it is visible (`order-panel/guard-presses.ts`).
 *
 * @param host the panel's element on the page
 * @param frame the panel itself, in a shadow root of `host` that the page cannot reach
 * @param onRefused called when a press was blocked
 */
export function blockUnseenPresses(host: HTMLElement, frame: HTMLElement, onRefused: () => void): void {
  let unseenAt = -Infinity;
  let lookedAt = -Infinity;
  let timer: ReturnType<typeof setInterval> | undefined;

  let elsewhere = { x: -1, y: -1 };

  const block = () => {
    unseenAt = performance.now();
    frame.dataset['unseen'] = '';
  };
  const look = () => {
    lookedAt = performance.now();
    if (!isInSight(host)) block();
    else if (lookedAt - unseenAt >= leastSight) delete frame.dataset['unseen'];
  };
  const stop = () => clearInterval(timer);

  // A page could hide the panel, and show it when the pointer arrives.
  const follow = ({ target, clientX, clientY }: PointerEvent) => {
    if (target === host) return;
    elsewhere = { x: clientX, y: clientY };
    if (performance.now() - lookedAt > lookEvery) look();
  };
  for (const name of ['pointermove', 'pointerdown', 'pointerup'] as const)
    document.addEventListener(name, follow, { capture: true, passive: true });
  host.addEventListener('pointerenter', () => {
    stop();
    // Nobody has looked for a while, as before a tap: what the page showed until now is not known.
    if (performance.now() - lookedAt > leastSight) block();
    look();
    // The pointer was here already, on something that has just gone: a second press of two would hit the panel.
    if (isIn(host.getBoundingClientRect(), elsewhere)) block();
    timer = setInterval(() => (host.isConnected ? look() : stop()), lookEvery);
  });
  host.addEventListener('pointerleave', stop);
  host.addEventListener('pointerdown', () => {
    if ('unseen' in frame.dataset) onRefused();
  });
}

function isIn({ left, top, right, bottom }: DOMRect, { x, y }: { x: number; y: number }): boolean {
  // At the edge, the last move outside the panel may be reported at the panel's own first pixel.
  return x > left + 2 && x < right - 2 && y > top + 2 && y < bottom - 2;
}
