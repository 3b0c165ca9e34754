import { describe, expect, it, onTestFinished } from 'vitest';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { returnStatusIds } from '../../sandbox/shop/catalogue.ts';
import { token } from '../../sandbox/start.ts';
import { useOrderStatus } from './status-world.ts';
import { itOnce, openTicket, panelText, pressRefresh, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { action: { getBadgeText: (of: object) => Promise<string> } };

/** The outcomes of a change are tested in `settle-change.test.ts`, their display in `status-control.page.ts`. */
describe('the status of an order', () => {
  const order = useOrderStatus();
  const { world, statusId: id } = order;

  it('is changed in Base once that is confirmed, and goes back by Undo, which is a change of its own', async () => {
    const sent = order.listen();
    await order.choose('Zwrot');
    expect(sent()).toEqual([]);
    await order.press('Change status');
    await order.says('Changed from Wysłane');
    await order.shows('Zwrot');
    expect(sent()).toEqual([[id('Wysłane'), id('Zwrot')]]);
    expect(order.statusNow()).toBe(id('Zwrot'));
    await order.press('Undo');
    await order.shows('Wysłane');
    await order.says('Changed from Zwrot');
    expect(sent().slice(1)).toEqual([[id('Zwrot'), id('Wysłane')]]);
    // Orders are always read with the account's extra fields, also for a change. Otherwise the copy would lose them.
    const asked = world.sandbox.base.requests(token).filter(({ method }) => method === 'getOrders');
    expect(asked.filter(({ parameters }) => parameters['get_unconfirmed_orders'])).not.toEqual([]);
    expect(asked.filter(({ parameters }) => !parameters['include_custom_extra_fields'])).toEqual([]);
  });

  it('waits without network, in every panel, also when the background ends, and is sent once there is one', async () => {
    const sent = order.listen();
    const from = await order.shown();
    const other = await world.session.openPage(await order.page.evaluate(() => location.href));
    await waitForPanel(other, `#${order.orderId}`);
    world.sandbox.proxy.setOffline(true);
    onTestFinished(() => {
      world.sandbox.proxy.setOffline(false);
    });
    await order.choose('Doręczone');
    await order.press('Change status');
    for (const page of [order.page, other])
      await waitForPanel(page, 'The change to Doręczone is waiting', 'Base cannot be reached');
    const theirs = await other.frame('/order-panel.html');
    expect(
      await theirs.evaluate(() => document.querySelector('.select')?.getAttribute('aria-disabled')),
    ).toBe('true');
    await world.session.stopBackground();
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(other);
    await order.saysSoon(`Changed from ${from}`);
    for (const page of [order.page, other]) await waitForPanel(page, `Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Doręczone')]]);
    await other.close();
  });

  itOnce(
    'that waits for the agent marks the button in the bar; it can be answered in the popup, which the log says',
    async () => {
      const sent = order.listen();
      const from = await order.shown();
      const popup = await world.session.openExtensionPage('popup.html');
      const badge = () => popup.evaluate(() => chrome.action.getBadgeText({}));
      await waitFor('no mark', async () => (await badge()) === '');
      await order.choose('Zwrot');
      order.account().setOrderStatus(order.orderId, id('Anulowane'));
      await order.press('Change status');
      await popup.waitForText(`from ${from} to Anulowane`, 'main section');
      await waitFor('the mark', async () => (await badge()) === '!');
      await popup.click('main section button', 'Leave as is');
      await waitFor('no mark', async () => (await badge()) === '');
      expect(await popup.text()).not.toContain('waiting for your decision');
      expect(sent()).toEqual([]);
      await popup.navigate(`${world.session.extensionUrl}options.html#activity`);
      await popup.waitForText(`Order ${order.orderId}`, 'main li');
      await popup.waitForText('cancelled', 'main li');
      await popup.close();
    },
  );

  itOnce('of a return is changed with the statuses that returns have', async () => {
    const { shop } = world;
    const ticketOf = (orderId: number) => shop.tickets.find(({ truth }) => truth.orderIds.includes(orderId));
    const found = shop.returns.find(({ order_id }) => ticketOf(order_id));
    const ticket = ticketOf(found?.order_id ?? -1);
    if (!found || !ticket) throw new Error('The shop has no ticket about an order with a return');
    const [from = '', to = ''] =
      Number(found.status_id) === returnStatusIds.accepted
        ? ['Przyjęty na magazyn', 'Zgłoszony']
        : [
            shop.returnStatuses.find((status) => status.id === Number(found.status_id))?.name.trim(),
            'Przyjęty na magazyn',
          ];
    await openTicket(order.page, world.sandbox, ticket);
    await order.says(`#${found.order_id}`);
    const panel = await order.panel();
    await panel.evaluate(() => {
      for (const head of document.querySelectorAll<HTMLElement>(
        'article button[aria-expanded=false]:not(.select)',
      ))
        head.click();
    });
    // The parcels appear above the return and move it.
    await order.standStill();
    await panel.click('.select', from);
    await panel.click('[role=option]', to);
    await order.press('Change status');
    await order.says(`Changed from ${from}`);
    const toId = shop.returnStatuses.find(({ name }) => name.trim() === to)?.id;
    expect(order.account().returnStatusCalls.map(({ returnId, to: told }) => [returnId, told])).toEqual([
      [found.return_id, toId],
    ]);
    expect(await panelText(order.page)).toContain(to);
  });
});
