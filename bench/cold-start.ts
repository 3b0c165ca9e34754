import { waitFor } from '../sandbox/browser/wait.ts';
import type { Page } from 'puppeteer-core';
import { launchChromium, removeProfile, type Chromium } from './launch-chromium.ts';
import type { Line } from './line.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Size } from './size.ts';
import { summarise, writeTimes } from './times.ts';
import { writeExtension } from './write-extension.ts';

/** A question of the options page, which the worker answers from its database. */
const question = { type: 'listConnected' };

/** From a message to a worker that does not run to its answer. */
export async function measureColdStart(browsers: ShopBrowsers, { orders, seldom }: Size): Promise<Line[]> {
  const { chromium, sandbox } = await browsers.of(orders.at(-1) ?? orders[0]);
  const extension = await writeExtension(
    { background: { service_worker: 'worker.js' } },
    {
      'page.html': '<!doctype html><title>Empty</title>',
      'worker.js':
        'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ res: null }));',
    },
  );
  const empty = await launchChromium(sandbox, extension);
  const ours: number[] = [];
  const theirs: number[] = [];
  const [page, emptyPage] = [await chromium.openOwnPage(), await empty.openOwnPage('page.html')];
  for (let time = 0; time < seldom; time += 1) {
    ours.push(await answerTime(chromium, page));
    theirs.push(await answerTime(empty, emptyPage));
  }
  await page.close();
  await empty.close();
  await removeProfile(empty.profile);
  const [own, held] = [summarise(ours), summarise(theirs)];
  return [
    {
      figure: 'cold start of the worker → its first answer',
      ours: writeTimes(own),
      against: `${writeTimes(held)}: an empty worker`,
      ratio: own.median / held.median,
      limit: { most: 2 },
    },
  ];
}

async function answerTime(chromium: Chromium, page: Page): Promise<number> {
  await page.bringToFront();
  await chromium.stopWorker();
  return await waitFor('an answer', () => page.evaluate(ask, question));
}

/** Runs in a page of the extension. @returns how long the answer took, ms */
export async function ask(message: object): Promise<number> {
  const began = performance.now();
  const answer = await chrome.runtime.sendMessage(message);
  if (!answer) throw new Error('No answer');
  return performance.now() - began;
}
