import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { useWorld } from './world.ts';

describe('without a ticket', () => {
  const world = useWorld();
  const order = world.shop.orders.find(({ email }) => email !== '');
  const number = String(order?.order_id);

  beforeAll(async () => {
    await world.signIn();
    const options = await world.connect();
    await options.waitForText('Up to date since');
  });

  /** Types into the search, waits for the order's card, and returns the address of its link. */
  async function find(page: Page, query: string): Promise<string | undefined> {
    await page.type('input[type=search]', query);
    return page.waitUntil(
      (id) =>
        Array.from(document.querySelectorAll<HTMLAnchorElement>('article a'), ({ href }) => href).find(
          (href) => href.endsWith(`:${id}`),
        ),
      number,
    );
  }

  it('an order is found in the popup, leads to Base, and its status is changed there, which the popup says', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitUntil(() => document.activeElement?.matches('input[type=search]'));
    expect(await find(popup, order?.email ?? '')).toMatch(
      new RegExp(`baselinker\\.com/orders\\.php#order:${number}$`),
    );
    // The buyer may have other orders.
    const card = `article:has(a[href$=":${number}"])`;
    await popup.click(`${card} button[aria-expanded=false]`);
    await popup.click(`${card} .select`);
    await popup.click('[role=option]', 'Zwrot');
    await popup.click('button', 'Change status');
    await popup.waitForText('Changed from');
    await popup.type('input[type=search]', ' ');
    await popup.waitForText(`Order ${number}`, 'section');
    await popup.waitForText('Zwrot', 'section');
    await popup.close();
  });

  it('an order is found in the side panel, and the inbox there is as it was', async () => {
    const panel = await world.session.openExtensionPage('sidepanel.html');
    await waitFor('the tickets', async () =>
      (await panel.frame(responsoUrl)).evaluate(() => document.querySelector('main table') !== null),
    );
    await panel.evaluate(() => document.querySelector('iframe')?.setAttribute('data-same', ''));
    await panel.click('nav button', 'Search orders');
    await find(panel, number);
    await panel.click('nav button', 'Responso inbox');
    await panel.waitUntil(() => document.querySelector('iframe[data-same]')?.checkVisibility());
    await panel.close();
  });
});
