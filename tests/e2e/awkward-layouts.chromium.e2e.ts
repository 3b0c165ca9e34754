import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { openDetails, openInApp } from '../../sandbox/responso/agent-steps.ts';
import { designs } from '../../sandbox/responso/designs.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/**
 * The page designs that need more than the reader: the shop's signature is learned from tickets, the details are opened
 * by the agent, the ticket is in a frame. `read-designs.test.ts` walks all designs, with tickets found by every kind of
 * key, and attaches a file.
 */
const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const byNumber = world.shop.tickets.filter(({ id, truth }) => truth.by === 'number' && id !== ticket.id);
const [next = ticket] = byNumber;
const unknown = ticketFoundBy(world.shop, 'nothing');
const noneFound = 'No order found';
/** The shop's signature. */
const shopsOwn = /bok@domowykubek\.example|22 123 45 67/;
let page: Page;

beforeAll(async () => {
  page = await world.signIn();
  const options = await world.connect();
  await options.waitForText('Up to date since', 'article');
});

describe.each(['late', 'folded', 'framed'] as const)('in the %s design', (layout) => {
  beforeAll(async () => {
    Object.assign(world.sandbox.responso.settings, { layout, language: 'en' });
    await page.navigate('about:blank');
    await openTicket(page, world.sandbox, ticket);
  });

  it('the order that a ticket names is shown, and on the next ticket its own', async () => {
    await waitForPanel(page, `#${orderId}`);
    await openInApp(page, layout, next.id);
    if (next.orderNumber !== undefined && designs[layout].buyer === 'closed fields') {
      // The details are closed, so no order is found until they are open.
      expect(await waitForPanel(page, noneFound)).not.toMatch(shopsOwn);
      await openDetails(page, layout);
    }
    const text = await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    expect(text).not.toContain(`#${orderId}`);
  });

  // In this design a signature cannot be told from what the buyer wrote. It is learned from a few tickets.
  if (layout === 'late')
    it('on more tickets their orders are shown', async () => {
      const byBuyer = (['email', 'mask', 'phone', 'login'] as const).map((by) =>
        ticketFoundBy(world.shop, by),
      );
      for (const { id, truth } of [...byNumber.slice(1, 3), ...byBuyer]) {
        await openInApp(page, layout, id);
        await waitForPanel(page, ...truth.orderIds.map((each) => `#${each}`));
      }
    });

  it('a ticket without any order is not reported as unreadable', async () => {
    await openInApp(page, layout, unknown.id);
    const text = await waitForPanel(page, noneFound, String(unknown.requester.email));
    expect(text).not.toContain('Sidecar cannot read this page');
    expect(text).not.toMatch(shopsOwn);
  });
});
