/** The panel must not have moved for so long (ms) before it can be pressed. */
const leastRest = 500;
/** While the pointer moves elsewhere on the page, the panel's position is recorded at most this often (ms). */
const noteEvery = 100;

/**
 * Blocks presses while the panel moves, or has just appeared under the pointer: a page could move it there at the
 * moment when the user presses something else.
 *
 * @param host the panel's element on the page
 * @param shell holds the frame, in a shadow root that the page cannot reach
 */
export function createShield(host: HTMLElement, shell: HTMLElement): void {
  let place = '';
  let notedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** True if the panel has moved since the last check. */
  const note = (): boolean => {
    const { left, top, width } = host.getBoundingClientRect();
    const now = [left, top, width].map(Math.round).join(' ');
    const isMoved = now !== place;
    place = now;
    notedAt = performance.now();
    return isMoved;
  };
  const raise = () => {
    shell.dataset['shielded'] = '';
    clearTimeout(timer);
    timer = setTimeout(settle, leastRest);
  };
  const settle = () => {
    if (note()) raise();
    else delete shell.dataset['shielded'];
  };

  document.addEventListener(
    'pointermove',
    ({ target }) => {
      if (target !== host && performance.now() - notedAt > noteEvery) note();
    },
    { capture: true, passive: true },
  );
  host.addEventListener('pointerenter', () => {
    if (note()) raise();
  });
}
