import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { violations } from './violations.ts';
import { openBase, openInbox } from './base-panel.ts';
import { openTicket, pressRefresh, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong', (colorScheme) => {
  const world = useWorld({ colorScheme });
  const ticket = ticketFoundBy(world.shop, 'number');
  let options: Page;
  let page: Page;

  beforeAll(async () => {
    world.sandbox.responso.settings.theme = colorScheme;
    page = await world.signIn();
  });

  it('in the panel and the options before anything is connected', async () => {
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, 'Sidecar is not connected');
    expect(await violations(await panel())).toEqual([]);
    options = await world.session.openExtensionPage('options.html');
    await options.waitForText('API token');
    expect(await violations(options)).toEqual([]);
    await options.close();
  });

  it('in the options once connected, also before disconnecting', async () => {
    options = await world.connect();
    await options.waitForText('Up to date since');
    expect(await violations(options)).toEqual([]);
    await options.click('button', 'Disconnect');
    await options.waitForText('will be erased');
    expect(await violations(options)).toEqual([]);
    await options.click('button', 'Cancel');
  });

  it('in the panel with orders, and without', async () => {
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${ticket.truth.orderIds[0]}`);
    expect(await violations(await panel())).toEqual([]);
    await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'nothing'));
    await waitForPanel(page, 'No order found');
    expect(await violations(await panel())).toEqual([]);
  });

  it('in the inbox inside Base and in its settings', async () => {
    await options.navigate(`${world.session.extensionUrl}options.html#inbox`);
    await options.type('input[name=searchPattern]', 'https://evil.test/');
    await options.waitForText('This is not an address of the Responso app');
    expect(await violations(options)).toEqual([]);
    const base = await openBase(world, `/orders.php?theme=${colorScheme}#order:${ticket.truth.orderIds[0]}`);
    const onOrder = await base.frame('view=order');
    await onOrder.waitForText('Responso asks you to sign in here');
    await onOrder.waitForText(ticket.subject);
    expect(await violations(onOrder)).toEqual([]);
    const over = await openInbox(base);
    await over.waitForText('Responso asks you to sign in here');
    expect(await violations(over)).toEqual([]);
    await base.close();
    await options.navigate(`${world.session.extensionUrl}options.html`);
  });

  describe('without network', () => {
    beforeAll(async () => {
      await openTicket(page, world.sandbox, ticket);
      await waitForPanel(page, `#${ticket.truth.orderIds[0]}`);
      world.sandbox.proxy.setOffline(true);
    });
    afterAll(() => {
      world.sandbox.proxy.setOffline(false);
    });

    it('in panel and options', async () => {
      await pressRefresh(page);
      await waitForPanel(page, 'Base cannot be reached');
      expect(await violations(await panel())).toEqual([]);
      await options.waitForText('Base cannot be reached');
      expect(await violations(options)).toEqual([]);
    });
  });

  const panel = () => page.frame('/order-panel.html');
});
