import type { Page } from 'puppeteer-core';
import { waitFor } from '../sandbox/browser/wait.ts';
import { startSandbox, token, type Sandbox } from '../sandbox/start.ts';
import type { Shop } from '../sandbox/shop/shop.ts';
import { createFastClock, endFastClock, quickenClocks } from './fast-clock.ts';
import { makeLargeShop } from './large-shop.ts';
import { launchChromium, type Chromium } from './launch-chromium.ts';

/** How many times faster than the real clock a backfill is read: about as fast as requests and writes can be. */
const speed = 20;
/** Requests a minute that the sync may send (lib/background/base-api/budget.ts). */
const budget = 45;

/** Sidecar's production build in Chromium, with all orders of a shop in its database. */
export interface ShopBrowser {
  shop: Shop;
  sandbox: Sandbox;
  chromium: Chromium;
  /** A page of the extension's own, to send messages and to read the database. */
  aside: Page;
  /** What the backfill took: requests for orders, and real time (ms). */
  backfill: { requests: number; took: number };
  close: () => Promise<void>;
}

/** Starts a browser, connects an account with `count` orders, and waits until the real sync has stored all of them. */
export async function openShopBrowser(built: string, count: number): Promise<ShopBrowser> {
  // Ends before the real time, so that the clock never goes back.
  const start = Date.now() - (count / 100 / budget + 30) * 60_000;
  const clock = createFastClock(start, speed);
  const shop = makeLargeShop(count, Math.floor(start / 1000));
  const sandbox = await startSandbox({ shop, now: clock.now });
  const chromium = await launchChromium(sandbox, built);
  const aside = await chromium.openOwnPage();
  const worker = await chromium.worker();
  await worker.evaluate(quickenClocks, clock.now(), speed);
  const began = performance.now();
  await aside.evaluate(connectAccount, token);
  await waitFor('the backfill', () => aside.evaluate(isBackfilled), 900);
  const took = performance.now() - began;
  clock.end();
  await worker.evaluate(endFastClock);
  const requests = sandbox.base.requests(token).filter(({ method }) => method === 'getOrders').length;
  return {
    ...{ shop, sandbox, chromium, aside, backfill: { requests, took } },
    close: async () => {
      // A figure may have closed it.
      if (chromium.browser.connected) await chromium.close();
      await sandbox.close();
    },
  };
}

/** Runs in a page of the extension. */
async function connectAccount(secret: string): Promise<void> {
  const data = { token: secret, name: 'Bench', showLabels: true };
  const answer: unknown = await chrome.runtime.sendMessage({ type: 'connectAccount', data });
  if (!JSON.stringify(answer).includes('"ok":true')) throw new Error(JSON.stringify(answer));
}

/** Runs in a page of the extension: true once the first backfill has ended. */
async function isBackfilled(): Promise<boolean> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('sidecar');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(opening.error?.message));
  });
  const states = await new Promise<{ isFirstWalk?: boolean; isBusy?: boolean }[]>((resolve, reject) => {
    const reading = db.transaction('cursors').objectStore('cursors').getAll();
    reading.onsuccess = () => resolve(reading.result);
    reading.onerror = () => reject(new Error(reading.error?.message));
  });
  db.close();
  return states.length > 0 && states.every(({ isFirstWalk, isBusy }) => isFirstWalk === false && !isBusy);
}
