import { describe, expect, it } from 'vitest';
import { isArchived } from './order';

const order = (date: string, isGone = false) => ({ isGone, addedAt: 0, confirmedAt: Date.parse(date) });

describe('an order is archived', () => {
  it.each([
    ['after three months', '2026-04-30', '2026-08-01'],
    ['after two months in November', '2026-09-14', '2026-11-15'],
    ['after two months in December', '2026-10-14', '2026-12-15'],
    ['after three months again in January', '2026-10-14', '2027-01-15'],
  ])('%s', (_, placed, now) => {
    expect(isArchived(order(placed), Date.parse(now))).toBe(true);
  });

  it('once Base does not answer it any more', () => {
    expect(isArchived(order('2026-07-31', true), Date.parse('2026-08-01'))).toBe(true);
  });
});

describe('an order is not archived', () => {
  it.each([
    ['before three months', '2026-05-02', '2026-08-01'],
    ['before two months in November', '2026-09-16', '2026-11-15'],
  ])('%s', (_, placed, now) => {
    expect(isArchived(order(placed), Date.parse(now))).toBe(false);
  });
});
