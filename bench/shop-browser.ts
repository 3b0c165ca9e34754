import type { Page } from 'puppeteer-core';
import { statusIds } from '../sandbox/shop/catalogue.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import { startSandbox, token, type Sandbox } from '../sandbox/start.ts';
import type { Shop } from '../sandbox/shop/shop.ts';
import { createFastClock, endFastClock, quickenClocks } from './fast-clock.ts';
import { heapOf } from './heap-of.ts';
import { makeLargeShop } from './large-shop.ts';
import { readPageWrites, watchPageWrites } from './page-writes.ts';
import { launchChromium, type Chromium } from './launch-chromium.ts';

/** How many times faster than the real clock a backfill is read: about as fast as requests and writes can be. */
const speed = 20;
/** Requests a minute that the sync may send (lib/background/base-api/budget.ts). */
const budget = 45;

/** A slow machine takes so many times as long as the budget would. */
const slowest = 3;
/** Seconds. */
const longestBackfill = 2_400;

/** Sidecar's production build in Chromium, with all orders of a shop in its database. */
export interface ShopBrowser {
  shop: Shop;
  sandbox: Sandbox;
  chromium: Chromium;
  /** A page of the extension's own, to send messages and to read the database. */
  aside: Page;
  /** The requests for orders that the backfill took. */
  requests: number;
  /** How long each whole page of orders took to write, ms. */
  pageWrites: number[];
  /** Bytes on the worker's heap after the backfill. */
  heap: number;
  close: () => Promise<void>;
}

/** Starts a browser, connects an account with `count` orders, and waits until the real sync has stored all of them. */
export async function openShopBrowser(built: string, count: number): Promise<ShopBrowser> {
  // Ends before the real time, so that the clock never goes back.
  const start = Date.now() - (slowest * (count / 100 / budget) + 30) * 60_000;
  const clock = createFastClock(start, speed);
  const shop = makeLargeShop(count, Math.floor(start / 1000));
  const sandbox = await startSandbox({ shop, now: clock.now });
  // The journal has an entry: while it has none, it may be off, and all orders are read again.
  sandbox.base.account(token).setOrderStatus(Number(shop.orders.at(-1)?.order_id), statusIds.delivered);
  const chromium = await launchChromium(sandbox, built);
  const aside = await chromium.openOwnPage();
  const worker = await chromium.worker();
  // Before its clock is changed: what it measures is real time.
  await worker.evaluate(watchPageWrites);
  await worker.evaluate(quickenClocks, clock.now(), speed);
  const began = performance.now();
  await aside.evaluate(connectAccount, token);
  await waitFor('the backfill', () => aside.evaluate(isSynced), longestBackfill);
  const took = performance.now() - began;
  clock.end();
  await worker.evaluate(endFastClock);
  await aside.evaluate(clearBudgets);
  const heap = await heapOf(worker);
  const pageWrites = await worker.evaluate(readPageWrites);
  console.log(`${String(count)} orders came in ${(took / 1_000).toFixed(0)} s`);
  const requests = sandbox.base.requests(token).filter(({ method }) => method === 'getOrders').length;
  return {
    ...{ shop, sandbox, chromium, aside, requests, pageWrites, heap },
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

/** Runs in a page of the extension: true once the first backfill and the cycle have ended. */
async function isSynced(): Promise<boolean> {
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

/** Runs in a page of the extension: nothing was asked in the last minute, as if the clock had not been set. */
async function clearBudgets(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('sidecar');
    opening.onerror = () => reject(new Error(opening.error?.message));
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction('budgets', 'readwrite');
      transaction.objectStore('budgets').clear();
      transaction.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
