import { beforeAll, expect, inject, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { otherHelpdeskUrl, token } from '../../sandbox/start.ts';
import {
  itOnce,
  hasPanel,
  openTicket,
  pressInPanel,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilStill,
} from './world.ts';

/** The API of the extension's pages, which Firefox has too, and that of Chromium's own extensions page. */
declare const chrome: {
  permissions: { contains: (of: { origins: string[] }) => Promise<boolean> };
  developerPrivate: { addHostPermission: (extensionId: string, host: string) => Promise<void> };
};

const { host } = new URL(otherHelpdeskUrl);
const row = `li[data-host="${host}"]`;
const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
/** Seconds. Base lists no older orders. */
const since = Date.now() / 1000 - 60 * 86_400;
const [buyer] = world.shop.orders
  .filter(({ email, date_confirmed }) => email?.endsWith('@example.com') && Number(date_confirmed) > since)
  .map(({ order_id, email }) => ({ order: String(order_id), email: email ?? '' }));
if (!buyer) throw new Error('The shop has no buyer');
let options: Page;
let page: Page;

beforeAll(async () => {
  Object.assign(world.sandbox.responso.settings, { layout: 'mailbox' });
  const sent = world.shop.statuses.find(({ name }) => name.trim() === 'Wysłane')?.id;
  world.sandbox.base.account(token).setOrderStatus(orderId, sent ?? 0);
  options = await world.connect();
  await options.waitForText('Up to date since');
  await options.navigate(`${world.session.extensionUrl}options.html#helpdesks`);
  page = await world.signIn(otherHelpdeskUrl);
  await page.navigate(`${otherHelpdeskUrl}${ticketAddress('mailbox', ticket.id)}`);
});

/** Answers the browser's question beforehand, which tests cannot see. Firefox needs no answer in tests. */
async function answerYes(): Promise<void> {
  if (inject('kind') === 'firefox') return;
  const extensions = await world.session.openPage('chrome://extensions/');
  await extensions.evaluate(
    (id, origin) => chrome.developerPrivate.addHostPermission(id, origin),
    new URL(world.session.extensionUrl).hostname,
    `${otherHelpdeskUrl}/*`,
  );
  await extensions.close();
}

it('shows nothing on a helpdesk that was not added', async () => {
  await page.waitForText(ticket.subject);
  expect(await page.evaluate(() => document.querySelector('sidecar-orders'))).toBeNull();
});

it('shows the orders there once it was added, also in a tab that was open before', async () => {
  await answerYes();
  await options.type('input[name=helpdesk]', `${otherHelpdeskUrl}/conversation/1`);
  await options.click('button', 'Add helpdesk');
  await options.waitForText('Sidecar works here', row);
  await waitForPanel(page, `#${orderId}`);
  // The page cannot learn the address of the panel: whoever has it can frame it.
  const learnt = await page.evaluate(() =>
    JSON.stringify([performance.getEntries(), document.documentElement.outerHTML]),
  );
  expect(learnt).not.toContain('-extension:');
});

itOnce('changes a status, as on Responso', async () => {
  // From here on the page has the content script that the browser has registered.
  await page.reload();
  await waitForPanel(page, `#${orderId}`, 'Wysłane');
  await waitUntilStill(page);
  const panel = await page.frame('/order-panel.html');
  await panel.click('.select', 'Wysłane');
  await panel.click('[role=option]', 'Zwrot');
  await panel.click('button', 'Change status');
  await waitForPanel(page, 'Changed from Wysłane');
  const returned = world.shop.statuses.find(({ name }) => name.trim() === 'Zwrot')?.id;
  const order = [...world.sandbox.base.account(token).listOrders()].find(
    ({ order_id }) => order_id === orderId,
  );
  expect(order?.order_status_id).toBe(returned);
});

itOnce('finds what it misses there once it was shown where', async () => {
  await page.navigate(`${otherHelpdeskUrl}/nowhere/880001`);
  await page.evaluate((email) => {
    document.body.innerHTML = `
      <header role="banner"><p class="person">${email}</p></header>
      <main><h1>Parcel</h1><p>Hello, I have been waiting for my parcel for a week now.</p></main>
      <textarea rows="6" cols="60"></textarea>`;
  }, buyer.email);
  await waitForPanel(page, 'Sidecar cannot read this page', 'Show Sidecar where to look');
  await pressInPanel(page, 'Show Sidecar where to look');
  const diagnostics = await world.session.findPage('options.html#diagnostics');
  await diagnostics.waitUntil((name) => document.querySelector(`ul[aria-label*="${name}"]`) !== null, host);
  await diagnostics.click('li[data-field=email] button', 'Show where');
  const picker = await page.frame('/picker.html');
  await picker.waitForText('Where is the buyer');
  const place = await page.evaluate(() => {
    const { x, y, height } = document.querySelector('.person')?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + 20, y: y + height / 2 };
  });
  await waitFor('a choice', async () => {
    if ((await picker.text()).includes('Choose another')) return true;
    await page.clickAt(place);
    return false;
  });
  await picker.click('button', 'Save');
  await waitForPanel(page, `#${buyer.order}`, 'Same e-mail');
  await diagnostics.close();
});

it('does not follow the page to another site, and leaves once the helpdesk is removed', async () => {
  await page.navigate(`${otherHelpdeskUrl}${ticketAddress('mailbox', ticket.id)}`);
  await waitForPanel(page, `#${orderId}`);
  const beside = await world.session.openPage(
    `${otherHelpdeskUrl.replace('desk', 'other')}${ticketAddress('mailbox', ticket.id)}`,
  );
  expect(await beside.evaluate(() => document.querySelector('sidecar-orders'))).toBeNull();
  await beside.close();
  await options.click(`${row} button`, 'Remove');
  await options.click('button', 'Remove helpdesk');
  await options.waitUntil((name) => document.querySelector(`li[data-host="${name}"]`) === null, host);
  await page.waitUntil(() => document.querySelector('sidecar-orders') === null);
  await page.reload();
  await page.waitForText(ticket.subject);
  // Once Responso has its panel, this page would have one too.
  const responso = await world.signIn();
  await openTicket(responso, world.sandbox, ticket);
  await waitForPanel(responso, `#${orderId}`);
  expect(await hasPanel(page)).toBe(false);
  await responso.close();
  expect(
    await options.evaluate((origins) => chrome.permissions.contains({ origins }), [`${otherHelpdeskUrl}/*`]),
  ).toBe(false);
});
