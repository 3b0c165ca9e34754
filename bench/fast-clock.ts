/** A clock that runs `speed` times as fast as the real one, from `start` (Unix ms) on. */
export interface FastClock {
  now: () => number;
  /** From now on it is the real clock. */
  end: () => void;
}

export function createFastClock(start: number, speed: number): FastClock {
  const began = Date.now();
  let isReal = false;
  return {
    now: () => (isReal ? Date.now() : Math.floor(start + (Date.now() - began) * speed)),
    end: () => (isReal = true),
  };
}

/** Where a worker keeps the way back. */
interface Clocked {
  Date: unknown;
  endFastClock?: () => void;
}

/**
 * Runs in a worker: makes its clocks and timers run `speed` times as fast, from `start` (Unix ms) on. The requests of an
 * hour are then sent in as little time as they take.
 */
export function quickenClocks(start: number, speed: number): void {
  const real = { date: Date.now, steady: performance.now.bind(performance), timer: setTimeout };
  const began = { date: real.date(), steady: real.steady() };
  Date.now = () => Math.floor(start + (real.date() - began.date) * speed);
  performance.now = () => began.steady + (real.steady() - began.steady) * speed;
  const quick = (act: () => void, ms = 0) => real.timer(act, ms / speed);
  Reflect.set(globalThis, 'setTimeout', quick);
  const clocked: Clocked = globalThis;
  clocked.endFastClock = () => {
    Date.now = real.date;
    Reflect.deleteProperty(performance, 'now');
    Reflect.set(globalThis, 'setTimeout', real.timer);
  };
}

/** Runs in that worker: gives it back its own clocks. */
export function endFastClock(): void {
  const clocked: Clocked = globalThis;
  clocked.endFastClock?.();
}
