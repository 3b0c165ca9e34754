import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { token } from '../../sandbox/start.ts';
import { violations } from './violations.ts';
import { useWorld } from './world.ts';

describe('without a ticket', () => {
  const world = useWorld();
  const order = world.shop.orders.find(({ email }) => email !== '');
  const number = String(order?.order_id);

  let options: Page;

  beforeAll(async () => {
    options = await world.connect();
    await options.waitForText('Up to date since');
  });

  /** Types into the search, and returns the address that the order's card leads to once it is there. */
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

  it('an order is found in the popup, by number or e-mail, and leads to Base', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitUntil(() => document.activeElement?.matches('input[type=search]'));
    expect(await find(popup, number)).toMatch(new RegExp(`baselinker\\.com/orders\\.php#order:${number}$`));
    expect(await violations(popup)).toEqual([]);
    await find(popup, order?.email ?? '');
    await popup.type('input[type=search]', ' ');
    await popup.waitForText('Up to date since');
    await popup.close();
  });

  it('its status is changed there, which the popup says among the latest activity', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.waitForText('Up to date since');
    expect(await popup.text()).not.toContain('Latest activity');
    await find(popup, number);
    await popup.click('article button[aria-expanded=false]');
    await popup.click('.select');
    await popup.click('[role=option]', 'Zwrot');
    await popup.click('button', 'Change status');
    await popup.waitForText('Changed from');
    await popup.type('input[type=search]', ' ');
    await popup.waitForText(`Order ${number}`, 'section');
    await popup.waitForText('Zwrot', 'section');
    expect(await violations(popup)).toEqual([]);
    const all = await popup.evaluate(() => document.querySelector<HTMLAnchorElement>('section > a')?.href);
    expect(all).toContain('options.html#activity');
    await popup.close();
  });

  it('what was found is shown as it is in Base by now', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    await find(popup, number);
    await popup.waitForText('as of', 'section h2');
    const status = world.shop.statuses.find(({ name }) => name.trim() === 'Anulowane');
    world.sandbox.base.account(token).setOrderStatus(Number(number), status?.id ?? 0);
    await options.click('footer button', 'Sync now');
    await popup.waitForText('Anulowane', 'article');
    await popup.close();
  });

  it('the keyboard goes on beside what was pressed, when that goes away', async () => {
    const popup = await world.session.openExtensionPage('popup.html');
    await popup.type('input[type=search]', '48990777');
    await popup.waitForText('Search Base for 48990777');
    await popup.evaluate(() => document.querySelector<HTMLElement>('button.ask')?.focus());
    await popup.press('Enter');
    await popup.waitForText('No matching orders in Base either');
    await popup.waitUntil(() => document.activeElement !== document.body);
    await popup.close();
  });

  it('an order is found in the side panel, and the inbox there is as it was', async () => {
    const panel = await world.session.openExtensionPage('sidepanel.html');
    await waitFor('the inbox', () => panel.evaluate(() => document.querySelector('iframe') !== null));
    await panel.evaluate(() => document.querySelector('iframe')?.setAttribute('data-same', ''));
    await panel.click('nav button', 'Search orders');
    await find(panel, number);
    expect(await violations(panel)).toEqual([]);
    await panel.click('nav button', 'Responso inbox');
    await panel.waitUntil(() => document.querySelector('iframe[data-same]')?.checkVisibility());
    await panel.close();
  });
});
