import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { newToken, othersToken, token } from '../../sandbox/start.ts';
import { describeOnce, openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: {
  action: { getBadgeText: (of: object) => Promise<string>; getTitle: (of: object) => Promise<string> };
  storage: { local: { get: (keys: null) => Promise<Record<string, unknown>> } };
};

const world = useWorld();
const orders = `${String(world.shop.orders.length)} orders`;
let options: Page;

beforeAll(async () => {
  options = await world.session.openExtensionPage('options.html');
});

/** Waits for a badge text on the toolbar button, and returns the button's tooltip. */
async function waitForBadge(text: string): Promise<string> {
  await options.waitUntil(
    async (wanted) => (await chrome.action.getBadgeText({})) === wanted && { isThere: true },
    text,
  );
  return options.evaluate(() => chrome.action.getTitle({}));
}

it('marks the toolbar button until an account is connected, and the popup leads to the options', async () => {
  expect(await waitForBadge('!')).toContain('not connected to Base yet');
  const popup = await world.session.openExtensionPage('popup.html');
  await popup.waitForText('Sidecar is not connected to Base yet');
  await popup.close();
  await options.close();
  options = await world.connect();
  await options.waitForText('Up to date since');
  expect(await waitForBadge('')).toBe('Sidecar');
});

it('shows the state of each account in the popup, and fetches orders from there', async () => {
  const popup = await world.session.openExtensionPage('popup.html');
  await popup.waitForText(orders);
  await popup.waitForText('Up to date since');
  const before = world.sandbox.base.requests(token).length;
  await popup.click('button', 'Sync now');
  await waitFor('a request', () => world.sandbox.base.requests(token).length > before);
  await popup.waitForText('Up to date since');
  await popup.close();
});

describeOnce('when the token was deleted in Base', () => {
  beforeAll(async () => {
    world.sandbox.base.switchToken(token, false);
    // Tries again, because a hook is not retried and a click may be lost.
    await waitFor('the refusal', async () => {
      await options.click('button', 'Sync now');
      return (await options.text('article')).includes('It may have been deleted');
    });
  });

  it('marks the button in the bar, and says so in the popup', async () => {
    expect(await waitForBadge('!')).toContain('does not accept this token');
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitForText('Base does not accept this token');
    await popup.waitForText('Enter a new token');
    await popup.close();
  });

  it('takes another token for the same account, after asking Base, and keeps its orders', async () => {
    await options.click('article .note button', 'Enter a new token');
    await options.type('article input[name=token]', othersToken);
    await options.click('article button[type=submit]');
    await options.waitForText('This token belongs to another Base account', 'article');
    expect(await options.text('article')).toContain('••••0042');
    await options.type('article input[name=token]', newToken);
    await options.click('article button[type=submit]');
    await options.waitForText('••••0043', 'article');
    await options.waitForText('Up to date since', 'article');
    await options.waitForText(orders, 'article');
    expect(await options.evaluate(() => document.querySelectorAll('article').length)).toBe(1);
    await waitForBadge('');
  });
});

it('erases everything after saying what that is', async () => {
  const ticket = ticketFoundBy(world.shop, 'number');
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${String(ticket.truth.orderIds[0])}`);
  await options.evaluate(() => (location.hash = '#privacy'));
  await options.click('button', 'Erase everything…');
  await options.waitForText('1 account with its token');
  await options.waitForText(orders);
  await options.click('button.danger', 'Erase everything');
  await options.waitForText('Everything was erased');
  await waitForPanel(page, 'Sidecar is not connected to Base yet');
  await waitForBadge('!');
  const left = await options.evaluate(async () => ({
    stored: await chrome.storage.local.get(null),
    records: await new Promise((resolve, reject) => {
      const opening = indexedDB.open('sidecar');
      opening.onerror = () => {
        reject(new Error('the database does not open'));
      };
      opening.onsuccess = () => {
        const db = opening.result;
        const counts: Record<string, number> = {};
        const transaction = db.transaction([...db.objectStoreNames]);
        for (const name of db.objectStoreNames) {
          const counting = transaction.objectStore(name).count();
          counting.onsuccess = () => {
            if (counting.result > 0) counts[name] = counting.result;
          };
        }
        transaction.oncomplete = () => {
          db.close();
          resolve(counts);
        };
      };
    }),
  }));
  // The one value marks that nothing is to be imported from storage.local any more.
  expect(left).toEqual({ stored: {}, records: { values: 1 } });
});
