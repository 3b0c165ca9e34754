import fc from 'fast-check';
import { expect } from 'vitest';
import { countsOf, seed, type Counts } from './campaign';
import { findUnsound } from './odd-values';

/**
 * Tries a reader on many values. It must not throw, and what it returns must be sound.
 *
 * @param read returns undefined when it has refused the value
 * @param check looks further into what came out
 */
export function fuzz<Value, Result>(
  task: { meta: { trust?: Counts } },
  runs: number,
  values: fc.Arbitrary<Value>,
  read: (value: Value) => Result,
  check: (result: NonNullable<Result>) => void = () => undefined,
): void {
  const counts = countsOf(task);
  fc.assert(
    fc.property(values, (value) => {
      counts.inputs += 1;
      const result = read(value);
      if (result === undefined || result === null) {
        counts.faults += 1;
        return;
      }
      expect(findUnsound(result)).toBeUndefined();
      check(result);
    }),
    { seed, numRuns: runs },
  );
}
