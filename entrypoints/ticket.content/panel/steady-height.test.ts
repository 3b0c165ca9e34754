import { beforeEach, expect, it, vi } from 'vitest';
import { createSteadyHeight, type SteadyHeight } from './steady-height';

let steady: SteadyHeight;
let changes: number;

beforeEach(() => {
  vi.useFakeTimers();
  changes = 0;
  steady = createSteadyHeight(
    () => (changes += 1),
    (call, ms) => Number(setTimeout(call, ms)),
  );
  steady.release();
  steady.say(600);
  vi.runAllTimers();
  return () => vi.useRealTimers();
});

it('is as tall as the panel once that rests', () => {
  expect(steady.now()).toBe(600);
});

it('does not jump to the skeleton between two tickets', () => {
  changes = 0;
  steady.hold();
  steady.say(230);
  vi.advanceTimersByTime(10_000);
  steady.release();
  vi.advanceTimersByTime(300);
  steady.say(600);
  vi.runAllTimers();
  expect({ height: steady.now(), changes }).toEqual({ height: 600, changes: 0 });
});

it('grows at once', () => {
  steady.say(700);
  expect(steady.now()).toBe(700);
});

it('gets shorter when the next ticket has less to show', () => {
  steady.hold();
  steady.say(230);
  steady.release();
  vi.runAllTimers();
  expect(steady.now()).toBe(230);
});

it.each([
  [-5, 120],
  [1e9, 4_000],
])('takes %i px for no height', (said, height) => {
  steady.say(said);
  vi.runAllTimers();
  expect(steady.now()).toBe(height);
});
