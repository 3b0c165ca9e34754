import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, seed, sized } from './campaign';
import { fuzz } from './fuzz';
import { anyRefrain, anyText, damagedText } from './odd-values';
import { textReaders } from './text-readers';

const readers = Object.entries(textReaders);

describe('any text is read without a throw, and without an odd number', () => {
  it.for(readers)('%s', ([, { read, sample }], { task }) => {
    fuzz(task, sized(150, 5_000), fc.oneof(anyText, damagedText(sample)), read);
  });
});

describe('a text that is eight times as long takes about eight times as long', () => {
  /** How much longer the longer text is. */
  const growth = 8;
  /** A reader whose time grows with the square is at `growth`, one in proportion at 1. */
  const mostGrowth = 5;
  const longest = 200_000;
  /** Below this a measure says nothing (ms). */
  const measurable = 2;

  /** A pass over the text that does little: what a text costs a machine at all. */
  const simplePass = (text: string) => [...text.normalize('NFD').matchAll(/[\p{L}\d]+/gu)].length;
  const msOf = (work: () => unknown, times = 1) => {
    const start = process.cpuUsage();
    for (let time = 0; time < times; time += 1) work();
    // Not the time on the clock: other programs may take most of it.
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  /**
   * How much faster the reader's time grows than that of the simple pass; 0: it is too quick to be measured. Measures
   * again while it looks bad, because other programs may hold up one measure.
   */
  function growthOf(read: (text: string) => unknown, refrain: string): number {
    const textOf = (length: number) => refrain.repeat(Math.ceil(length / refrain.length)).slice(0, length);
    let length = 500;
    while (length * growth < longest && msOf(() => read(textOf(length))) < measurable) length *= 2;
    const [short, long] = [textOf(length), textOf(length * growth)];
    const passes = Math.ceil(
      measurable /
        Math.max(
          0.001,
          msOf(() => simplePass(short)),
        ),
    );
    const least = { short: Infinity, long: Infinity, passOfShort: Infinity, passOfLong: Infinity };
    let grown = Infinity;
    for (let time = 0; time < 12 && grown >= mostGrowth; time += 1) {
      least.short = Math.min(
        least.short,
        msOf(() => read(short)),
      );
      least.long = Math.min(
        least.long,
        msOf(() => read(long)),
      );
      if (least.long < measurable * growth) return 0;
      least.passOfShort = Math.min(
        least.passOfShort,
        msOf(() => simplePass(short), passes),
      );
      least.passOfLong = Math.min(
        least.passOfLong,
        msOf(() => simplePass(long), passes),
      );
      grown = least.long / least.short / (least.passOfLong / least.passOfShort);
    }
    return grown;
  }

  it.for(readers)('%s', ([, { read }], { task }) => {
    const counts = countsOf(task);
    fc.assert(
      fc.property(anyRefrain, (text) => {
        counts.inputs += 1;
        expect(growthOf(read, text)).toBeLessThan(mostGrowth);
      }),
      { seed, numRuns: sized(3, 100), endOnFailure: true },
    );
  });
});
