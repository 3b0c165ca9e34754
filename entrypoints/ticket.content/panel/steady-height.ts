/** A smaller height counts only after it has stayed for so long (ms): orders may still be loading. */
const shrinksAfter = 800;
/**
 * Before the first orders, the greatest height is reserved, because a panel with orders usually needs it (CSS pixels).
 */
const tallest = 4_000;
const shortest = 120;

/** The height of the panel's content, without jumps between one ticket's orders and the next ones. CSS pixels. */
export interface SteadyHeight {
  now: () => number;
  /** The panel reports its height. */
  say: (height: number) => void;
  /** Until `release` the panel is loading and does not shrink. */
  hold: () => void;
  release: () => void;
}

/** @param later calls back after some ms, like `setTimeout` */
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
