import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPage, pageSize, shareWalked } from './plan';
import {
  askForCycle,
  isWalkUntouched,
  laneOf,
  mayHaveMissed,
  nextTask,
  startCycle,
  startState,
  startWalk,
} from './state';
import type { SyncState } from '@/lib/background/storage/records';

const hour = 3_600_000;
const day = 24 * hour;
const now = 1_763_480_000_000;
const seconds = now / 1000;

/** An account that has been read to the end, with its journals on. */
const settled: SyncState = {
  ...startState('a', now),
  isFirstWalk: false,
  isWalking: false,
  slices: [],
  returnsFrom: null,
  orderLog: { last: '9', readAt: now },
  returnLog: { last: '9', readAt: now },
  journal: 'on',
  checkedAt: now,
  chores: [],
  isBusy: false,
};

/** What is done in a cycle, in order, when every task takes one step and brings nothing. */
function tasksOf(state: SyncState): string[] {
  const tasks: string[] = [];
  for (let left = state; ;) {
    const task = nextTask(left, now);
    if (!task || tasks.length > 30) return tasks;
    tasks.push(task.kind);
    if (task.kind === 'walk') left = { ...left, slices: left.slices.slice(1), walkPages: left.walkPages - 1 };
    else if (task.kind === 'walkReturns') left = { ...left, returnsFrom: null };
    else if (task.kind === 'order') left = { ...left, orderIds: left.orderIds.slice(1) };
    else if (task.kind === 'endWalk') left = { ...left, isWalking: false };
    else left = { ...left, chores: left.chores.slice(1) };
  }
}

describe('a new account', () => {
  it('has the returns of the last days after those of its questions that come first', () => {
    const first = ['walk', 'orderLog', 'returnLog', 'newReturns', 'unconfirmed', 'walk'];
    expect(tasksOf(startState('a', now)).slice(0, 6)).toEqual(first);
  });
});

const fullWalk = ['walk', 'walk', 'walk', 'walk', 'walkReturns', 'endWalk'];

