import { afterEach, expect, it } from 'vitest';
import { orderPageSchema } from '../../lib/background/base-api/schemas';
import { createRandom } from '../shop/random.ts';
import { askAsAgent } from './agent.ts';
import { openSetting } from './setting.ts';
import { makeEvenShop, onlySeat } from './settled-account.ts';

const start = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

let open: Awaited<ReturnType<typeof openSetting>> | undefined;
afterEach(() => open?.close());

it.each([
  ['right', 0],
  ['30 s ahead', 30_000],
  ['59 s ahead', 59_000],
  ['30 s behind', -30_000],
  ['an hour ahead', 60 * minute],
])('agents who go on asking run into a block once, with a clock that is %s', async (_, offset) => {
  const setting = await openSetting({
    shops: [{ shop: makeEvenShop(50, start), journal: true }],
    start,
    interval: 5 * minute,
    random: createRandom(3),
  });
  open = setting;
  const seat = onlySeat(setting);
  const { api, clock, network } = setting;
  clock.offset = offset;
  // Another program uses the same token.
  for (let call = 0; call <= 100; call += 1) api.answer(seat.token, 'getOrders', {});
  expect(api.blocks(seat.token)).toHaveLength(1);
  const before = network.arrivals(seat.token).length;
  let answered = 0;
  await clock.live([
    async () => {
      while (clock.at < start + 3 * minute) {
        const asked = await askAsAgent(setting, seat, {
          method: 'getOrders',
          parameters: {},
          schema: orderPageSchema,
        });
        if ('answer' in asked) answered += 1;
        await clock.wait(2_000);
      }
    },
  ]);
  const [block] = api.blocks(seat.token);
  const arrivals = network.arrivals(seat.token).slice(before);
  expect(arrivals.filter((at) => at < (block?.until ?? 0))).toHaveLength(1);
  expect(api.blocks(seat.token)).toHaveLength(1);
  expect(answered).toBeGreaterThan(10);
});
