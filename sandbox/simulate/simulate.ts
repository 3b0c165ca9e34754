import { orderPageSchema, readEach, wireOrderSchema } from '../../lib/background/base-api/schemas';
import { closeDatabase, database, keysOfAccount } from '../../lib/background/storage/db';
import { keepOrders, keepReading } from '../../lib/background/orders/keep-orders';
import { toReading } from '../../lib/background/orders/read-order';
import { askForCycle } from '../../lib/background/sync/state';
import { takeStep } from '../../lib/background/sync/step';
import { pageSize } from '../base-api/order-methods.ts';
import { generateShop } from '../shop/generate-shop.ts';
import type { Random } from '../shop/random.ts';
import { createRandom } from '../shop/random.ts';
import type { Order, Shop } from '../shop/shop.ts';
import { askAsAgent } from './agent.ts';
import { compare } from './compare.ts';
import { wasHereOnce, type Difference } from './compare-records.ts';
import { addOrder, archiveOld, makeHistory } from './history.ts';
import { beginLife, Life } from './life.ts';
import type { AccountScenario, Scenario } from './scenario.ts';
import { openSetting, type Seat } from './setting.ts';

const minute = 60_000;
const hour = 60 * minute;
/**
 * The requests a minute that the sync may send, and that sync and agents may send together
 * (lib/background/base-api/budget.ts).
 */
const budget = 45;
const wholeBudget = 60;

export interface Outcome extends Difference {
  accounts: number;
  orders: number;
  requests: number;
  faults: number;
  kills: number;
  /** Differences that were left one cycle after the last fault, although the journals were always on. */
  late: string[];
  /** Requests that exceeded the budget of 60 seconds. */
  overBudget: number;
  /** Requests during a block that we knew of, with a correct clock. */
  askedIntoBlocks: number;
  /** How often Base blocked a token that nobody else uses. */
  blocks: number;
  /** How often Base blocked a token that another program uses too. We may not have caused these blocks. */
  blocksBesideAnother: number;
}

