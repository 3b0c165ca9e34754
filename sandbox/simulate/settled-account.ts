import { wireOrderSchema } from '../../lib/background/base-api/schemas';
import { toOrder } from '../../lib/background/base-api/to-order';
import { database } from '../../lib/background/storage/db';
import { takeStep } from '../../lib/background/sync/step';
import { statusIds } from '../shop/catalogue.ts';
import { generateShop } from '../shop/generate-shop.ts';
import { createRandom } from '../shop/random.ts';
import type { Order, Shop } from '../shop/shop.ts';
import { openSetting } from './setting.ts';

const minute = 60_000;
const day = 86_400;
const start = Date.UTC(2026, 10, 23, 12);

/** The order journal and the return journal. */
export const quietCycleRequests = 2;

type Setting = Awaited<ReturnType<typeof openSetting>>;

/** Makes a shop with `count` orders, spread evenly over the 90 days before `now` (Unix ms). */
export function makeEvenShop(count: number, now: number): Shop {
  const shop = generateShop({ seed: 3, orders: count, tickets: 0, now: now / 1000 });
  const every = (90 * day) / count;
  const orders = shop.orders.map(({ order_id, order_status_id, date_in_status }, index) => {
    const date = Math.floor(now / 1000 - (count - index) * every);
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

/** Runs the sync steps of an account until its cycle is done. */
export async function finishCycle({ clock, world, seats }: Setting): Promise<void> {
  await clock.live(
    seats.map(({ accountId }) => async () => {
      for (;;) {
        const step = await takeStep(world, accountId);
        if (step.kind === 'idle') return;
        if (step.kind === 'wait') await clock.wait(step.until - clock.now());
        else if (step.kind !== 'worked') throw new Error(step.kind);
      }
    }),
  );
}

/**
 * Opens an account with `count` orders in Base and here. Its backfill is done, and its journal has had entries. The
 * sync state comes from a real backfill of the newest thousand orders. The others are written to the database directly,
 * because a backfill of a hundred thousand takes minutes in fake-indexeddb.
 */
export async function openSettled(count: number): Promise<Setting> {
  const shop = makeEvenShop(count, start);
  const walked = shop.orders.slice(-1_000);
  const setting = await openSetting({
    shops: [{ shop: { ...shop, orders: walked }, journal: true }],
    start,
    interval: 5 * minute,
    random: createRandom(5),
  });
  const { account, accountId } = onlySeat(setting);
  account.setOrderStatus(Number(walked[0]?.order_id), statusIds.delivered);
  await finishCycle(setting);
  await setting.clock.pass(5 * minute);
  await finishCycle(setting);
  const older = shop.orders.slice(0, -1_000);
  const isOn = account.journal.isOn;
  account.switchJournal(false);
  for (const order of older) account.addOrder(order);
  account.switchJournal(isOn);
  await keepOrders(older, accountId);
  return setting;
}

/** Writes in portions, because a transaction in fake-indexeddb takes time in proportion to the square of its writes. */
async function keepOrders(orders: readonly Order[], accountId: string): Promise<void> {
  const db = await database();
  for (let first = 0; first < orders.length; first += 500) {
    const transaction = db.transaction('orders', 'readwrite');
    for (const order of orders.slice(first, first + 500))
      void transaction.store.put(toOrder(wireOrderSchema.parse(order), accountId, start, 1));
    await transaction.done;
  }
}

/** The account of a setting with one account. */
export function onlySeat({ seats: [seat] }: Setting) {
  if (!seat) throw new Error('Nobody is connected');
  return seat;
}
