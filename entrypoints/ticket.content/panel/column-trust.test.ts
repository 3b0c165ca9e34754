import { expect, it } from 'vitest';
import {
  fullTrust,
  noteLate,
  noteRedraw,
  noteRemoval,
  noteVisit,
  waitAfterRemoval,
  type ColumnTrust,
} from './column-trust';

/** What becomes of the trust in a column by so many of the same. */
function times(count: number, step: (trust: ColumnTrust, time: number) => ColumnTrust): ColumnTrust {
  return Array.from({ length: count }, (_, time) => time).reduce(step, fullTrust);
}

const redrawEvery = (ms: number) => (trust: ColumnTrust, time: number) => noteRedraw(trust, ms, time * ms);

it.each([
  ['is drawn anew every 4 s', times(2, redrawEvery(4_000)), true],
  ['is drawn anew a few times while the page loads', times(5, redrawEvery(100)), false],
  ['is drawn anew again and again', times(6, redrawEvery(100)), true],
  [
    'is drawn anew with each ticket',
    times(9, (trust, time) => noteVisit(redrawEvery(5_000)(trust, time))),
    false,
  ],
  ['throws the panel out three times', times(3, (trust) => noteRemoval(trust, true)), true],
  ['stands, while the page throws out the dock', times(3, (trust) => noteRemoval(trust, false)), false],
  ['comes late on one ticket', times(5, noteLate), false],
  ['comes late on two', times(2, (trust) => noteLate(noteVisit(trust))), true],
])('a column that %s is left alone: %#', (_, { isUnwelcome }, isLeft) => {
  expect(isUnwelcome).toBe(isLeft);
});

it('a column that was left alone is left alone on the next ticket too', () => {
  expect(noteVisit(times(3, (trust) => noteRemoval(trust, true))).isUnwelcome).toBe(true);
});

it('a panel that is thrown out again and again waits longer each time, but comes back', () => {
  const waits = [3, 9, 10, 40].map((count) =>
    waitAfterRemoval(times(count, (trust) => noteRemoval(trust, false))),
  );
  expect(waits).toEqual([0, 400, 800, 10_000]);
});