/** Runs the real sync against the stand-in in one scenario, and compares its data with Base's. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const random = createRandom(scenario.seed + 1_000_003);
  const { start, interval } = scenario;
  // Shops of neighbouring seeds share ids, as accounts in Base may.
  const shops = scenario.accounts.map((fate, index) => ({
    shop: makeShop(scenario.seed + index, start, fate, random),
    journal: fate.journal,
    isShared: fate.shared,
  }));
  const setting = await openSetting({ shops, start, interval, random });
  const { clock, api, seats, network, world } = setting;
  const fates = scenario.accounts.flatMap((fate) => (fate.shared ? [fate, fate] : [fate]));
  const seated = fates.flatMap((fate, index) => {
    const seat = seats[index];
    return seat ? [{ ...seat, fate }] : [];
  });
  /** One connected account for each account in Base. */
  const inBase = seated.filter(({ token }, index) => seats[index - 1]?.token !== token);
  /** Ids of orders and returns that Base refuses to return, by token. */
  const refused = new Map<string, number[]>();
  const asked = new Set<string>();
  network.mood.isShuffled = scenario.shuffled;
  let kills = 0;
  let killedAt = 0;
  let jumpedAt = 0;
  let isCalm = false;
  // The budget cannot handle a clock jump and a death in the same minute.
  const mayEnd = () => clock.at - jumpedAt > 2 * minute;
  try {
    const end = start + scenario.duration;
    for (const { account, fate } of inBase) {
      account.answerOrder = fate.answerOrder;
      makeHistory({ account, random, clock }, end);
    }
    planSwitches();
    while (clock.at < end) await liveOnce(end);
    isCalm = true;
    network.mood.faults.clear();
    for (const { token } of seats) api.switchToken(token, true);
    clock.offset = 0;
    world.interval = hour;
    const once = await storedIds();
    const cycleEnd = clock.at + 100 * minute;
    while (clock.at < cycleEnd) await liveOnce(cycleEnd);
    const late = await compareEarly();
    for (const { token, fate } of inBase) if (!fate.refused.isForGood) api.refuse(token, () => false);
    // The shops continue to sell: the sync notices that a journal is off by new orders without an entry.
    for (let hours = 0; hours <= 13; hours += 1)
      clock.plan(clock.at + hours * hour, () => {
        for (const { account } of inBase) addOrder({ account, random, clock });
      });
    const calmEnd = clock.at + 16 * hour;
    while (clock.at < calmEnd) await liveOnce(calmEnd);
    for (const { account } of inBase) archiveOld({ account, clock });
    return await judge(once, late);
  } finally {
    setting.close();
  }

  /** Runs a worker until it dies or until `end`. */
  async function liveOnce(end: number): Promise<void> {
    void closeDatabase();
    const awaits = random.integer(1, random.pick([30, 300, 3_000]));
    const life = new Life(scenario.kills && !isCalm ? awaits : Infinity, mayEnd);
    network.mood.life = life;
    beginLife(life);
    const actors = seats.map(
      ({ accountId }) =>
        () =>
          follow(accountId, life, end),
    );
    await clock.live(scenario.agent ? [...actors, () => work(life, end)] : actors, life);
    if (!life.isOver) return;
    kills += 1;
    killedAt = clock.at;
    await clock.pass(random.integer(0, random.pick([100, 90_000])));
  }

  async function follow(accountId: string, life: Life, end: number): Promise<void> {
    while (clock.at < end) {
      if (asked.delete(accountId)) await beginCycleNow(accountId);
      const step = await takeStep(world, accountId);
      if (step.kind === 'gone') throw new Error('The account is gone');
      if (step.kind === 'worked') continue;
      await life.settle();
      if (!isCalm && scenario.sleeps && network.isQuiet() && random.chance(0.03)) {
        clock.offset = 0;
        await clock.sleep(random.integer(1, random.pick([10, 120])) * hour);
      } else await clock.wait(Math.min(Math.max(step.until - clock.now(), 50), world.interval));
    }
  }

  /** Does what `lib/background/sync/run.ts` does when an agent presses "Sync now". */
  async function beginCycleNow(accountId: string): Promise<void> {
    const transaction = (await database()).transaction('cursors', 'readwrite');
    const state = await transaction.store.get(accountId);
    if (state) await transaction.store.put(askForCycle(state, clock.now()));
    await transaction.done;
  }

  /** Simulates an agent who looks at orders, searches, and presses "Sync now". */
  async function work(life: Life, end: number): Promise<void> {
    while (clock.at < end) {
      await life.settle();
      await clock.wait(Math.min(random.integer(1_000, random.pick([10_000, 10 * minute])), end - clock.at));
      const seat = seats[random.integer(0, seats.length - 1)];
      if (!seat) return;
      const act = random.pick([look, look, look, search, syncNow]);
      await act(seat);
    }
  }

  async function look(seat: Seat): Promise<void> {
    const keys = await (await database()).getAllKeys('orders', keysOfAccount(seat.accountId));
    const [accountId, orderId] = keys[random.integer(0, keys.length - 1)] ?? [];
    if (accountId === undefined || orderId === undefined) return;
    const parameters = { order_id: Number(orderId), get_unconfirmed_orders: true };
    const at = clock.now();
    const found = await askAsAgent(setting, seat, {
      method: 'getOrders',
      parameters,
      schema: orderPageSchema,
    });
    if ('answer' in found) await keepReading(toReading({ accountId, orderId }, found.answer.orders, at));
  }

  async function search(seat: Seat): Promise<void> {
    const orders = [...seat.account.listOrders()];
    const email = orders[random.integer(0, Math.max(0, orders.length - 1))]?.email ?? '';
    const parameters = { filter_email: email, get_unconfirmed_orders: true };
    const at = clock.now();
    const found = await askAsAgent(setting, seat, {
      method: 'getOrders',
      parameters,
      schema: orderPageSchema,
    });
    if (!('answer' in found)) return;
    await keepOrders(seat.accountId, readEach(found.answer.orders, wireOrderSchema).records, at);
  }

  function syncNow({ accountId }: Seat): Promise<void> {
    asked.add(accountId);
    return Promise.resolve();
  }

  /**
   * Differences to Base that the journals should have prevented. Removed returns do not count: no journal entry reports
   * them.
   */
  async function compareEarly(): Promise<string[]> {
    void closeDatabase();
    beginLife(undefined);
    const late: string[] = [];
    for (const { fate, ...seat } of seated) {
      if (!fate.journal || fate.journalSwitchedAt !== undefined || fate.refused.methods.length > 0) continue;
      const state = await (await database()).get('cursors', seat.accountId);
      const untold = [
        ...(state?.refusedOrders ?? []).map((id) => `order ${id}`),
        ...(state?.refusedReturns ?? []).map((id) => `return ${id}`),
        ...(refused.get(seat.token) ?? []).flatMap((id) => [`order ${id}`, `return ${id}`]),
      ];
      const { lost, duplicated } = await compare(seat, [], clock.at);
      const gone = duplicated.filter((name) => !name.startsWith('return '));
      const isReachable = reachableIn(seat, fate);
      late.push(...[...lost, ...gone].filter((name) => !untold.includes(nameOf(name)) && isReachable(name)));
    }
    return late;
  }

  async function judge(once: Map<string, string[]>, late: string[]): Promise<Outcome> {
    beginLife(undefined);
    const outcome: Outcome = {
      accounts: seats.length,
      orders: 0,
      requests: 0,
      faults: network.faultsMet(),
      kills,
      lost: [],
      duplicated: [],
      late,
      overBudget: 0,
      // A worker that dies may not have saved that the token is blocked.
      askedIntoBlocks: scenario.kills || scenario.jumps ? 0 : network.askedIntoBlocks(),
      blocks: 0,
      blocksBesideAnother: 0,
    };
    for (const { fate, ...seat } of seated) {
      const { lost, duplicated } = await compare(seat, once.get(seat.accountId) ?? [], clock.at);
      outcome.orders += [...seat.account.listOrders()].length;
      const isReachable = reachableIn(seat, fate);
      outcome.lost.push(...lost.filter((name) => isAnswered(seat, fate, name) && isReachable(name)));
      outcome.duplicated.push(...duplicated.filter((name) => isAnswered(seat, fate, name)));
    }
    for (const { fate, token } of inBase) {
      const arrivals = network.arrivals(token);
      const blocks = api.blocks(token).length;
      outcome.requests += arrivals.length;
      outcome.overBudget += countOver(arrivals, scenario.agent ? wholeBudget : budget);
      if (fate.company) outcome.blocksBesideAnother += blocks;
      else outcome.blocks += blocks;
    }
    return outcome;
  }

  /** False if Base refuses this order or return until the end. */
  function isAnswered(
    { token }: Seat,
    { refused: { isForGood, methods } }: AccountScenario,
    name: string,
  ): boolean {
    if (!isForGood) return true;
    if (methods.includes('getOrderReturns') && name.startsWith('return ')) return false;
    return !(refused.get(token) ?? []).some((id) => [`order ${id}`, `return ${id}`].includes(nameOf(name)));
  }

  /** The ids of the stored orders, by account. */
  async function storedIds(): Promise<Map<string, string[]>> {
    void closeDatabase();
    beginLife(undefined);
    const db = await database();
    const ids = new Map<string, string[]>();
    for (const [accountId, orderId] of await db.getAllKeys('orders'))
      ids.set(accountId, [...(ids.get(accountId) ?? []), orderId]);
    return ids;
  }

  function refuseSome(
    account: Seat['account'],
    token: string,
    { refused: { methods, ids } }: AccountScenario,
  ) {
    const pool = [
      ...[...account.listOrders()].map(({ order_id }) => Number(order_id)),
      ...account.returns.pageFrom({ date: 0, id: 0 }, Infinity, () => true).map(({ return_id }) => return_id),
    ];
    const some = Array.from({ length: ids }, () => pool[random.integer(0, pool.length - 1)] ?? 0);
    refused.set(token, some);
    api.refuse(
      token,
      (method, { order_id, return_id }) =>
        methods.includes(method) || some.includes(Number(order_id)) || some.includes(Number(return_id)),
    );
  }

  function planSwitches(): void {
    for (const { account, token, fate } of inBase) {
      refuseSome(account, token, fate);
      network.mood.faults.set(token, fate.faults);
      if (fate.journalSwitchedAt !== undefined)
        clock.plan(start + fate.journalSwitchedAt, () =>
          account.switchJournal(!fate.journal, fate.journalSwitched),
        );
      if (fate.tokenOffAt !== undefined)
        clock.plan(start + fate.tokenOffAt, () => api.switchToken(token, isCalm));
      if (fate.company)
        clock.plan(start + random.integer(0, 10 * minute), function work() {
          if (isCalm) return;
          // The other program sends nothing during a block either: that would prolong the block without our knowledge.
          let isLetIn = true;
          for (let call = random.integer(1, 30); call > 0 && isLetIn; call -= 1)
            isLetIn = api.answer(token, 'getCouriersList', {}).status === 'SUCCESS';
          clock.plan(clock.at + (isLetIn ? random.integer(1_000, 60_000) : 3 * minute), work);
        });
    }
    if (scenario.jumps)
      clock.plan(start + random.integer(0, 10 * minute), function jump() {
        if (isCalm) return;
        if (clock.at - killedAt > 2 * minute) {
          const far = random.pick([20_000, 10 * minute, hour, 47 * hour]);
          clock.offset = clock.offset !== 0 && random.chance(0.5) ? 0 : random.integer(-far, far);
          jumpedAt = clock.at;
        }
        clock.plan(
          clock.at + random.integer(1_000, random.pick([minute, hour, scenario.duration / 6])),
          jump,
        );
      });
  }
}

