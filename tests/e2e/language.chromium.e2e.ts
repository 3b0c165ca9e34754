import { expect, it } from 'vitest';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

const world = useWorld({ language: 'pl', orders: 60 });

it('speaks the language of the browser, and the one that is chosen at once in every page and panel, for good', async () => {
  const welcome = await world.session.findPage('welcome.html');
  await welcome.waitForText('Witamy w Sidecar');
  expect(await welcome.evaluate(() => document.documentElement.lang)).toBe('pl');
  const page = await world.signIn();
  const options = await world.connect();
  const ticket = ticketFoundBy(world.shop, 'nothing');
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, 'Nie znaleziono zamówienia');
  await options.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>('#language');
    if (select) select.value = 'en';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await options.waitForText('Sidecar settings', 'h1');
  await waitForPanel(page, 'No order found');
  await world.session.stopBackground();
  const popup = await world.session.openExtensionPage('popup.html');
  await popup.waitForText('Sync now');
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, 'No order found');
});