describe('a cycle', () => {
  it('costs two questions while the journals are on and were checked lately', () => {
    expect(tasksOf(startCycle(settled, now + 5 * 60_000))).toEqual(['orderLog', 'returnLog']);
  });

  it("checks the journals' word by date every six hours", () => {
    const tasks = tasksOf(
      startCycle({ ...settled, orderLog: { last: '9', readAt: now + 6 * hour } }, now + 6 * hour),
    );
    expect(tasks).toEqual(['orderLog', 'returnLog', 'newOrders', 'newReturns', 'unconfirmed', 'walkReturns']);
  });

  it('asks for new returns and walks all while their journal is silent, ten pages at a time', () => {
    const begun = startCycle({ ...settled, isReturnLogSilent: true }, now + 5 * 60_000);
    expect(tasksOf(begun)).toEqual(['orderLog', 'returnLog', 'newReturns', 'walkReturns']);
    expect(nextTask({ ...begun, chores: [], walkPages: 0 }, now)).toBeUndefined();
    const next = startCycle({ ...begun, returnsFrom: '70' }, now + 10 * 60_000);
    expect(next).toMatchObject({ returnsFrom: '70', returnWalk: begun.returnWalk });
  });

  it('reads many returns by the page, and those that no page has met on their own', () => {
    const returnIds = Array.from({ length: 30 }, (_, id) => String(id + 1));
    const heard = { ...settled, isBusy: true, returnIds, returnsFrom: '0' };
    expect(nextTask(heard, now)).toEqual({ kind: 'walkReturns', from: '0' });
    expect(nextTask({ ...heard, returnsFrom: null }, now)).toEqual({ kind: 'return', returnId: '1' });
  });

  it('lets a few returns go before the thousands of orders that have changed', () => {
    const orderIds = Array.from({ length: 3_000 }, (_, id) => String(id + 1));
    const heard = { ...settled, isBusy: true, orderIds, returnIds: ['7'] };
    expect(nextTask(heard, now)).toEqual({ kind: 'return', returnId: '7' });
  });

  it('lets a backfill and many changed orders take turns, so that neither waits for the end of the other', () => {
    const orderIds = Array.from({ length: 30 }, (_, id) => String(id + 1));
    const { slices } = startState('a', now);
    const both = { ...settled, isBusy: true, isWalking: true, orderIds, slices };
    expect(nextTask(both, now)).toEqual({ kind: 'order', orderId: '1' });
    expect(nextTask({ ...both, isWalkNext: true }, now)).toEqual({ kind: 'walk', slice: slices[0] });
    const unswept = { ...both, isWalkNext: true, chores: ['unconfirmed' as const] };
    expect(nextTask(unswept, now)).toEqual({ kind: 'unconfirmed' });
    expect(nextTask({ ...both, isWalkNext: true, orderIds: ['1'] }, now)).toMatchObject({ kind: 'order' });
    expect(nextTask({ ...both, isWalkNext: true, slices: [] }, now)).toMatchObject({ kind: 'order' });
  });

  it('that begins while orders are still read one by one goes on with them and with the sweep after them', () => {
    const reading = { ...settled, isBusy: true, orderIds: ['7'], reread: 40 };
    const begun = startCycle({ ...reading, chores: ['unconfirmed'] }, now + 5 * 60_000);
    expect(tasksOf(begun)).toEqual(['orderLog', 'returnLog', 'order', 'unconfirmed']);
    expect(begun.reread).toBe(40);
  });

  it('begins no further walk while what the last one has left is still read one by one', () => {
    const reading = { ...settled, journal: 'off' as const, isBusy: true, orderIds: ['7'], returnIds: ['8'] };
    const begun = startCycle(reading, now + 5 * 60_000);
    expect(begun).toMatchObject({ walk: settled.walk, returnWalk: settled.returnWalk, orderIds: ['7'] });
  });

  it.each(['unknown', 'off'] as const)('walks the three months again while the journal is %s', (journal) => {
    const begun = startCycle({ ...settled, journal }, now + 5 * 60_000);
    expect(begun.walk).toBe(settled.walk + 1);
    expect(tasksOf(begun)).toEqual(expect.arrayContaining(fullWalk));
  });

  it('goes on with a walk that has not ended, instead of beginning another', () => {
    const slices = startState('a', now).slices.slice(2);
    const begun = startCycle({ ...settled, journal: 'off', isWalking: true, slices }, now + 5 * 60_000);
    expect(begun.walk).toBe(settled.walk);
    expect(begun.slices).toEqual(slices);
  });

  it.each([
    ['walks all again after three days without the journals', 3 * day, false],
    ['trusts the journals after a little less', 2.9 * day, true],
  ])('%s', (_, silence, isTrusted) => {
    const begun = startCycle({ ...settled, checkedAt: now + silence }, now + silence);
    expect(tasksOf(begun).includes('walk')).toBe(!isTrusted);
  });
});

describe('what may have been missed', () => {
  const planned = startWalk(settled, now + 730 * day);
  it.each([
    ['orderLog', { orderLog: { last: '9', readAt: now - 3 * day } }],
    ['returnLog', { returnLog: { last: '9', readAt: now - 3 * day } }],
    ['a clock that was set back', { orderLog: { last: '9', readAt: now + hour } }],
    [
      'a backfill of orders that was planned two years ahead',
      { ...planned, returnsSince: settled.returnsSince },
    ],
    [
      'a backfill of returns that was planned two years ahead',
      { ...planned, isWalking: false, walkedFrom: settled.walkedFrom },
    ],
  ])('is seen in %s', (_, change) => {
    expect(mayHaveMissed({ ...settled, ...change }, now)).toBe(true);
    expect(mayHaveMissed(settled, now)).toBe(false);
  });

  it('in the journals of an account that was just connected is counted from the beginning of its first walk', () => {
    const state = startState('a', now);
    expect(mayHaveMissed(state, now + 2 * day)).toBe(false);
    expect(mayHaveMissed(state, now + 3 * day)).toBe(true);
  });
});

