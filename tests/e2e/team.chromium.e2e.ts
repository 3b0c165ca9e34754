import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** Two agents of one shop: each has a browser and a Base of their own, so that each Base hears one browser only. */
const anna = useWorld({ reachesLoopback: true });
const bert = useWorld({ reachesLoopback: true });
const orders = anna.shop.orders.length;
let nats: Nats;

beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.close());

it('one makes a team in the options; the other joins by one paste, and has the orders without a request to Base', async () => {
  const accounts = await anna.connect();
  await accounts.waitForText('Up to date since');
  await accounts.waitForText(`${orders} orders`);
  const annas = await anna.session.openExtensionPage('options.html#team');
  await annas.type('input[name=server]', nats.address);
  await annas.evaluate(() => {
    const access = document.querySelector<HTMLSelectElement>('select[name=access]');
    if (access) access.value = 'open';
    access?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await annas.type('input[name=teamName]', 'Kubki');
  await annas.type('[data-form=make] input[name=memberName]', 'Anna');
  await annas.click('[data-form=make] button[type=submit]');
  await annas.waitForText('Connected since');

  // The invite goes to the clipboard, which headless browsers keep for themselves.
  await annas.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.body.dataset['copied'] = text;
      return Promise.resolve();
    };
  });
  await annas.click('button', 'Copy invite');
  await annas.waitForText('The invite has been copied');
  const invite = await annas.evaluate(() => document.body.dataset['copied'] ?? '');

  const berts = await bert.session.openExtensionPage('options.html#team');
  await berts.type('input[name=invite]', invite);
  await berts.type('[data-form=join] input[name=memberName]', 'Bert');
  await berts.click('[data-form=join] button[type=submit]');
  await berts.waitForText('Connected since');
  await annas.waitForText('Bert');

  const bertsAccounts = await bert.session.openExtensionPage('options.html');
  await bertsAccounts.waitForText(`${orders} orders`);
  expect(bert.sandbox.base.requests(token)).toEqual([]);
  const page = await bert.signIn();
  await openTicket(page, bert.sandbox, ticketFoundBy(bert.shop, 'number'));
  await waitForPanel(page, '1 order found');
  // Nobody has looked at this order's parcels yet, so the panel that shows it asks for them. Nothing else is asked.
  const methods = bert.sandbox.base.requests(token).map(({ method }) => method);
  expect(methods.filter((method) => method !== 'getOrderPackages')).toEqual([]);

  await nats.kill();
  await waitForPanel(page, 'The server of your team has been out of reach since', '1 order found');
  await berts.waitForText('The server of your team has been out of reach since');
});
