import { waitFor } from '../sandbox/browser/wait.ts';
import { ask } from './cold-start.ts';
import { launchChromium, removeProfile } from './launch-chromium.ts';
import type { Line } from './line.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import { writeCount, type Size } from './size.ts';
import { summarise, writeTimes } from './times.ts';

/** From the start of the browser to the worker's first answer from its database. */
export async function measureBrowserStart(browsers: ShopBrowsers, { orders, seldom }: Size): Promise<Line[]> {
  const count = orders.at(-1) ?? orders[0];
  const { chromium, sandbox } = await browsers.of(count);
  const unused = await launchChromium(sandbox, browsers.built);
  await unused.openOwnPage();
  await Promise.all([chromium.close(), unused.close()]);
  const startOnce = async (profile: string) => {
    const began = performance.now();
    const started = await launchChromium(sandbox, browsers.built, profile);
    const page = await started.openOwnPage();
    await waitFor('an answer', () => page.evaluate(ask, { type: 'listConnected' }));
    const took = performance.now() - began;
    await started.close();
    return took;
  };
  const full: number[] = [];
  const empty: number[] = [];
  for (let time = 0; time < seldom; time += 1) {
    full.push(await startOnce(chromium.profile));
    empty.push(await startOnce(unused.profile));
  }
  await removeProfile(unused.profile);
  const [ours, held] = [summarise(full), summarise(empty)];
  return [
    {
      figure: `start of a browser with ${writeCount(count)} orders`,
      ours: writeTimes(ours),
      against: `${writeTimes(held)}: with none`,
      ratio: ours.median / held.median,
      limit: { most: 1.2 },
    },
  ];
}
