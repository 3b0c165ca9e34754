import { beforeAll, expect, inject, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { otherHelpdeskUrl, token } from '../../sandbox/start.ts';
import { panelText, pressInPanel, ticketFoundBy, useWorld, waitForPanel, waitUntilStill } from './world.ts';

/** The API of Chromium's own extensions page. */
declare const chrome: {
  developerPrivate: { addHostPermission: (extensionId: string, host: string) => Promise<void> };
};

const { host } = new URL(otherHelpdeskUrl);
const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
let options: Page;
let page: Page;

beforeAll(async () => {
  Object.assign(world.sandbox.responso.settings, { layout: 'mailbox' });
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
  await options.waitForText('Sidecar works here', `li[data-host="${host}"]`);
  await waitForPanel(page, `#${orderId}`);
});
