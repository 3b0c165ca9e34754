import { expect, it } from 'vitest';
import { token } from '../../sandbox/start.ts';
import { useWorld } from './world.ts';

const world = useWorld({ orders: 2_000 });
const sent = () => world.sandbox.base.requests(token).length;

/** `sync-settings.page.ts` tests the possible values, `budget.test.ts` how they limit requests. */
it('the settings of the sync hold from the first request on, leave a quarter to agents, and are followed when they change', async () => {
  const settings = await world.session.openExtensionPage('options.html#sync');
  const set = async (field: string, value: string) => {
    await settings.type(`#${field}`, value);
    await settings.press('Enter');
    await settings.waitForText('Saved', `#${field}-said`);
  };
  await set('perMinute', '20');
  const accounts = await world.connect();
  // Three quarters of twenty, including the two requests of the connection.
  await accounts.waitForText('15 requests in the last minute', 'article');
  await accounts.waitForText(', back to ', 'article');
  expect(sent()).toBe(15);
  const popup = await world.session.openExtensionPage('popup.html');
  await popup.type('input[type=search]', '49990000');
  await popup.click('button', 'Search Base');
  await popup.waitForText('No matching orders in Base either');
  await popup.close();
  await set('perMinute', '95');
  await accounts.waitForText('Up to date since', 'article', 20);
  expect(sent()).toBeGreaterThan(20);
});
