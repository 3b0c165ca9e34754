import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArchived } from './order';

const day = 86_400_000;
const orderOf = (confirmedAt: number) => ({ isGone: false, confirmedAt, addedAt: confirmedAt });

describe('an order is archived', () => {
  it.each([
    ['in summer after three months', Date.UTC(2026, 6, 10), 93, true],
    ['in summer not after two', Date.UTC(2026, 6, 10), 89, false],
    ['in December after two months', Date.UTC(2026, 11, 10), 62, true],
    ['in November not after less', Date.UTC(2026, 10, 2), 59, false],
    ['in January when December has archived it', Date.UTC(2027, 0, 5), 70, true],
    ['in January not when December has not', Date.UTC(2027, 0, 20), 70, false],
  ])('%s', (_, now, days, expected) => {
    expect(isArchived(orderOf(now - days * day), now)).toBe(expected);
  });

  it('when Base answers no more for it, however young it is', () => {
    const now = Date.UTC(2026, 6, 10);
    expect(isArchived({ ...orderOf(now - day), isGone: true }, now)).toBe(true);
  });

  it('by when it was added where it was never confirmed, and never by a date that Base did not give', () => {
    const now = Date.UTC(2026, 6, 10);
    expect(isArchived({ isGone: false, confirmedAt: 0, addedAt: now - 93 * day }, now)).toBe(true);
    expect(isArchived(orderOf(0), now)).toBe(false);
  });

  it('for good: no later day brings it back', () => {
    const time = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2029, 0) });
    fc.assert(
      fc.property(time, time, time, (placed, one, other) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        expect(isArchived(orderOf(placed), later) || !isArchived(orderOf(placed), sooner)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
