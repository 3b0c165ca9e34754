/** The panel must have stood still for so long (ms) before it can be pressed. */
const leastRest = 500;
/** While the pointer is elsewhere on the page, the panel's place is noted this often at most (ms). */
const noteEvery = 100;

/**
 * Keeps the panel from being pressed while it moves or has just come under the pointer: a page could put it there at the
 * moment when somebody presses something else. A press does nothing meanwhile.
 *
 * @param host stands on the page
 * @param shell holds the frame, in a shadow root that the page does not reach
 */
export function createShield(host: HTMLElement, shell: HTMLElement): void {
  let place = '';
  let notedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether it has moved since it was last looked at. */
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
