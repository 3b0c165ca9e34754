import { expect, it } from 'vitest';
import { token } from '../../sandbox/start.ts';
import { useWorld } from './world.ts';

const world = useWorld({ orders: 2_000 });
const sent = () => world.sandbox.base.requests(token).length;

/** What the settings may be is in SyncSettings.page.ts, and how they are kept to in budget.test.ts. */
it('the settings of the sync hold from the first request on, leave a quarter to agents, and are followed when they change', async () => {
  const settings = await world.session.openExtensionPage('options.html#sync');
  const set = async (field: string, value: string) => {
    await settings.type(`#${field}`, value);
    await settings.press('Enter');
    await settings.waitForText('Saved', `#${field}-said`);
  };
  await set('perMinute', '20');
  const accounts = await world.connect();
  // Three quarters of twenty, with the two that the connection took.
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
