import { beforeAll, describe, inject, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { inboxAddress, ticketAddress } from '../../sandbox/responso/addresses.ts';
import {
  delayHelpdesk,
  goInApp,
  openTicket,
  panelText,
  ticketFoundBy,
  useWorld,
  waitForPanel,
} from './world.ts';

const world = useWorld();
const keys = ['number', 'email', 'mask', 'phone', 'login'] as const;
let page: Page;

beforeAll(async () => {
  page = await world.signIn();
});

it('says on a ticket that Sidecar is not connected yet, and leads to the options', async () => {
  await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'number'));
  await waitForPanel(page, 'Sidecar is not connected to Base yet');
  await (await page.frame('/order-panel.html')).click('button', 'Connect Base');
  await (await world.session.findPage('options.html')).waitForText('API token');
});

describe('once connected', () => {
  beforeAll(async () => {
    const options = await world.connect();
    await options.waitForText('Up to date since');
    await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'number'));
  });

  // Every way in which a page is read and a key is matched is the same in both browsers.
  it.each(inject('kind') === 'chromium' ? keys : keys.slice(0, 2))('finds the order by %s', async (by) => {
    const ticket = ticketFoundBy(world.shop, by);
    await goInApp(page, ticketAddress('semantic', ticket.id));
    await waitForPanel(page, ...ticket.truth.orderIds.map((id) => `#${id}`));
  });

  it('says so when there is nothing', async () => {
    await goInApp(page, ticketAddress('semantic', ticketFoundBy(world.shop, 'nothing').id));
    await waitForPanel(page, 'No order found');
  });

  it('opens the order in the Base panel in a new tab', async () => {
    const ticket = ticketFoundBy(world.shop, 'number');
    await goInApp(page, ticketAddress('semantic', ticket.id));
    await waitForPanel(page, 'Open in Base', `#${ticket.truth.orderIds[0]}`);
    await (await page.frame('/order-panel.html')).click('a', 'Open in Base');
    const panel = await world.session.findPage(`/orders.php#order:${ticket.truth.orderIds[0]}`);
    await panel.waitForText(String(ticket.truth.orderIds[0]));
    await panel.close();
  });

  // `read-designs.test.ts` reads every design in every language, `awkward-layouts.chromium.e2e.ts` follows each.
  it('follows the helpdesk from ticket to ticket and never keeps an order of another one', async () => {
    const tickets = world.shop.tickets.filter(({ truth }) => truth.by === 'number').slice(0, 6);
    const [first, ...others] = tickets;
    if (!first) throw new Error('The shop has no tickets that name an order');
    delayHelpdesk(world, () => 50 + Math.random() * 400);
    await openTicket(page, world.sandbox, first);
    await waitForPanel(page, `#${first.truth.orderIds[0]}`);
    for (const ticket of others) {
      await goInApp(page, ticketAddress('semantic', ticket.id));
      const foreign = tickets
        .filter(({ id }) => id !== ticket.id)
        .map(({ truth }) => `#${truth.orderIds[0]}`);
      await waitFor(`the order of ticket ${ticket.id}`, async () => {
        const text = await panelText(page);
        return text.includes(`#${ticket.truth.orderIds[0]}`) && !foreign.some((id) => text.includes(id));
      });
    }
  });

  it('shows no panel on the list of tickets', async () => {
    const height = () =>
      page.evaluate(() => document.querySelector('sidecar-orders')?.getBoundingClientRect().height ?? 0);
    await waitFor('the panel', async () => (await height()) > 0);
    await goInApp(page, inboxAddress('semantic', { filter: 'all', query: '' }));
    await page.waitForText(world.shop.tickets[0]?.requester.name ?? 'no ticket');
    await waitFor('the panel to go', async () => (await height()) === 0);
  });
});
