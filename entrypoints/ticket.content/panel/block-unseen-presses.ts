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

  const look = () => {
    lookedAt = performance.now();
    if (!isInSight(host)) unseenAt = lookedAt;
    if (lookedAt - unseenAt < leastSight) frame.dataset['unseen'] = '';
    else delete frame.dataset['unseen'];
  };
  const stop = () => clearInterval(timer);

  // A page could hide the panel, and show it when the pointer arrives.
  document.addEventListener(
    'pointermove',
    ({ target }) => {
      if (target !== host && performance.now() - lookedAt > lookEvery) look();
    },
    { capture: true, passive: true },
  );
  host.addEventListener('pointerenter', () => {
    stop();
    look();
    timer = setInterval(() => (host.isConnected ? look() : stop()), lookEvery);
  });
  host.addEventListener('pointerleave', stop);
  host.addEventListener('pointerdown', () => {
    if ('unseen' in frame.dataset) onRefused();
  });
}
