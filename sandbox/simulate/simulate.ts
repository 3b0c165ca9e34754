import { closeDatabase } from '../../lib/background/db';
import { takeStep } from '../../lib/background/sync/step';
import { generateShop } from '../shop/generate-shop.ts';
import type { Random } from '../shop/random.ts';
import { createRandom } from '../shop/random.ts';
import type { Order, Shop } from '../shop/shop.ts';
import { compare, type Difference } from './compare.ts';
import { addOrder, archiveOld, makeHistory } from './history.ts';
import { beginLife, Life } from './life.ts';
import type { Scenario } from './scenario.ts';
import { accountId, openSetting, token } from './setting.ts';

const minute = 60_000;
const hour = 60 * minute;
/** What the sync may spend in a minute (lib/background/base-api/budget.ts). */
const budget = 45;

export interface Outcome extends Difference {
  orders: number;
  requests: number;
  faults: number;
  kills: number;
  /** Requests that were the 46th or more within 60 seconds. */
  overBudget: number;
  /** Times that Base blocked the token. */
  blocks: number;
}

/** Runs the real sync against the stand-in through one scenario, and compares what it has with what Base has. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const random = createRandom(scenario.seed + 1_000_003);
  const { journal, start, interval } = scenario;
  const setting = await openSetting({ shop: makeShop(scenario, random), journal, start, interval, random });
  const { clock, api, account, network, world } = setting;
  network.mood.faults = scenario.faults;
  network.mood.isShuffled = scenario.shuffled;
  let kills = 0;
  let killedAt = 0;
  let jumpedAt = 0;
  let isCalm = false;
  // A jump and a death in the same minute are one case that the budget cannot see.
  const mayEnd = () => clock.at - jumpedAt > 2 * minute;
  try {
    const end = scenario.start + scenario.duration;
    makeHistory({ account, random, clock }, end);
    planSwitches();
    while (clock.at < end) await liveOnce(end);
    isCalm = true;
    network.mood.faults = 0;
    clock.offset = 0;
    world.interval = hour;
    // The shop goes on selling: a journal that is off is told by orders of which it says nothing.
    for (let hours = 0; hours <= 13; hours += 1)
      clock.plan(clock.at + hours * hour, () => addOrder({ account, random, clock }));
    const calmEnd = clock.at + 16 * hour;
    while (clock.at < calmEnd) await liveOnce(calmEnd);
    archiveOld({ account, clock });
    beginLife(undefined);
    const difference = await compare(account, accountId, clock.at);
    return {
      ...difference,
      orders: [...account.listOrders()].length,
      requests: network.arrivals.length,
      faults: network.faultsMet(),
      kills,
      overBudget: countOver(network.arrivals),
      blocks: api.blocks(token).length,
    };
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
    while (clock.at < end) {
      const step = await Promise.race([takeStep(world, accountId), life.ended]);
      if (!step) {
        kills += 1;
        killedAt = clock.at;
        clock.pass(random.integer(0, random.pick([100, 90_000])));
        return;
      }
      if (step.kind === 'gone') throw new Error('The account is gone');
      if (step.kind === 'worked') continue;
      if (!isCalm && scenario.sleeps && random.chance(0.03)) {
        clock.offset = 0;
        clock.sleep(random.integer(1, random.pick([10, 120])) * hour);
      } else clock.pass(Math.min(Math.max(step.until - clock.now(), 50), world.interval));
    }
  }

  function planSwitches(): void {
    const { journalSwitchedAt, duration } = scenario;
    if (journalSwitchedAt !== undefined)
      clock.plan(start + journalSwitchedAt, () => account.switchJournal(!scenario.journal));
    if (scenario.company)
      clock.plan(start + random.integer(0, 10 * minute), function work() {
        if (isCalm) return;
        for (let call = random.integer(1, 30); call > 0; call -= 1) api.answer(token, 'getOrders', {});
        clock.plan(clock.at + random.integer(1_000, 60_000), work);
      });
    if (scenario.jumps)
      clock.plan(start + random.integer(0, 10 * minute), function jump() {
        if (isCalm) return;
        if (clock.at - killedAt > 2 * minute) {
          const far = random.pick([20_000, 10 * minute, hour, 47 * hour]);
          clock.offset = clock.offset !== 0 && random.chance(0.5) ? 0 : random.integer(-far, far);
          jumpedAt = clock.at;
        }
        clock.plan(clock.at + random.integer(1_000, random.pick([minute, hour, duration / 6])), jump);
      });
  }
}

function makeShop({ seed, start, orders, crowded }: Scenario, random: Random): Shop {
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
