/**
 * `npm run gallery`: shows every state of every page with invented data in a browser window, without an extension or
 * network.
 *
 *   -- --shots              save a picture of each state to .demo/gallery/, and end
 *   -- --languages pl,en    in these languages (en)
 *   -- --page options       of this page only
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { z } from 'zod';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { pageConfig } from '../tests/page/page-config.ts';
import { stopWith } from './build.ts';

const { values } = parseArgs({
  options: {
    shots: { type: 'boolean', default: false },
    languages: { type: 'string', default: 'en' },
    page: { type: 'string', default: '' },
  },
});
const statesSchema = z.array(z.object({ page: z.string(), name: z.string(), width: z.number() }));
const root = join(import.meta.dirname, '..');
const folder = join(root, '.demo/gallery');

const server = await createServer({
  ...pageConfig,
  configFile: false,
  root,
  cacheDir: join(root, '.cache/gallery'),
  optimizeDeps: { entries: ['tests/gallery/frame.ts', 'tests/gallery/gallery.ts'] },
  server: { host: '127.0.0.1', open: values.shots ? false : '/tests/gallery/index.html' },
  logLevel: 'warn',
});
await server.listen();
const [address] = server.resolvedUrls?.local ?? [];
if (!address) stopWith('The gallery could not be served.');

if (values.shots) {
  await saveShots(address);
  await server.close();
} else {
  console.log(`Gallery: ${address}tests/gallery/index.html (Ctrl+C ends it)`);
}

/** Saves a picture of each state, light and dark. */
async function saveShots(origin: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser('chromium'),
    // Chromium's sandbox does not work for root.
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  try {
    const view = await browser.newPage();
    const open = async (query: Record<string, string>) => {
      await view.goto(`${origin}tests/gallery/frame.html?${new URLSearchParams(query).toString()}`);
      await view.waitForFunction(() => document.documentElement.dataset['shown'] !== undefined);
      return await view.evaluate(() => {
        const { shown, states } = document.documentElement.dataset;
        return { shown, states };
      });
    };
    const states = statesSchema.parse(JSON.parse((await open({})).states ?? ''));
    for (const language of values.languages.split(',')) {
      for (const { page, name, width } of states.filter((state) => state.page.startsWith(values.page))) {
        for (const scheme of ['light', 'dark']) {
          await view.setViewport({ width, height: 640 });
          const { shown } = await open({ page, name, language, scheme });
          if (shown !== 'yes') console.error(`${page}, ${name} (${language}): ${shown ?? ''}`);
          const file = `${page}-${name.replace(/[^a-z0-9]+/gi, '-')}-${language}-${scheme}.png`;
          await view.screenshot({ path: join(folder, file), fullPage: true });
        }
      }
    }
    console.log(`Pictures are in ${folder}.`);
  } finally {
    await browser.close();
  }
}
