import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { createRandom } from '../../sandbox/shop/random.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

// The simulator stops the background at every await (sandbox/simulate). Here, a browser stops it.
const closures = 4;
const kills = 1;
/**
 * Delay of Base's answers, ms: the first sync must still be running when the background is stopped for the last time.
 */
const delay = 500;
/** The length of the backfill, ms (lib/background/sync/plan.ts). */
const walked = 92 * 86_400_000;

const seed = Date.now() % 1_000_000;
const random = createRandom(seed);
/** The background is stopped at random moments, and the browser is killed once. */
const ends = ['kill' as const, ...shuffled(closures, kills - 1)];

const world = useWorld({ orders: 1_000, isKilled: true });
const sent = () => world.sandbox.base.requests(token);
const options = () => world.session.openExtensionPage('options.html');

it(
  `keeps every order, none twice, through ${closures} closed workers and a killed browser (seed ${seed})`,
  { timeout: 120_000 },
  async () => {
    console.log(`resume.e2e: seed ${seed}`);
    world.sandbox.base.faults.switchOn({ kind: 'slow', delay });
    await world.connect();
    let page = await options();
    let keptBefore = 0;
    for (const end of ends) {
      const before = sent().length;
      await waitFor('another request', () => sent().length > before, 100);
      // A random moment: during this request, while its result is saved, or during the next request.
      await sleep(random.integer(0, delay * 1.4));
      if (end === 'kill') {
        await world.killAndRestart();
        page = await options();
      } else {
        await world.session.stopBackground();
        await page.reload();
      }
      const kept = (await storedKeys(page, 'orders')).length;
      expect(kept, 'what was kept before the background ended').toBeGreaterThanOrEqual(keptBefore);
      keptBefore = kept;
    }
    expect(keptBefore, 'the first sync was still on its way at the last end').toBeLessThan(
      world.shop.orders.length,
    );

    // What is left may come at once.
    world.sandbox.base.faults.clear();
    await page.waitForText('Up to date since', 'article', 120);
    const account = world.sandbox.base.account(token);
    const theirs = [...account.listOrders()].map(({ order_id }) => String(order_id));
    expect((await storedKeys(page, 'orders')).toSorted()).toEqual(theirs.toSorted());
    const isRecent = ({ date_add }: { date_add: number }) => date_add * 1000 > Date.now() - walked;
    const returns = account.returns.pageFrom({ date: 0, id: 0 }, Infinity, isRecent);
    expect((await storedKeys(page, 'returns')).toSorted()).toEqual(
      returns.map(({ return_id }) => String(return_id)).toSorted(),
    );

    const asked = sent().map(({ method, parameters }) => JSON.stringify([method, parameters]));
    expect(asked.length - new Set(asked).size, 'requests repeated').toBeLessThanOrEqual(ends.length);
    expect(sent().flatMap(({ error }) => error ?? [])).toEqual([]);
  },
);

it('finds an order of the helpdesk with what it has kept', async () => {
  const ticket = ticketFoundBy(world.shop, 'number');
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${ticket.truth.orderIds[0]}`);
});

function shuffled(workers: number, browsers: number) {
  return [
    ...Array.from({ length: workers }, () => 'close' as const),
    ...Array.from({ length: browsers }, () => 'kill' as const),
  ]
    .map((end) => ({ end, place: random.randomizer.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ end }) => end);
}

/** The ids of all stored records of orders or returns, one for each record. */
function storedKeys(page: Page, store: 'orders' | 'returns'): Promise<string[]> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('sidecar');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(opening.error?.message));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const asking = db.transaction(name).objectStore(name).getAllKeys();
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(new Error(asking.error?.message));
    });
    db.close();
    return keys.flatMap((key) => (Array.isArray(key) && typeof key[1] === 'string' ? key[1] : []));
  }, store);
}
