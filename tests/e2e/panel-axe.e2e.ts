import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { openTicket, pressInPanel, pressRefresh, ticketFoundBy, useWorld, waitForPanel } from './world.ts';
import { violations } from './violations.ts';

describe.each(['light', 'dark'] as const)(
  'in %s colours, axe finds nothing wrong in the order panel',
  (colorScheme) => {
    const world = useWorld({ colorScheme });
    const ticket = ticketFoundBy(world.shop, 'email');
    let page: Page;
    const panel = (): Promise<View> => page.frame('/order-panel.html');

    beforeAll(async () => {
      world.sandbox.responso.settings.theme = colorScheme;
      const options = await world.connect();
      await options.waitForText('Up to date since', 'article', 40);
      page = await world.signIn();
    });

    it('with cards opened, and with one dismissed', async () => {
      await openTicket(page, world.sandbox, ticket);
      await waitForPanel(page, `#${ticket.truth.orderIds[0]}`);
      await (await panel()).click('button[aria-controls][aria-expanded=false]');
      await waitForPanel(page, 'Payment');
      expect(await violations(await panel())).toEqual([]);
      await pressInPanel(page, 'Not this ticket');
      await waitForPanel(page, 'Show again');
      expect(await violations(await panel())).toEqual([]);
    });

    it('while Base is asked, and when it fails', async () => {
      world.sandbox.base.faults.switchOn({ kind: 'slow', method: 'getOrders', delay: 4_000 });
      await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'nothing'));
      await waitForPanel(page, 'Asking Base');
      expect(await violations(await panel())).toEqual([]);
      world.sandbox.base.faults.clear();
      await waitForPanel(page, 'No order found');
      expect(await violations(await panel())).toEqual([]);
      world.sandbox.base.faults.switchOn({ kind: 'reset', method: 'getOrders' });
      await pressRefresh(page);
      await waitForPanel(page, 'Base cannot be reached');
      expect(await violations(await panel())).toEqual([]);
    });

    it('in the search box, with results and without', async () => {
      await pressInPanel(page, 'Search by hand');
      const view = await panel();
      expect(await violations(view)).toEqual([]);
      await view.type('input[type=search]', '4800');
      await waitForPanel(page, 'Orders kept here', 'Link to this ticket');
      expect(await violations(view)).toEqual([]);
      await view.type('input[type=search]', '48990777');
      await waitForPanel(page, 'Ask Base for 48990777');
      expect(await violations(view)).toEqual([]);
    });
  },
);
