import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyMinute, limitOf, minuteLasts, reserve, reserveOf, shareWait, type Minute } from './minute';

const start = 1_800_000_000_000;

it('the places of all members together, used as late as allowed, never pass the limit in any 60 seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 100 }),
      fc.array(
        fc.record({ after: fc.integer({ min: 0, max: 20_000 }), wanted: fc.integer({ min: 1, max: 9 }) }),
        {
          minLength: 1,
          maxLength: 200,
        },
      ),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (limit, asked, chances) => {
        let minute: Minute = emptyMinute;
        let now = start;
        const sent: number[] = [];
        for (const { after, wanted } of asked) {
          now += after;
          const until = now + 38_000;
          const reserved = reserve(minute, { id: String(sent.length), wanted, limit, now, until });
          if ('wait' in reserved) {
            expect(reserved.wait).toBeGreaterThan(0);
            continue;
          }
          minute = reserved.minute;
          for (let place = 0; place < reserved.count; place += 1) {
            const chance = chances.next().value ?? 0;
            sent.push(now + Math.round(chance * (until - now)));
          }
        }
        const sorted = sent.toSorted((a, b) => a - b);
        for (const [index, at] of sorted.entries()) {
          const before = sorted[index - limit];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(60_000);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('says when there is room again, and then there is', () => {
  let minute: Minute = emptyMinute;
  for (let index = 0; index < 5; index += 1) {
    const now = start + index * 1_000;
    const reserved = reserve(minute, { id: `${index}`, wanted: 2, limit: 10, now, until: now + 500 });
    if ('wait' in reserved) throw new Error('no room');
    minute = reserved.minute;
  }
  const now = start + 6_000;
  const full = reserve(minute, { id: 'x', wanted: 3, limit: 10, now, until: now + 500 });
  expect(full).toEqual({ wait: start + 500 + minuteLasts - now });
  if (!('wait' in full)) throw new Error('room');
  const later = now + full.wait;
  expect(reserve(minute, { id: 'x', wanted: 3, limit: 10, now: later, until: later + 500 })).toMatchObject({
    count: 2,
  });
});

it.each([
  [60, 10, 50, 37],
  [100, 16, 84, 63],
  [6, 1, 5, 3],
  [1, 0, 1, 1],
])(
  'of %i a minute, %i are left for whoever is cut off, %i for all, %i for the sync',
  (all, cut, any, sync) => {
    expect([reserveOf(all), limitOf('interactive', all), limitOf('sync', all)]).toEqual([cut, any, sync]);
  },
);

it('members without the server never pass what is left for them, however many there are', () => {
  const perMinute = 60;
  for (const members of [1, 2, 3, 10, 11, 50, 500]) {
    const arrived: number[] = [];
    for (let rank = 0; rank < members; rank += 1) {
      const sent: number[] = [];
      // Everybody asks all the time, and some requests arrive late.
      for (let now = start + rank; now < start + 12_000_000;) {
        const wait = shareWait({ sent, members, rank, perMinute, now });
        if (wait === 0) arrived.push(now + ((rank * 7_919 + sent.length * 104_729) % 30_000));
        if (wait === 0) sent.push(now);
        else now += wait;
      }
      expect(sent.length, `member ${rank} of ${members}`).toBeGreaterThan(0);
    }
    arrived.sort((a, b) => a - b);
    const most = Math.max(
      ...arrived.map((at, index) => {
        const end = arrived.findIndex((other, place) => place > index && other >= at + 60_000);
        return (end === -1 ? arrived.length : end) - index;
      }),
    );
    expect(most, `${members} members`).toBeLessThanOrEqual(reserveOf(perMinute));
  }
});