function makeShop(seed: number, start: number, { orders, crowded }: AccountScenario, random: Random): Shop {
  const now = start / 1000;
  const shop = generateShop({ seed, orders, tickets: 0, now });
  const seconds = Array.from({ length: 3 }, () => now - random.integer(0, 80 * 86_400));
  const confirmedAt = ({ date_confirmed: date }: Order) =>
    crowded && Number(date) > 0 ? (seconds[random.integer(0, 2)] ?? now) : date;
  return {
    ...shop,
    orders: shop.orders.map((order) => ({ ...slim(order), date_confirmed: confirmedAt(order) })),
  };
}

/** Keeps only the fields that are compared. With all fields, a run takes three times as long. */
function slim(order: Order): Order {
  const { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email } = order;
  return { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email };
}

function countOver(arrivals: readonly number[], most: number): number {
  return arrivals.filter((at, index) => at - (arrivals[index - most] ?? -Infinity) < minute).length;
}

/**
 * Returns a test for differences: false for an order that no request is sure to reach. Where Base picks any hundred of
 * the orders that fit, these are the orders of a status with more than a hundred. None of them may be deleted here.
 */
function reachableIn({ account }: Seat, { answerOrder }: AccountScenario): (difference: string) => boolean {
  if (answerOrder !== 'shuffled') return () => true;
  const byStatus = Map.groupBy(account.listOrders(), ({ order_status_id }) => order_status_id);
  const crowds = [...byStatus.values()].filter(({ length }) => length > pageSize);
  const hidden = new Set(crowds.flat().map(({ order_id }) => `order ${order_id}`));
  return (difference) => !hidden.has(nameOf(difference)) || difference.endsWith(wasHereOnce);
}

/** `order 7: statusId …` → `order 7` */
function nameOf(difference: string): string {
  return difference.split(':')[0] ?? difference;
}
