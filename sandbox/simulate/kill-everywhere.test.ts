import { afterEach, expect, it } from 'vitest';
import { closeDatabase } from '../../lib/background/storage/db';
import { listChanges, putChange, putEdit, type Target } from '../../lib/background/changes/outbox';
import { makeEdit } from '../../lib/background/changes/edit-fields';
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
async function changeWithDeathAt(kind: 'status' | 'edit', awaits: number, seed: number) {
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
  const id = String(order?.order_id);
  const target: Target = { accountId, subject: kind === 'edit' ? 'fields' : 'order', id };
  const world: OutboxWorld = { ask: askForAccount, now: clock.now };
  if (target.subject === 'fields') {
    const seen = { phone: String(order?.phone), sellerComments: String(order?.['admin_comments']) };
    const content = makeEdit(seen, { phone: '600 100 200' }, { does: 'add', text: 'Called' });
    await putEdit({ accountId, id, ...content }, clock.now());
  } else {
    const from = String(order?.order_status_id);
    const to = String(shop.statuses.find((status) => String(status.id) !== from)?.id);
    await putChange({ ...target, who: 'agent', ruleId: '', from, to }, clock.now());
  }

  const settle = async () => {
    await settleChange(world, target);
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
  const told = account.statusCalls.length + account.fieldCalls.length;
  setting.close();
  return { isKilled: lives[0]?.isOver === true, told, state: change?.state };
}

it.each(['status', 'edit'] as const)(
  'a worker is killed at each await of a change: the %s is sent once, or never and the agent is asked',
  async (kind) => {
    const ends: string[] = [];
    // Two seeds, because a request that is on its way when the worker dies may or may not arrive.
    for (const seed of [1, 2]) {
      for (let awaits = 1, isKilled = true; isKilled; awaits += 1) {
        const end = await changeWithDeathAt(kind, awaits, seed);
        ({ isKilled } = end);
        ends.push(`${String(end.state)}, told ${end.told} times`);
      }
    }
    expect(new Set(ends)).toEqual(new Set(['done, told 1 times', 'unknown, told 0 times']));
    console.log(`${ends.length} deaths`);
    expect(ends.length).toBeGreaterThan(60);
  },
);
