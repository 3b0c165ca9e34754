import { database } from '../lib/background/storage/db';
import { takeStep } from '../lib/background/sync/step';
import { createRandom } from '../sandbox/shop/random.ts';
import { openSetting } from '../sandbox/simulate/setting.ts';
import { makeEvenShop, onlySeat } from '../sandbox/simulate/settled-account.ts';
import type { Line } from './line.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 23, 12);
const orders = 20_000;
/** Requests a minute that the sync may send (lib/background/base-api/budget.ts). */
const budget = 45;

/** Reads the three months of a new account on a simulated clock: the requests for orders, and the use of the budget. */
export async function measure(): Promise<Line[]> {
  const setting = await openSetting({
    shops: [{ shop: makeEvenShop(orders, start), journal: true }],
    start,
    interval: 5 * minute,
    random: createRandom(5),
  });
  const { accountId, token } = onlySeat(setting);
  const { clock, world } = setting;
  await clock.live([
    async () => {
      while ((await (await database()).get('cursors', accountId))?.isFirstWalk !== false) {
        const step = await takeStep(world, accountId);
        if (step.kind === 'wait') await clock.wait(step.until - clock.now());
      }
    },
  ]);
  const asked = setting.api.requests(token).filter(({ method }) => method === 'getOrders').length;
  const most = Math.ceil(orders / 100) + 8;
  const arrivals = setting.network.arrivals(token);
  // From the first request to the first of the last whole minute.
  const whole = arrivals.length - 1 - ((arrivals.length - 1) % budget);
  const perMinute = whole / (((arrivals[whole] ?? 0) - start) / minute);
  setting.close();
  return [
    {
      figure: `backfill of ${String(orders / 1_000)}k orders, requests`,
      ours: String(asked),
      against: `${String(most)}: one for each hundred and 8`,
      ratio: asked / most,
      limit: { most: 1 },
    },
    {
      figure: 'backfill, requests a minute',
      ours: perMinute.toFixed(1),
      against: `${String(budget)}: the budget`,
      ratio: perMinute / budget,
      limit: { least: 0.97 },
    },
  ];
}
