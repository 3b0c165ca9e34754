import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { dropIdleBudgets, endOfBlock, leavePlace, noteBlock, readSpending, takePlace } from './budget';
import type { Lane } from '@/lib/background/team/lane';

const minute = 60_000;
const start = 1_763_480_000_000;
let now: number;

/** Lets time pass, on the clock and on the one that nobody can set. */
function pass(duration: number): void {
  now += duration;
  vi.spyOn(performance, 'now').mockReturnValue(now - start);
}

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  now = start;
  pass(0);
});

/** Asks as often as it may, each answered at once; how often that was. */
async function spend(lane: Lane, perMinute: number, token = 'one'): Promise<number> {
  for (let asked = 0; ; asked += 1) {
    if ((await takePlace(token, lane, perMinute, now)) > 0) return asked;
    await leavePlace(token, now);
  }
}

describe('the budget of a token', () => {
  it('leaves a quarter of every setting to agents, and never gives more than the setting', async () => {
    for (let perMinute = 10; perMinute <= 95; perMinute += 5) {
      const token = String(perMinute);
      const bySync = await spend('sync', perMinute, token);
      const byAgents = await spend('interactive', perMinute, token);
      expect(byAgents).toBeGreaterThanOrEqual(perMinute / 4);
      expect(bySync + byAgents).toBe(perMinute);
    }
  });

  it('counts a request until a minute after it was answered, or could have been', async () => {
    expect(await takePlace('one', 'sync', 10, now)).toBe(0);
    pass(20_000);
    await leavePlace('one', now);
    expect(await takePlace('one', 'sync', 10, now)).toBe(0);
    pass(minute - 1);
    expect((await readSpending('one', now)).requests).toBe(2);
    pass(1);
    expect((await readSpending('one', now)).requests).toBe(1);
  });

  it('leaves nothing of a token that was erased while its request was on the way', async () => {
    await takePlace('one', 'sync', 10, now);
    await (await database()).clear('budgets');
    await leavePlace('one', now);
    expect(await (await database()).count('budgets')).toBe(0);
  });

  it('is not passed in any minute, however many requests are on their way at once and for how long', async () => {
    const request = fc.record({
      lane: fc.constantFrom<Lane>('sync', 'interactive'),
      at: fc.integer({ min: 0, max: 300_000 }),
      flight: fc.integer({ min: 0, max: 25_000 }),
      // When on its way it reaches Base: at once, or just before the answer, or between.
      share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(
        // So few that it is spent most of the time.
        fc.integer({ min: 2, max: 8 }),
        fc.array(request, { minLength: 200, maxLength: 300 }),
        fc.uuid(),
        async (perMinute, requests, token) => {
          const begun = now;
          const arrivals: number[] = [];
          const events = requests
            .flatMap((asked, id) => [
              { ...asked, id, isAnswer: false },
              { ...asked, id, isAnswer: true, at: asked.at + asked.flight },
            ])
            .toSorted((a, b) => a.at - b.at);
          const sent = new Set<number>();
          for (const { id, isAnswer, lane, at, flight, share } of events) {
            pass(begun + at - now);
            if (isAnswer) {
              if (sent.has(id)) await leavePlace(token, now);
            } else if ((await takePlace(token, lane, perMinute, now)) === 0) {
              sent.add(id);
              arrivals.push(now + flight * share);
            }
          }
          for (const from of arrivals) {
            const inMinute = arrivals.filter((at) => at >= from && at < from + minute);
            expect(inMinute.length).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 20_000);

  it('follows the setting at once, up and down', async () => {
    expect(await spend('interactive', 20)).toBe(20);
    expect(await spend('interactive', 30)).toBe(10);
    pass(30_000);
    expect(await takePlace('one', 'interactive', 10, now)).toBe(30_000);
  });

  it('is not emptied by a clock that is set forward', async () => {
    await spend('interactive', 20);
    now += 3_600_000;
    await dropIdleBudgets(now);
    expect(await takePlace('one', 'interactive', 20, now)).toBe(minute);
  });
});

describe('a place', () => {
  it('is left by the request that took it, although others on their way took theirs later', async () => {
    expect(await takePlace('one', 'interactive', 2, now)).toBe(0);
    pass(10_000);
    expect(await takePlace('one', 'interactive', 2, now)).toBe(0);
    pass(10_000);
    // The first is answered; the second may reach Base until 30 s after it was sent.
    await leavePlace('one', now);
    pass(minute - 1);
    expect(await takePlace('one', 'interactive', 2, now)).toBe(1);
    pass(1);
    expect(await takePlace('one', 'interactive', 2, now)).toBe(0);
    pass(20_000 - 1);
    expect(await takePlace('one', 'interactive', 2, now)).toBe(1);
  });
});

describe('a block', () => {
  it('stops both lanes of its token until a few seconds after its end, and no other token', async () => {
    const until = now + minute;
    await noteBlock('one', until, now);
    pass(minute + 4_000);
    for (const lane of ['sync', 'interactive'] as const) {
      await expect(takePlace('one', lane, 60, now)).rejects.toMatchObject({
        failure: { kind: 'tokenBlocked', until },
      });
      expect(await takePlace('other', lane, 60, now)).toBe(0);
    }
    pass(1_000);
    expect(await takePlace('one', 'sync', 60, now)).toBe(0);
  });

  it('ends at the latest time that Base has named, in whatever order its answers come', async () => {
    await noteBlock('one', now + 2 * minute, now);
    await noteBlock('one', now + minute, now);
    expect(await readSpending('one', now)).toMatchObject({ blockedUntil: now + 2 * minute });
  });

  it('lasts for a minute where our clock is ahead of Base’s, and what it shows less where it is behind', () => {
    // Base has said: a minute from now.
    for (const ahead of [6_000, 30_000, 59_000, 3_600_000]) {
      expect(endOfBlock(now + minute - ahead, now, undefined)).toBe(now + minute);
    }
    expect(endOfBlock(now + minute + 30_000, now, undefined)).toBe(now + minute + 30_000);
    expect(endOfBlock(now + minute + 3_600_000, now, undefined)).toBe(now + minute);
  });

  it('lasts as long as Base says where its answer tells what its clock shows, whatever ours does', () => {
    for (const ahead of [-3_600_000, 0, 3_600_000]) {
      const baseNow = now - ahead;
      expect(endOfBlock(baseNow + 20 * minute, now, baseNow)).toBe(now + 20 * minute);
      expect(endOfBlock(baseNow + 15_000, now, baseNow)).toBe(now + 15_000);
      // What fits no clock: over by then already, or a day long.
      expect(endOfBlock(baseNow - 3_600_000, now, baseNow)).toBe(now + minute);
      expect(endOfBlock(baseNow + 86_400_000, now, baseNow)).toBe(now + minute);
    }
  });
});

describe('the allowance after a block', () => {
  const block = async () => {
    await noteBlock('one', now + minute, now);
    pass(minute + 5_000);
  };

  it('is half for the blocked token alone, in both lanes, and whole again within an hour', async () => {
    await block();
    expect(await spend('sync', 60)).toBeLessThan(30);
    expect(await spend('sync', 60, 'other')).toBe(45);
    const left = await spend('interactive', 60);
    expect(left).toBeGreaterThan(0);
    pass(30 * minute);
    const afterHalf = await spend('interactive', 60);
    expect(afterHalf).toBeGreaterThan(40);
    expect(afterHalf).toBeLessThan(50);
    pass(30 * minute);
    expect(await spend('interactive', 60)).toBe(60);
  });

  it('stays small when the worker dies', async () => {
    await block();
    await closeDatabase();
    expect(await spend('interactive', 60)).toBeLessThan(35);
  });

  it('halves once for a block that several requests have met, and again for the next block', async () => {
    await noteBlock('one', now + minute, now);
    await noteBlock('one', now + minute, now);
    pass(minute + 5_000);
    const afterOne = await spend('interactive', 80);
    expect(afterOne).toBeGreaterThanOrEqual(40);
    pass(minute);
    await block();
    expect(await spend('interactive', 80)).toBeLessThan(26);
  });

  it('leaves something for both lanes however often Base blocks', async () => {
    for (let blocks = 0; blocks < 10; blocks += 1) await block();
    expect(await spend('sync', 10)).toBe(1);
    expect(await spend('interactive', 10)).toBe(1);
  });
});

it('keeps no budget that has nothing in it', async () => {
  await spend('sync', 10, 'spent');
  pass(minute / 2);
  await noteBlock('blocked', now + minute, now);
  pass(minute / 2);
  await dropIdleBudgets(now);
  expect(await (await database()).getAllKeys('budgets')).toEqual(['blocked']);
});
