import { expect, it } from 'vitest';
import { readWarsawTime } from './warsaw-time';

const blocked = (time: string) => `Query limit exceeded, token blocked until ${time}`;

it.each([
  ['winter', '2026-11-23 18:15:34', '2026-11-23T17:15:34Z'],
  ['summer', '2026-07-01 18:15:34', '2026-07-01T16:15:34Z'],
  ['the minute before the clocks go forward', '2026-03-29 01:59:59', '2026-03-29T00:59:59Z'],
  ['the minute after', '2026-03-29 03:00:00', '2026-03-29T01:00:00Z'],
])('reads Polish time in %s', (_, written, utc) => {
  expect(readWarsawTime(blocked(written), Date.parse(utc))).toBe(Date.parse(utc));
});

it('takes the nearer of the two hours that one writing means in the autumn night', () => {
  const written = blocked('2026-10-25 02:30:00');
  expect(readWarsawTime(written, Date.parse('2026-10-25T00:29:00Z'))).toBe(
    Date.parse('2026-10-25T00:30:00Z'),
  );
  expect(readWarsawTime(written, Date.parse('2026-10-25T01:29:00Z'))).toBe(
    Date.parse('2026-10-25T01:30:00Z'),
  );
});

it('knows a text without a time', () => {
  expect(readWarsawTime('', 0)).toBeUndefined();
  expect(readWarsawTime('blocked until tomorrow', 0)).toBeUndefined();
});
