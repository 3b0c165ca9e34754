import { afterEach, expect, it } from 'vitest';
import { closeDatabase } from '../../lib/background/storage/db';
import { listChanges, putChange } from '../../lib/background/changes/outbox';
import { settleChange } from '../../lib/background/changes/settle-change';
import type { OutboxWorld } from '../../lib/background/changes/outbox-world';
import { askForAccount } from '../../lib/background/base-api/ask-for-account';
import { generateShop } from '../shop/generate-shop.ts';
import { createRandom } from '../shop/random.ts';
import { beginLife, Life } from './life.ts';
import { openSetting } from './setting.ts';

const start = Date.UTC(2026, 10, 23, 12);
const shop = generateShop({ seed: 3, orders: 5, tickets: 0, now: start / 1000 });
const minute = 60_000;

type Setting = Awaited<ReturnType<typeof openSetting>>;
let open: Setting | undefined;
afterEach(() => open?.close());

/** Runs a change with a worker that dies at its n-th await, then with a second worker that lives. */
async function changeWithDeathAt(awaits: number, seed: number) {
  const setting = await openSetting({
    shops: [{ shop, journal: true }],
    start,
    interval: 5 * minute,
    random: createRandom(seed),
  });
  open = setting;
  const { clock, network } = setting;
  const [seat] = setting.seats;
  if (!seat) throw new Error('No account is connected');
  const { account, accountId } = seat;
  const [order] = shop.orders;
  const from = String(order?.order_status_id);
  const to = String(shop.statuses.find(({ id }) => String(id) !== from)?.id);
  const subject = { accountId, subject: 'order', id: String(order?.order_id) } as const;
  const world: OutboxWorld = { ask: askForAccount, now: clock.now };
  await putChange({ ...subject, who: 'agent', ruleId: '', from, to }, clock.now());

  const settle = async () => {
    await settleChange(world, subject);
  };
  const lives = [new Life(awaits, () => true), new Life(Infinity, () => true)];
  for (const life of lives) {
    void closeDatabase();
    network.mood.life = life;
    beginLife(life);
    for (let call = 0; call < 3; call += 1) {
      if (!life.isOver) await clock.live([settle], life);
      await clock.pass(15_000);
    }
  }
  beginLife(undefined);
  const [change] = await listChanges();
  const told = account.statusCalls.length;
  setting.close();
  return { isKilled: lives[0]?.isOver === true, told, state: change?.state };
}

it('a worker is killed at each await of a change: the change is sent once, or never and the agent is asked', async () => {
  const ends: string[] = [];
  // Two seeds, because a request that is on its way when the worker dies may or may not arrive.
  for (const seed of [1, 2]) {
    for (let awaits = 1, isKilled = true; isKilled; awaits += 1) {
      const end = await changeWithDeathAt(awaits, seed);
      ({ isKilled } = end);
      ends.push(`${String(end.state)}, told ${end.told} times`);
    }
  }
  expect(new Set(ends)).toEqual(new Set(['done, told 1 times', 'unknown, told 0 times']));
  console.log(`${ends.length} deaths`);
  expect(ends.length).toBeGreaterThan(60);
});
