import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOpen } from '../../../lib/model/change';
import { waitFor } from '../../../sandbox/browser/wait.ts';
import { createRandom } from '../../../sandbox/shop/random.ts';
import { compareRecords, isReported } from '../../../sandbox/simulate/compare-records.ts';
import { judge } from '../../../sandbox/simulate/judge-changes.ts';
import { token } from '../../../sandbox/start.ts';
import { useWorld } from '../../e2e/world.ts';
import { countsOf, seed, sized } from '../campaign';
import { makeChaos } from './chaos';
import { readKept } from './kept-records';
import { copyWithClock } from './shiftable-clock';
import { mountSmallDisk, type SmallDisk } from './small-disk';

/** The API of the extension's pages. */
declare const chrome: { alarms: { getAll: () => Promise<{ name: string; scheduledTime: number }[]> } };

/** Seconds until everything must be in order after the last fault: the sync waits after a failure. */
const patience = 240;

describe.concurrent.each(Array.from({ length: sized(1, 200) }, (_, index) => seed + index))(
  'seed %i',
  (own) => {
    const random = createRandom(own);
    let disk: SmallDisk | undefined;
    let copy = '';
    beforeAll(async () => {
      disk = await mountSmallDisk();
    });
    afterAll(async () => {
      await disk?.remove();
      await rm(copy, { recursive: true, force: true });
    });
    const world = useWorld({
      orders: random.integer(50, 500),
      seed: own,
      isKilled: true,
      prepare: async (built) => (copy = await copyWithClock(built)),
      ...(process.getuid?.() === 0 && { profileIn: () => disk?.folder ?? '' }),
    });

    it(
      'ends with what Base has, each change once, and nothing lost',
      { timeout: 600_000 },
      async ({ task }) => {
        const counts = countsOf(task);
        await world.signIn();
        await world.connect();
        const first = await world.session.openExtensionPage('options.html');
        const accountId = await waitFor('an order', async () => (await readKept(first)).orders[0]?.accountId);
        const chaos = makeChaos({ world, accountId, random, disk });
        await chaos.switchRuleOn();
        const happened: string[] = [];
        for (let left = random.integer(8, 16); left > 0; left -= 1) {
          happened.push(await chaos.happen());
          // Whatever comes next comes at a random moment.
          await sleep(random.integer(0, 700));
        }
        console.log(`seed ${own}: ${happened.join(', ')}`);
        const ended = performance.now();
        await chaos.settle();
        await world.session.stopBackground();
        const page = await chaos.optionsPage();
        await page.reload();
        await chaos.syncNow();
        await chaos.openTicket();

        let last: object = {};
        const find = async () => {
          const kept = await readKept(page);
          const ended = kept.outbox
            .filter((change) => !isOpen(change))
            .map((change) => ({
              change,
              confirmation: chaos.confirmations.findLast(({ changeId }) => changeId === change.changeId),
            }));
          const isRules = ({ to }: { to: number }) => to === chaos.ruleStatus;
          const calls = chaos.account.statusCalls
            .filter((call) => !isRules(call))
            .map(({ at, orderId, to }) => ({ name: `${accountId}/order/${orderId}`, to: String(to), at }));
          const applied = kept.ledger
            .filter(({ verdict }) => verdict === 'applied')
            .map(({ orderId }) => orderId);
          const ruled = chaos.account.statusCalls.filter(isRules).map(({ orderId }) => String(orderId));
          const { account } = chaos;
          const records = compareRecords({ account, accountId }, kept, chaos.listOnce(), Date.now());
          last = {
            ...records,
            duplicated: records.duplicated.filter(isReported),
            ...judge({ confirmations: chaos.confirmations, calls, ended, log: kept.activity }),
            // A rule acts once for a ticket and its order.
            ruledTwice: [...new Set(ruled)].filter((id) => countOf(ruled, id) > countOf(applied, id)),
            // It has looked at the ticket that is open now at the latest.
            ruleSilent: kept.ledger.length > 0 ? [] : ['no entry'],
            open: kept.outbox.filter(isOpen).map(({ id, state, failure }) => ({ id, state, failure })),
          };
          return Object.values(last).every((list: unknown) => Array.isArray(list) && list.length === 0);
        };
        await waitFor('everything to be in order', find, patience).catch((cause: unknown) => {
          throw new Error(`Not in order: ${JSON.stringify(last, null, 1).slice(0, 4_000)}`, { cause });
        });

        const seconds = Math.round((performance.now() - ended) / 1000);
        const { statusCalls } = chaos.account;
        const byRule = statusCalls.filter(({ to }) => to === chaos.ruleStatus).length;
        console.log(
          `seed ${own}: in order after ${seconds} s, ${byRule} of ${statusCalls.length} changes by the rule`,
        );
        const alarms = await page.evaluate(() => chrome.alarms.getAll());
        expect(alarms.find(({ name }) => name === 'every minute')?.scheduledTime).toBeLessThan(
          Date.now() + 120_000,
        );
        expect(world.sandbox.base.blocks(token)).toEqual([]);
        expect(chaos.uncaught).toEqual([]);
        counts.inputs = world.sandbox.base.requests(token).length;
        counts.faults = chaos.counts.faults + chaos.counts.kills;
      },
    );
  },
);

function countOf(list: readonly string[], wanted: string): number {
  return list.filter((each) => each === wanted).length;
}
