import { afterEach, describe, expect, it } from 'vitest';
import { database } from '../../lib/background/storage/db';
import { takeStep } from '../../lib/background/sync/step';
import { createRandom } from '../shop/random.ts';
import { openSetting } from './setting.ts';
import { finishCycle, makeEvenShop, onlySeat, openSettled } from './settled-account.ts';

const start = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const day = 86_400;
/** The number of requests that the sync may send in a minute (lib/background/base-api/budget.ts). */
const budget = 45;

type Setting = Awaited<ReturnType<typeof openSetting>>;
let open: Setting | undefined;
afterEach(() => {
  open?.close();
});

async function connect(count: number): Promise<Setting> {
  const random = createRandom(5);
  return (open = await openSetting({
    shops: [{ shop: makeEvenShop(count, start), journal: true }],
    start,
    interval: 5 * minute,
    random,
  }));
}

async function storedIds(): Promise<Set<string>> {
  return new Set((await (await database()).getAllKeys('orders')).map(([, orderId]) => orderId));
}

describe('a new account with 20,000 orders', () => {
  it('is read with a request for every hundred orders and eight more, at the speed of its budget', async () => {
    const setting = await connect(20_000);
    const { account, accountId, token } = onlySeat(setting);
    const { clock, world } = setting;
    await clock.live([
      async () => {
        while ((await (await database()).get('cursors', accountId))?.isFirstWalk !== false) {
          const step = await takeStep(world, accountId);
          if (step.kind === 'wait') await clock.wait(step.until - clock.now());
        }
      },
    ]);
    const requests = setting.api.requests(token);
    const asked = requests.filter(({ method }) => method === 'getOrders').length;
    expect((await storedIds()).size).toBe(20_000);
    expect(asked).toBeLessThanOrEqual(20_000 / 100 + 8);
    // Besides: the pages of returns, and one request each for the two journals and the newest returns.
    const pagesOfReturns = Math.ceil(account.shop.returns.length / 100);
    expect(requests.length - asked).toBeLessThanOrEqual(pagesOfReturns + 3);
    const arrivals = setting.network.arrivals(token);
    // Measures from the first request to the first request of the last whole minute.
    const whole = arrivals.length - 1 - ((arrivals.length - 1) % budget);
    const minutes = ((arrivals[whole] ?? 0) - start) / minute;
    console.log({ asked, requests: arrivals.length, throughput: whole / budget / minutes });
    expect(whole / budget / minutes).toBeGreaterThanOrEqual(0.97);
  }, 60_000);

  it("has today's returns after the first ten requests", async () => {
    const setting = await connect(20_000);
    const { account, accountId, token } = onlySeat(setting);
    const model = account.shop.returns[0];
    if (!model) throw new Error('The shop has no returns');
    account.addReturn({ ...model, return_id: 999_999, date_add: start / 1000 - 3_600 });
    await setting.clock.live([
      async () => {
        for (let request = 0; request < 10; request += 1) await takeStep(setting.world, accountId);
      },
    ]);
    expect(setting.network.arrivals(token).length).toBe(10);
    expect(await (await database()).get('returns', [accountId, '999999'])).toBeDefined();
  });

  it("has today's orders after three requests", async () => {
    const setting = await connect(20_000);
    const { accountId, token } = onlySeat(setting);
    const today = makeEvenShop(20_000, start)
      .orders.filter(({ date_confirmed }) => Number(date_confirmed) >= start / 1000 - day)
      .map(({ order_id }) => String(order_id));
    expect(today.length).toBeGreaterThan(200);
    await setting.clock.live([
      async () => {
        for (let request = 0; request < 3; request += 1) await takeStep(setting.world, accountId);
      },
    ]);
    expect(setting.network.arrivals(token).length).toBe(3);
    expect([...(await storedIds())]).toEqual(expect.arrayContaining(today));
  });
});

describe('a quiet cycle of an account whose journal has spoken', () => {
  // `bench/quiet-cycle.ts` tests 100,000 orders, which takes longer.
  it.each([1_000, 10_000])(
    'asks twice with %i orders',
    async (count) => {
      const setting = (open = await openSettled(count));
      expect((await storedIds()).size).toBe(count);
      const { token } = onlySeat(setting);
      for (let cycle = 0; cycle < 3; cycle += 1) {
        const before = setting.api.requests(token).length;
        await setting.clock.pass(5 * minute);
        await finishCycle(setting);
        const asked = setting.api.requests(token).slice(before);
        expect(asked.map(({ method }) => method)).toEqual(['getJournalList', 'getOrderReturnJournalList']);
      }
    },
    120_000,
  );
});
