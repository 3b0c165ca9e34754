import { afterEach, describe, expect, it } from 'vitest';
import { database } from '../../lib/background/db';
import { takeStep } from '../../lib/background/sync/step';
import { generateShop } from '../shop/generate-shop.ts';
import { createRandom } from '../shop/random.ts';
import type { Shop } from '../shop/shop.ts';
import { accountId, openSetting, token } from './setting.ts';

const start = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const day = 86_400;
/** What the sync may ask in a minute (lib/background/base-api/budget.ts). */
const budget = 45;

type Setting = Awaited<ReturnType<typeof openSetting>>;
let open: Setting | undefined;
afterEach(() => {
  open?.close();
});

/** `count` orders spread evenly over 90 days. */
function makeShop(count: number): Shop {
  const shop = generateShop({ seed: 3, orders: count, tickets: 0, now: start / 1000 });
  const every = (90 * day) / count;
  const orders = shop.orders.map(({ order_id, order_status_id, date_in_status }, index) => {
    const date = Math.floor(start / 1000 - (count - index) * every);
    return {
      order_id,
      order_status_id,
      date_in_status,
      confirmed: true,
      date_add: date,
      date_confirmed: date,
    };
  });
  return { ...shop, orders };
}

async function connect(count: number): Promise<Setting> {
  const random = createRandom(5);
  return (open = await openSetting({
    shop: makeShop(count),
    journal: true,
    start,
    interval: 5 * minute,
    random,
  }));
}

/** Takes steps until the cycle is done; `onStep` after each. */
async function finishCycle({ clock, world }: Setting, onStep?: () => Promise<void>): Promise<void> {
  for (;;) {
    const step = await takeStep(world, accountId);
    if (step.kind === 'idle') return;
    if (step.kind === 'wait') clock.pass(step.until - clock.now());
    else if (step.kind !== 'worked') throw new Error(step.kind);
    await onStep?.();
  }
}

async function storedIds(): Promise<Set<string>> {
  return new Set((await (await database()).getAllKeys('orders')).map(([, orderId]) => orderId));
}

describe('a new account with 20,000 orders', () => {
  it('is read with a request for every hundred orders and eight more, at the speed of its budget', async () => {
    const setting = await connect(20_000);
    let isDone = false;
    while (!isDone) {
      const step = await takeStep(setting.world, accountId);
      if (step.kind === 'wait') setting.clock.pass(step.until - setting.clock.now());
      isDone = (await (await database()).get('cursors', accountId))?.isFirstWalk === false;
    }
    const asked = setting.api.requests(token).filter(({ method }) => method === 'getOrders').length;
    expect((await storedIds()).size).toBe(20_000);
    expect(asked).toBeLessThanOrEqual(20_000 / 100 + 8);
    const { arrivals } = setting.network;
    // From the first request to the first of the last whole minute: what the budget let through meanwhile.
    const whole = arrivals.length - 1 - ((arrivals.length - 1) % budget);
    const minutes = ((arrivals[whole] ?? 0) - start) / minute;
    console.log({ asked, requests: arrivals.length, throughput: whole / budget / minutes });
    expect(whole / budget / minutes).toBeGreaterThanOrEqual(0.97);
  }, 60_000);

  it("has today's orders after three requests", async () => {
    const setting = await connect(20_000);
    const today = makeShop(20_000)
      .orders.filter(({ date_confirmed }) => Number(date_confirmed) >= start / 1000 - day)
      .map(({ order_id }) => String(order_id));
    expect(today.length).toBeGreaterThan(200);
    for (let request = 0; request < 3; request += 1) await takeStep(setting.world, accountId);
    expect(setting.network.arrivals.length).toBe(3);
    expect([...(await storedIds())]).toEqual(expect.arrayContaining(today));
  });
});

describe('a quiet cycle of an account whose journal has spoken', () => {
  it.each([1_000, 10_000])(
    'asks twice with %i orders',
    async (count) => {
      const setting = await connect(count);
      const { account, clock, network } = setting;
      const orderId = Number(account.shop.orders[0]?.order_id);
      account.setOrderStatus(orderId, 513692);
      await finishCycle(setting);
      for (let cycle = 0; cycle < 3; cycle += 1) {
        const before = network.arrivals.length;
        clock.pass(5 * minute);
        await finishCycle(setting);
        if (cycle > 0) expect(network.arrivals.length - before).toBe(2);
      }
    },
    60_000,
  );
});
