/**
 * `npm run bench`: measures the production build in real browsers and prints one table. Times depend on the machine:
 * only the ratios are judged, each within one run. bench/README.md says how each figure is taken. Exits 1 if an exact
 * figure is short of its goal.
 *
 *   -- --size middle        measures up to 50,000 orders, `full` up to 250,000 (short: 10,000)
 *   -- --quick              only what is exact and needs no browser
 *   -- --built              takes the build that is there
 *   -- lookup cold-start    only these figures
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureBrowserStart } from '../bench/browser-start.ts';
import { measureColdStart } from '../bench/cold-start.ts';
import { measureColdStartInFirefox } from '../bench/cold-start-firefox.ts';
import { measureContentScripts } from '../bench/content-scripts.ts';
import { measureDisk } from '../bench/disk.ts';
import { isGood, type Line } from '../bench/line.ts';
import { measureLongPage } from '../bench/long-page.ts';
import { measureLookUp } from '../bench/lookup.ts';
import { measureOrdersPainted } from '../bench/orders-painted.ts';
import { measurePageWrites } from '../bench/page-writes.ts';
import { measureRequests } from '../bench/requests.ts';
import { runExact } from '../bench/run-exact.ts';
import { openShopBrowsers, type ShopBrowsers } from '../bench/shop-browsers.ts';
import { sizes, type Size } from '../bench/size.ts';
import { drawTable } from '../bench/table.ts';
import { measureWorkerMemory } from '../bench/worker-memory.ts';
import { build } from './build.ts';

const exact = ['backfill', 'quiet-cycle', 'order-bytes'];
const inBrowsers: Record<string, (browsers: ShopBrowsers, size: Size) => Promise<Line[]>> = {
  'orders-painted': measureOrdersPainted,
  'content-scripts': measureContentScripts,
  'long-page': measureLongPage,
  'cold-start-firefox': measureColdStartInFirefox,
  lookup: measureLookUp,
  requests: measureRequests,
  'page-writes': measurePageWrites,
  'worker-memory': measureWorkerMemory,
  disk: measureDisk,
  'cold-start': measureColdStart,
  // Last: it closes a browser.
  'browser-start': measureBrowserStart,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'short' },
    quick: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const size = sizes[z.enum(['short', 'middle', 'full']).parse(values.size)];
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);

const exactLines: Line[] = [];
for (const name of exact.filter(isWanted)) exactLines.push(...(await runExact(name)));
const lines: Line[] = values.quick ? [] : await measureInBrowsers();
console.log(drawTable([...exactLines, ...lines]));
process.exit(exactLines.every(isGood) ? 0 : 1);

async function measureInBrowsers(): Promise<Line[]> {
  const built = values.built ? join(import.meta.dirname, '../.output/chrome-mv3') : build('chromium');
  if (!values.built) build('firefox');
  const browsers = openShopBrowsers(built);
  const measured: Line[] = [];
  try {
    for (const [name, measure] of Object.entries(inBrowsers)) {
      if (!isWanted(name)) continue;
      const began = performance.now();
      const taken = await measure(browsers, size);
      measured.push(...taken);
      console.log(`${name}, ${((performance.now() - began) / 1000).toFixed(0)} s\n${drawTable(taken)}`);
    }
  } finally {
    await browsers.close();
  }
  return measured;
}
