import { token } from '../sandbox/start.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import type { Line } from './line.ts';
import type { ShopBrowser } from './shop-browser.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import { writeCount, type Size } from './size.ts';

/** The order journal and the return journal. */
const quietCycleRequests = 2;
/** Seconds. A cycle may have to wait for the budget. */
const longestCycle = 90;

/** Requests of the real sync in a real browser: of a backfill, and of a cycle without changes. */
export async function measureRequests(browsers: ShopBrowsers, { orders }: Size): Promise<Line[]> {
  const lines: Line[] = [];
  for (const count of orders) {
    const shopBrowser = await browsers.of(count);
    const { requests } = shopBrowser;
    const most = Math.ceil(count / 100) + 8;
    const quiet = await countQuietCycle(shopBrowser);
    lines.push(
      {
        figure: `backfill of ${writeCount(count)} orders in Chromium`,
        ours: `${String(requests)} requests`,
        against: `${String(most)}: one for each hundred and 8`,
        ratio: requests / most,
        limit: { most: 1 },
      },
      {
        figure: `quiet cycle at ${writeCount(count)} in Chromium`,
        ours: `${String(quiet)} requests`,
        against: `${String(quietCycleRequests)} requests`,
        ratio: quiet / quietCycleRequests,
        limit: { most: 1 },
      },
    );
  }
  return lines;
}

async function countQuietCycle({ sandbox, aside }: ShopBrowser): Promise<number> {
  const runCycle = async () => {
    const before = sandbox.base.requests(token).length;
    const former = await aside.evaluate(completedAt);
    await aside.evaluate(syncNow);
    await waitFor('a cycle', async () => (await aside.evaluate(completedAt)) > former, longestCycle);
    return sandbox.base.requests(token).length - before;
  };
  await runCycle();
  return await runCycle();
}

/** Runs in a page of the extension. */
async function syncNow(): Promise<void> {
  await chrome.runtime.sendMessage({ type: 'syncNow' });
}

/** Runs in a page of the extension: when the last cycle was completed, Unix ms. */
async function completedAt(): Promise<number> {
  const { syncProgress } = await chrome.storage.local.get('syncProgress');
  const [, at] = /"completedAt":(\d+)/.exec(JSON.stringify(syncProgress)) ?? [];
  return Number(at);
}