describe('a walk of which nothing has been read', () => {
  it('is one that has just been planned', () => {
    expect(isWalkUntouched(startState('a', now))).toBe(true);
    expect(isWalkUntouched(startWalk(settled, now))).toBe(true);
    expect(isWalkUntouched(settled)).toBe(false);
  });

  it('is not one any more after its first page, whatever was on it', () => {
    const place = fc.record({
      orderId: fc.integer({ min: 1, max: 1e8 }).map(String),
      confirmed: fc.integer({ min: seconds - 86_400, max: seconds }),
    });
    const page = fc.oneof(
      fc.array(place, { maxLength: pageSize }),
      fc.array(place, { minLength: pageSize, maxLength: pageSize }),
    );
    fc.assert(
      fc.property(page, (places) => {
        const state = startState('a', now);
        const [first, ...others] = state.slices;
        const rest = first ? afterPage(first, places, 'unknown', ['1']).rest : [];
        expect(isWalkUntouched({ ...state, slices: [...rest, ...others] })).toBe(false);
      }),
    );
  });
});

describe('how much has been walked', () => {
  it('goes from nothing to all and never back, page by page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 400 }),
        (steps) => {
          const state = startState('a', now);
          let slices = state.slices;
          let before = shareWalked(slices, state.walkedFrom);
          expect(before).toBe(0);
          for (const step of steps) {
            const [first, ...others] = slices;
            if (!first) break;
            const confirmed = first.from + step;
            const places = Array.from({ length: pageSize }, (_, id) => ({ orderId: String(id), confirmed }));
            slices = [...afterPage(first, places, 'confirmed', []).rest, ...others];
            const share = shareWalked(slices, state.walkedFrom);
            expect(share).toBeGreaterThanOrEqual(before);
            expect(share).toBeLessThanOrEqual(1);
            before = share;
          }
          expect(shareWalked([], state.walkedFrom)).toBe(1);
        },
      ),
    );
  });
});

describe('an agent who asks for the latest orders', () => {
  it('gets a cycle at once', () => {
    const asked = askForCycle({ ...settled, cycleAt: now, retryAt: now + hour }, now);
    expect(asked).toMatchObject({ cycleAt: 0, retryAt: 0, isAsked: true });
  });

  it('gets the journals once, however much of them the present cycle had read when it failed', () => {
    for (const done of [0, 1, 2]) {
      const busy = startCycle(settled, now);
      const failed = { ...busy, chores: busy.chores.slice(done), failures: 1, retryAt: now + hour };
      expect(tasksOf(askForCycle(failed, now))).toEqual(['orderLog', 'returnLog']);
    }
  });

  it.each([
    ['a clock that was two years ahead', 730 * day],
    ['long ago', -5 * day],
  ])('begins anew where the present cycle is from %s', (_, ahead) => {
    const begun = startCycle(settled, now + ahead);
    const busy = { ...begun, orderLog: { last: '9', readAt: now + ahead }, slices: [] };
    const asked = askForCycle(busy, now);
    expect(asked).toMatchObject({ isBusy: false, cycleAt: 0 });
    expect(startCycle(asked, now)).toMatchObject({ isWalking: true, walk: busy.walk + 1, cycleAt: now });
  });

  it('begins anew where only the windows of a backfill lie in the future, since no journal could be read', () => {
    const busy = startCycle(settled, now + 730 * day);
    expect(startCycle(askForCycle(busy, now), now)).toMatchObject({
      walk: busy.walk + 1,
      walkedFrom: startWalk(settled, now).walkedFrom,
    });
  });

  it('loses nothing of what the present cycle was about to do', () => {
    const busy = startCycle({ ...settled, checkedAt: 0 }, now);
    const asked = askForCycle({ ...busy, chores: busy.chores.slice(2), orderIds: ['7'] }, now);
    expect(tasksOf(asked)).toEqual([
      'orderLog',
      'returnLog',
      'newOrders',
      'newReturns',
      'order',
      'unconfirmed',
      'walkReturns',
    ]);
  });

  it('goes before the sync with what is new, never with a walk or with all that has changed', () => {
    const begun = startCycle(askForCycle(settled, now), now);
    expect(laneOf({ kind: 'orderLog' }, begun)).toBe('interactive');
    expect(laneOf({ kind: 'order', orderId: '7' }, begun)).toBe('sync');
    const slice = { from: 0, until: null, idFrom: null };
    expect(laneOf({ kind: 'walk', slice }, begun)).toBe('sync');
  });

  it('is not thought of any more in a cycle that begins by itself', () => {
    const walking = { ...askForCycle({ ...settled, isBusy: true }, now), isWalking: true };
    expect(laneOf({ kind: 'orderLog' }, startCycle(walking, now + hour))).toBe('sync');
  });
});
