import { describe, expect, it } from 'vitest';
import { inboxAddress } from '../../sandbox/responso/addresses.ts';
import { LANGUAGES, LAYOUTS } from '../../sandbox/responso/preferences.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { openTicket, panelText, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

const world = useWorld();

it('says on a ticket that Sidecar is not connected yet, and leads to the options', async () => {
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'number'));
  await waitForPanel(page, 'Sidecar is not connected to Base yet');
  await (await page.frame('/order-panel.html')).click('button', 'Connect Base');
  const options = await world.session.findPage('options.html');
  await options.waitForText('API token');
  await page.close();
});

describe.each(LAYOUTS)('in the %s layout', (layout) => {
  it.each(LANGUAGES)('shows the order that a ticket names, with its reason and status (%s)', async (language) => {
    await connectOnce();
    Object.assign(world.sandbox.responso.settings, { layout, language });
    const ticket = ticketFoundBy(world.shop, 'number');
    const [orderId = 0] = ticket.truth.orderIds;
    const order = world.shop.orders.find(({ order_id }) => Number(order_id) === orderId);
    const status = world.shop.statuses.find(({ id }) => String(id) === String(order?.order_status_id));

    const page = await world.signIn();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${orderId}`, 'Order number in the ticket', status?.name.trim() ?? '');
    await page.close();
  });

  it.each(['email', 'mask', 'phone', 'login'] as const)('finds the buyer by %s', async (by) => {
    await connectOnce();
    Object.assign(world.sandbox.responso.settings, { layout, language: 'pl' });
    const ticket = ticketFoundBy(world.shop, by);
    const page = await world.signIn();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, ...ticket.truth.orderIds.map((id) => `#${id}`));
    await page.close();
  });

  it('says what it looked for when there is nothing', async () => {
    await connectOnce();
    Object.assign(world.sandbox.responso.settings, { layout, language: 'pl' });
    const ticket = ticketFoundBy(world.shop, 'nothing');
    const page = await world.signIn();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, 'No order found');
    await page.close();
  });

  it('shows no panel on the list of tickets', async () => {
    await connectOnce();
    Object.assign(world.sandbox.responso.settings, { layout, language: 'pl' });
    const page = await world.signIn();
    await page.navigate(`${responsoUrl}${inboxAddress(layout, { filter: 'all', query: '' })}`);
    await page.waitForText(world.shop.tickets[0]?.requester.name ?? '');
    expect(await page.evaluate(() => document.querySelector('sidecar-orders')?.getBoundingClientRect().height ?? 0)).toBe(0);
    await page.close();
  });
});

it('opens the order in the Base panel in a new tab', async () => {
  await connectOnce();
  Object.assign(world.sandbox.responso.settings, { layout: 'semantic', language: 'pl' });
  const ticket = ticketFoundBy(world.shop, 'number');
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, 'Open in Base');
  await (await page.frame('/order-panel.html')).click('a', 'Open in Base');
  const panel = await world.session.findPage(`/orders.php#order:${ticket.truth.orderIds[0]}`);
  await panel.waitForText(String(ticket.truth.orderIds[0]));
  await panel.close();
  await page.close();
});

it('follows the helpdesk from ticket to ticket and never shows an order of another one', async () => {
  await connectOnce();
  const tickets = world.shop.tickets.filter(({ truth }) => truth.by === 'number').slice(0, 6);
  for (const layout of LAYOUTS) {
    Object.assign(world.sandbox.responso.settings, { layout, language: 'pl', delay: () => 50 + Math.random() * 400 });
    const page = await world.signIn();
    const [first, ...others] = tickets;
    if (!first) throw new Error('no tickets');
    await openTicket(page, world.sandbox, first);
    await waitForPanel(page, `#${first.truth.orderIds[0]}`);
    for (const ticket of others) {
      // As the app itself goes: a link in its own list, no reload.
      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
        if (location.hash) dispatchEvent(new HashChangeEvent('hashchange'));
      }, new URL(await addressOf(layout, ticket.id), responsoUrl).href);
      const wrong = tickets.filter(({ id }) => id !== ticket.id).map(({ truth }) => `#${truth.orderIds[0]}`);
      await waitFor(`the order of ticket ${ticket.id} in ${layout}`, async () => {
        const isOnPage = (await page.evaluate(() => location.href)).includes(ticket.id);
        const text = await panelText(page);
        const leaked = wrong.filter((id) => text.includes(id));
        return isOnPage && leaked.length === 0 && text.includes(`#${ticket.truth.orderIds[0]}`);
      });
    }
    await page.close();
  }
});

async function addressOf(layout: (typeof LAYOUTS)[number], id: string): Promise<string> {
  const { ticketAddress } = await import('../../sandbox/responso/addresses.ts');
  return ticketAddress(layout, id);
}

let connecting: Promise<unknown> | undefined;

/** The account stays connected through the tests of this file. */
function connectOnce(): Promise<unknown> {
  connecting ??= world.connect().then((options) => options.waitForText('Up to date since'));
  return connecting;
}
