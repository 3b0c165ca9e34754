import { setTimeout as sleep } from 'node:timers/promises';
import { responsoUrl } from '../sandbox/start.ts';
import { launchChromium, removeProfile, type Chromium } from './launch-chromium.ts';
import type { Line } from './line.ts';
import { signIn } from './paint-times.ts';
import { writePolyfillExtension } from './polyfill-extension.ts';
import { traceScripts } from './script-trace.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Size } from './size.ts';
import { summarise, type Times } from './times.ts';

/** A page is idle when so much time (ms) has passed since it was loaded. */
const idleAfter = 1_500;

/** The time of content scripts on each kind of page, until the page is idle. */
export async function measureContentScripts(
  browsers: ShopBrowsers,
  { orders, seldom }: Size,
): Promise<Line[]> {
  const { chromium, sandbox, shop } = await browsers.of(orders[0]);
  const panel = 'https://panel.baselinker.com';
  const pages = [
    { name: 'a ticket', url: `${responsoUrl}/tickets/${String(shop.tickets[0]?.id)}`, most: 2 },
    { name: 'an order', url: `${panel}/orders.php#order:${String(shop.orders.at(-1)?.order_id)}`, most: 2 },
    { name: 'a list of tickets', url: `${responsoUrl}/inbox/to-handle`, most: 1.2 },
    { name: 'a list of orders', url: `${panel}/orders.php`, most: 1.2 },
  ];
  const held = await launchChromium(sandbox, await writePolyfillExtension());
  const times = Math.ceil(seldom / 2);
  const lines: Line[] = [];
  for (const { name, url, most } of pages) {
    const ours = await scriptTime(chromium, url, times);
    const theirs = await scriptTime(held, url, times);
    lines.push({
      figure: `content scripts on ${name}`,
      ours: `${ours.median.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)}`,
      against: `${theirs.median.toFixed(2)} ms, p95 ${theirs.p95.toFixed(2)}: the polyfill alone`,
      ratio: ours.median / theirs.median,
      limit: { most },
    });
  }
  await held.close();
  await removeProfile(held.profile);
  return lines;
}

async function scriptTime({ browser }: Chromium, url: string, times: number): Promise<Times> {
  const page = await browser.newPage();
  await signIn(page);
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.goto('about:blank');
    const { all } = await traceScripts(page, async () => {
      await page.goto(url);
      await sleep(idleAfter);
    });
    taken.push(all);
  }
  await page.close();
  return summarise(taken);
}
