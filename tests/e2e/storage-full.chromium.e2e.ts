import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: {
  action: { getBadgeText: (of: object) => Promise<string> };
  storage: { local: { set: (items: object) => Promise<void> } };
};

/** Runs before the background: makes the disk full after a hundred orders, until a test frees it. */
const fillDisk = `{
  const { put } = IDBObjectStore.prototype;
  let left = 100;
  chrome.storage.local.onChanged.addListener((changes) => {
    if ('test:hasRoom' in changes) left = Infinity;
  });
  IDBObjectStore.prototype.put = function (...args) {
    if (this.name === 'orders' && --left < 0) throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, args);
  };
}`;

describe('when the disk is full', () => {
  let copy = '';
  const world = useWorld({
    prepare: async (built) => {
      copy = await mkdtemp(join(tmpdir(), 'sidecar-full-'));
      await cp(built, copy, { recursive: true });
      const background = join(copy, 'background.js');
      const source = await readFile(background, 'utf8');
      await writeFile(background, `${fillDisk}\n${source}`);
      return copy;
    },
  });

  afterAll(async () => {
    await rm(copy, { recursive: true, force: true });
  });

  it('options, panel and toolbar button say so; stored orders stay, and the sync continues once there is room', async () => {
    const options = await world.connect();
    await options.waitForText('There is no disk space left', 'article');
    await options.waitForText('100 orders', 'article');
    await options.waitUntil(async () => (await chrome.action.getBadgeText({})) === '!');
    const page = await world.signIn();
    await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'nothing'));
    await waitForPanel(page, 'There is no disk space left', 'Try again');
    // Click at once: the sync continues by itself after a while, and the button disappears.
    await options.waitUntil(async () => {
      const again = document.querySelector<HTMLElement>('article .note button');
      if (!again) return false;
      await chrome.storage.local.set({ 'test:hasRoom': true });
      again.click();
      return true;
    });
    await options.waitForText('Up to date since', 'article');
    await options.waitForText(`${String(world.shop.orders.length)} orders`, 'article');
    await options.waitUntil(async () => (await chrome.action.getBadgeText({})) === '');
  });
});
