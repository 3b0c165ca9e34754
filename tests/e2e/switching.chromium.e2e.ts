import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { LANGUAGES, LAYOUTS } from '../../sandbox/responso/preferences.ts';
import { createRandom } from '../../sandbox/shop/random.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { goInApp, openTicket, panelText, useWorld } from './world.ts';

/** The order numbers that a panel showed from a moment (Unix ms) on. */
interface Shown {
  at: number;
  orders: string[];
}

/** Exists in the panel's document once the sampler runs. */
declare const window: { shown?: Shown[] } & typeof globalThis;

/** The panel follows its page within this time (ms), even if the page changes all the time. */
const latest = 1_000;

const seed = Math.floor(Math.random() * 1e9);
const random = createRandom(seed);
const world = useWorld({ orders: 400, tickets: 60, seed: 11 });
/** Thirty tickets, each with its own orders or none. */
const tickets = world.shop.tickets.slice(0, 30);
/** The visits of all tests, because the panel still shows the last ticket of one test when the next begins. */
const visits: { at: number; ticket: Ticket }[] = [];
let page: Page;

beforeAll(async () => {
  console.log(`switching: seed ${seed}`);
  const options = await world.connect();
  await options.waitForText('Up to date since', 'article', 40);
  await options.close();
  page = await world.signIn();
});

/**
 * One layout and language for each run, chosen by the seed. `watch-ticket.page.ts` tests that the panel is cleared at
 * once.
 */
const layout = random.pick(LAYOUTS);
const language = random.pick(LANGUAGES);

describe('a panel that is hurried from ticket to ticket shows no other one', () => {
  it(`in the ${layout} layout, in ${language}`, async () => {
    Object.assign(world.sandbox.responso.settings, {
      layout,
      language,
      delay: () => random.integer(20, 500),
    });
    world.sandbox.base.faults.switchOn({ kind: 'slow', delay: () => random.integer(50, 2_500) });
    const shown: Shown[] = [];
    const [first, ...others] = shuffled(tickets);
    if (!first) throw new Error('The shop has no tickets');
    visits.push({ at: Date.now(), ticket: first });
    await openTicket(page, world.sandbox, first);
    for (const ticket of [...others, first]) {
      shown.push(...(await sample(page)));
      visits.push({ at: Date.now(), ticket });
      await goInApp(page, ticketAddress(layout, ticket.id));
      const until = Date.now() + random.pick([0, 60, 120, 300, 700, 1_600]);
      while (Date.now() < until) shown.push(...(await sample(page)));
    }
    const last = first.truth.orderIds.map((id) => `#${id}`);
    await waitFor(
      'the orders of the last ticket',
      async () => {
        shown.push(...(await sample(page)));
        const text = await panelText(page);
        return text !== '' && last.every((id) => text.includes(id));
      },
      40,
    );

    // Proves that the sampler has recorded something.
    expect(shown.some(({ orders }) => orders.length > 0)).toBe(true);
    expect(shown.flatMap(({ at, orders }) => foreignOrders(at, orders))).toEqual([]);
  });
});

function shuffled(all: readonly Ticket[]): Ticket[] {
  return all
    .map((ticket) => ({ ticket, place: random.integer(0, 1e9) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ ticket }) => ticket);
}

/** Orders that were shown although neither the current nor a just left ticket has them. */
function foreignOrders(at: number, orders: string[]): string[] {
  const isRecent = (_: unknown, index: number) =>
    (visits[index]?.at ?? 0) <= at && (visits[index + 1]?.at ?? Infinity) > at - latest;
  const own = new Set(visits.filter(isRecent).flatMap(({ ticket }) => ticket.truth.orderIds.map(String)));
  return orders.filter((order) => !own.has(order));
}

/**
 * Returns everything that the panel has shown since the last call. A sampler in its document records the order numbers
 * at every change. Empty while there is no panel.
 */
async function sample(inPage: Page): Promise<Shown[]> {
  try {
    const panel = await inPage.frame('/order-panel.html');
    return await panel.evaluate(() => {
      const read = () => ({
        at: Date.now(),
        orders: [...document.querySelectorAll('article')].flatMap(
          (card) => /#(\d+)/.exec(card.textContent)?.[1] ?? [],
        ),
      });
      if (!window.shown) {
        window.shown = [];
        new MutationObserver(() => window.shown?.push(read())).observe(document, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
      const former = window.shown.splice(0);
      return [...former, read()];
    });
  } catch {
    // The frame is being recreated.
    return [];
  }
}
