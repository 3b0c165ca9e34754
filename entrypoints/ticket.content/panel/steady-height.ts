/** A shorter panel is believed when it has stayed so for this long (ms): its orders may be on their way. */
const shrinksAfter = 800;
/** With orders a panel is mostly taller than it may be, so that much is kept free before the first (CSS pixels). */
const tallest = 4_000;
const shortest = 120;

/** How tall the panel's content is, without the jumps while one ticket's orders give way to the next's. CSS pixels. */
export interface SteadyHeight {
  now: () => number;
  /** The panel says how tall it is. */
  say: (height: number) => void;
  /** Until `release` the panel is loading, and does not get shorter. */
  hold: () => void;
  release: () => void;
}

/** @param later calls back after some ms, as `setTimeout` does */
export function createSteadyHeight(
  onChange: () => void,
  later: (call: () => void, ms: number) => number,
): SteadyHeight {
  let shown = tallest;
  let said = tallest;
  let isHeld = true;
  let timer: number | undefined;

  const take = () => {
    if (isHeld || shown === said) return;
    shown = said;
    onChange();
  };
  const takeLater = () => {
    clearTimeout(timer);
    timer = later(take, shrinksAfter);
  };

  return {
    now: () => shown,
    say: (height) => {
      said = Math.min(Math.max(height, shortest), tallest);
      if (said > shown) {
        shown = said;
        onChange();
      } else takeLater();
    },
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      takeLater();
    },
  };
}
