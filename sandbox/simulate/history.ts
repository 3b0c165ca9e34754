import type { Account } from '../base-api/account.ts';
import type { Random } from '../shop/random.ts';
import type { Order, OrderReturn } from '../shop/shop.ts';
import type { Clock } from './clock.ts';

const day = 86_400;
const minute = 60_000;

/**
 * A simulated order is archived after this many days. Base says three months (base-api.md §7); clocks are off by up to
 * two days.
 */
export const archivedAfter = 90;

interface History {
  account: Account;
  random: Random;
  clock: Pick<Clock, 'at'>;
}

/** Simulates what a shop's users and marketplaces do to its orders, from now until `end` (Unix ms). */
export function makeHistory(history: History & { clock: Pick<Clock, 'at' | 'plan'> }, end: number): void {
  const { clock, random } = history;
  const busyUntil = clock.at + random.integer(1, 10) * minute;
  const quiet = random.pick([5, 10, 40]) * minute;
  const goOn = () => {
    if (clock.at > end) return;
    happenOnce(history);
    // More events at first, during the backfill of three months.
    const pause = clock.at < busyUntil ? random.integer(10, 6_000) : random.integer(100, 2 * quiet);
    clock.plan(clock.at + pause, goOn);
  };
  clock.plan(clock.at + random.integer(0, 5_000), goOn);
}

/** Simulates one thing that happens to the orders, now and then many of its kind. */
export function happenOnce(history: History): void {
  archiveOld(history);
  const { random } = history;
  const happen = random.pick([
    addOrder,
    addOrder,
    addOrder,
    addUnconfirmed,
    addUnconfirmed,
    confirm,
    confirm,
    changeStatus,
    changeStatus,
    changeEmail,
    changeProducts,
    merge,
    remove,
    addReturn,
    changeReturn,
    changeReturn,
  ]);
  happen(history);
  // A whole day's orders are packed at once: more to read again than the budget of a minute.
  if (random.chance(0.02)) repeat(random.integer(15, 150), () => changeStatus(history));
  if (random.chance(0.01)) removeReturn(history);
  if (random.chance(0.005)) repeat(random.integer(15, 60), () => changeReturn(history));
  if (random.chance(0.002)) repeat(random.integer(90, 230), () => addOrder(history));
}

/** Adds a new confirmed order; sometimes one that a marketplace delivers late. */
export function addOrder({ account, random, clock }: History): void {
  const now = Math.floor(clock.at / 1000);
  const confirmed = random.chance(0.1) ? now - random.integer(0, 20 * day) : now;
  account.addOrder({ ...makeOrder(account, random, now), confirmed: true, date_confirmed: confirmed });
}

function addUnconfirmed({ account, random, clock }: History): void {
  const now = Math.floor(clock.at / 1000);
  account.addOrder({ ...makeOrder(account, random, now), confirmed: false, date_confirmed: 0 });
}

function makeOrder(account: Account, random: Random, now: number): Order {
  const model = pick(random, account.shop.orders);
  return {
    ...model,
    order_id: newId(account),
    email: `${random.text('abcdef', 8)}@example.com`,
    date_add: now,
    date_in_status: now,
  };
}

function confirm({ account, random, clock }: History): void {
  const unconfirmed = [...account.listOrders()].filter(({ date_confirmed }) => date_confirmed === 0);
  if (unconfirmed.length === 0) return;
  const date = Math.floor(clock.at / 1000);
  account.changeOrder(idOf(pick(random, unconfirmed)), { confirmed: true, date_confirmed: date });
}

function changeStatus({ account, random }: History): void {
  withOrder(account, random, (id) => account.setOrderStatus(id, pick(random, account.shop.statuses).id));
}

function changeEmail({ account, random }: History): void {
  withOrder(account, random, (id) =>
    account.changeOrder(id, { email: `${random.text('ghijkl', 8)}@example.com` }),
  );
}

function changeProducts({ account, random }: History): void {
  withOrder(account, random, (id) =>
    account.changeOrder(id, {
      products: [{ name: random.text('kubek ', 12), quantity: 1, price_brutto: 9.5 }],
    }),
  );
}

function merge({ account, random }: History): void {
  withOrder(account, random, (id) =>
    withOrder(account, random, (other) => {
      if (id !== other) account.mergeOrders(id, other);
    }),
  );
}

function remove({ account, random }: History): void {
  withOrder(account, random, (id) => account.deleteOrder(id));
}

function addReturn({ account, random, clock }: History): void {
  const model = account.shop.returns[0];
  if (!model) return;
  const highest = account.returns.pageFrom({ date: 0, id: 0 }, Infinity, () => true).at(-1)?.return_id ?? 0;
  withOrder(account, random, (order_id) => {
    const date_add = Math.floor(clock.at / 1000);
    account.addReturn({ ...model, return_id: highest + random.integer(1, 3), order_id, date_add });
  });
}

function changeReturn({ account, random }: History): void {
  const returns: OrderReturn[] = account.returns.pageFrom({ date: 0, id: 0 }, Infinity, () => true);
  if (returns.length === 0) return;
  account.setReturnStatus(pick(random, returns).return_id, pick(random, account.shop.returnStatuses).id);
}

function removeReturn({ account, random }: History): void {
  const returns: OrderReturn[] = account.returns.pageFrom({ date: 0, id: 0 }, Infinity, () => true);
  if (returns.length > 0) account.removeReturn(pick(random, returns).return_id);
}

/** Archives old orders, as Base does without any journal entry. */
export function archiveOld({ account, clock }: Pick<History, 'account' | 'clock'>): void {
  const limit = clock.at / 1000 - archivedAfter * day;
  for (const order of [...account.listOrders()]) {
    if (placedAt(order) < limit) account.archiveOrder(idOf(order));
  }
}

/** Unix seconds. */
export function placedAt(order: Order): number {
  return Number(order.date_confirmed) || Number(order.date_add);
}

function withOrder(account: Account, random: Random, change: (id: number) => void): void {
  const orders = [...account.listOrders()];
  if (orders.length > 0) change(idOf(pick(random, orders)));
}

function newId(account: Account): number {
  const { shop } = account;
  const used = nextIds.get(account) ?? Math.max(...[...shop.orders, ...shop.archivedOrders].map(idOf));
  nextIds.set(account, used + 1);
  return used + 1;
}
const nextIds = new WeakMap<Account, number>();

function idOf(order: Order): number {
  return Number(order.order_id);
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

function repeat(times: number, act: () => void): void {
  for (let time = 0; time < times; time += 1) act();
}
