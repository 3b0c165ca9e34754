import { expect, it } from 'vitest';
import { budgetAt, shareAt, unspent } from './budget-at';

const now = 1_763_480_000_000;
const minute = 60_000;
const hour = 60 * minute;

it.each([
  ['a request of just now counts', { sent: [now - 1] }, 0, { sent: [now - 1] }],
  ['one of a minute ago does not', { sent: [now - minute] }, 0, { sent: [] }],
  ['a clock set forward takes the requests with it', { sent: [now - hour] }, hour, { sent: [now] }],
  ['a clock set back does too', { sent: [now + hour] }, -hour, { sent: [now] }],
  ['a request is on its way for half a minute at most', { sent: [now + hour] }, 0, { sent: [now + 30_000] }],
  ['a block lasts until 5 s after its end', { blockedUntil: now - 4_999 }, 0, { blockedUntil: now - 4_999 }],
  ['and no longer', { blockedUntil: now - 5_000 }, 0, { blockedUntil: 0 }],
  ['no block lasts for more than an hour', { blockedUntil: now + 9 * hour }, 0, { blockedUntil: now + hour }],
  ['a share is kept for an hour', { share: 0.5, slowedAt: now - hour + 1 }, 0, { share: 0.5 }],
  ['and is whole then', { share: 0.5, slowedAt: now - hour }, 0, { share: 1, slowedAt: 0 }],
])('%s', (_, kept, jump, left) => {
  expect(budgetAt({ ...unspent, ...kept }, now, jump)).toMatchObject(left);
});

it('a budget of version 0.1.0 reads as one that was not slowed down', () => {
  expect(budgetAt({ sent: [now], blockedUntil: 0 }, now, 0)).toEqual({ ...unspent, sent: [now] });
});

it.each([
  [-minute, 0.5],
  [0, 0.5],
  [30 * minute, 0.75],
  [hour, 1],
])('%i ms after a block that halved it, the share is %f', (passed, share) => {
  expect(shareAt({ ...unspent, share: 0.5, slowedAt: now - passed }, now)).toBe(share);
});
