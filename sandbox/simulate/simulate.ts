import { closeDatabase, database } from '../../lib/background/db';
import { takeStep } from '../../lib/background/sync/step';
import { generateShop } from '../shop/generate-shop.ts';
import type { Random } from '../shop/random.ts';
import { createRandom } from '../shop/random.ts';
import type { Order, Shop } from '../shop/shop.ts';
import { compare, type Difference } from './compare.ts';
import { addOrder, archiveOld, makeHistory } from './history.ts';
import { beginLife, Life } from './life.ts';
import type { AccountScenario, Scenario } from './scenario.ts';
import { openSetting } from './setting.ts';

const minute = 60_000;
const hour = 60 * minute;
/** What the sync may spend in a minute (lib/background/base-api/budget.ts). */
const budget = 45;

export interface Outcome extends Difference {
  accounts: number;
  orders: number;
  requests: number;
  faults: number;
  kills: number;
  /** Requests that were the 46th or more within 60 seconds. */
  overBudget: number;
  /** Times that Base blocked a token that nobody else uses. */
  blocks: number;
  /** Times that it blocked one whose minute another program may have spent: that is not our doing. */
  blocksBesideAnother: number;
}

/** Runs the real sync against the stand-in through one scenario, and compares what it has with what Base has. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const random = createRandom(scenario.seed + 1_000_003);
  const { start, interval } = scenario;
  // Shops of neighbouring seeds have ids in common, as accounts of Base may have.
  const shops = scenario.accounts.map((fate, index) => ({
    shop: makeShop(scenario.seed + index, start, fate, random),
    journal: fate.journal,
  }));
  const setting = await openSetting({ shops, start, interval, random });
  const { clock, api, seats, network, world } = setting;
  const seated = scenario.accounts.flatMap((fate, index) => {
    const seat = seats[index];
    return seat ? [{ ...seat, fate }] : [];
  });
  network.mood.isShuffled = scenario.shuffled;
  let kills = 0;
  let killedAt = 0;
  let jumpedAt = 0;
  let isCalm = false;
  // A jump and a death in the same minute are one case that the budget cannot see.
  const mayEnd = () => clock.at - jumpedAt > 2 * minute;
  try {
    const end = start + scenario.duration;
    for (const { account } of seats) makeHistory({ account, random, clock }, end);
    planSwitches();
    while (clock.at < end) await liveOnce(end);
    isCalm = true;
    network.mood.faults.clear();
    for (const { token } of seats) api.switchToken(token, true);
    clock.offset = 0;
    world.interval = hour;
    const once = await storedIds();
    // The shops go on selling: a journal that is off is told by orders of which it says nothing.
    for (let hours = 0; hours <= 13; hours += 1)
      clock.plan(clock.at + hours * hour, () => {
        for (const { account } of seats) addOrder({ account, random, clock });
      });
    const calmEnd = clock.at + 16 * hour;
    while (clock.at < calmEnd) await liveOnce(calmEnd);
    for (const { account } of seats) archiveOld({ account, clock });
    return await judge(once);
  } finally {
    setting.close();
  }

  /** The worker from its start until it dies or `end` comes. */
  async function liveOnce(end: number): Promise<void> {
    void closeDatabase();
    const awaits = random.integer(1, random.pick([30, 300, 3_000]));
    const life = new Life(scenario.kills && !isCalm ? awaits : Infinity, mayEnd);
    network.mood.life = life;
    beginLife(life);
    await clock.live(
      seats.map(
        ({ accountId }) =>
          () =>
            follow(accountId, life, end),
      ),
      life,
    );
    if (!life.isOver) return;
    kills += 1;
    killedAt = clock.at;
    await clock.pass(random.integer(0, random.pick([100, 90_000])));
  }

  async function follow(accountId: string, life: Life, end: number): Promise<void> {
    while (clock.at < end) {
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

  async function judge(once: Map<string, string[]>): Promise<Outcome> {
    beginLife(undefined);
    const outcome: Outcome = {
      accounts: seats.length,
      orders: 0,
      requests: 0,
      faults: network.faultsMet(),
      kills,
      lost: [],
      duplicated: [],
      overBudget: 0,
      blocks: 0,
      blocksBesideAnother: 0,
    };
    for (const { fate, ...seat } of seated) {
      const { lost, duplicated } = await compare(seat, once.get(seat.accountId) ?? [], clock.at);
      const arrivals = network.arrivals(seat.token);
      const blocks = api.blocks(seat.token).length;
      outcome.orders += [...seat.account.listOrders()].length;
      outcome.requests += arrivals.length;
      outcome.lost.push(...lost);
      outcome.duplicated.push(...duplicated);
      outcome.overBudget += countOver(arrivals);
      if (fate.company) outcome.blocksBesideAnother += blocks;
      else outcome.blocks += blocks;
    }
    return outcome;
  }

  /** By account. */
  async function storedIds(): Promise<Map<string, string[]>> {
    void closeDatabase();
    beginLife(undefined);
    const db = await database();
    const ids = new Map<string, string[]>();
    for (const [accountId, orderId] of await db.getAllKeys('orders'))
      ids.set(accountId, [...(ids.get(accountId) ?? []), orderId]);
    return ids;
  }

  function planSwitches(): void {
    for (const { account, token, fate } of seated) {
      network.mood.faults.set(token, fate.faults);
      if (fate.journalSwitchedAt !== undefined)
        clock.plan(start + fate.journalSwitchedAt, () => account.switchJournal(!fate.journal));
      if (fate.tokenOffAt !== undefined)
        clock.plan(start + fate.tokenOffAt, () => api.switchToken(token, isCalm));
      if (fate.company)
        clock.plan(start + random.integer(0, 10 * minute), function work() {
          if (isCalm) return;
          for (let call = random.integer(1, 30); call > 0; call -= 1) api.answer(token, 'getOrders', {});
          clock.plan(clock.at + random.integer(1_000, 60_000), work);
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

/** The fields that the comparison is about: with all of them a run takes three times as long. */
function slim(order: Order): Order {
  const { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email } = order;
  return { order_id, order_status_id, confirmed, date_add, date_confirmed, date_in_status, email };
}

function countOver(arrivals: readonly number[]): number {
  return arrivals.filter((at, index) => at - (arrivals[index - budget] ?? -Infinity) < minute).length;
}
