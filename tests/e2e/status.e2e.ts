import { describe, expect, it, onTestFinished } from 'vitest';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { returnStatusIds } from '../../sandbox/shop/catalogue.ts';
import { token } from '../../sandbox/start.ts';
import { useOrderStatus } from './status-world.ts';
import { violations } from './violations.ts';
import { openTicket, panelText, pressInPanel, pressRefresh, waitForPanel } from './world.ts';

/** In the extension's pages; Firefox has it too. */
declare const chrome: {
  action: { getBadgeText: (of: object) => Promise<string> };
  runtime: { sendMessage: (message: object) => Promise<unknown> };
  storage: { local: { get: (key: string) => Promise<{ syncProgress: object }> } };
};

describe('the status of an order', () => {
  const order = useOrderStatus();
  const { world, statusId: id } = order;

  it("is chosen from the account's own, in Base's groups and order, and changed once confirmed", async () => {
    const sent = order.listen();
    const panel = await order.panel();
    await panel.click('.select');
    const listed = await panel.text('[role=listbox]');
    expect(
      listed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual([
      'Przed realizacją',
      'Niepotwierdzone',
      'Nowe zamówienia',
      'Oczekuje na wpłatę',
      'Magazyn',
      'Do wysłania',
      'Do wyjaśnienia',
      'Po wysyłce',
      'Doręczone',
      'Zwrot',
      'Enviado (Brasil)',
      'Anulowane',
    ]);
    await panel.click('[role=option]', 'Zwrot');
    await order.says('Base will run its automatic actions for this status');
    expect(sent()).toEqual([]);
    await order.press('Change status');
    await order.says('Changed from Wysłane');
    await order.shows('Zwrot');
    expect(sent()).toEqual([[id('Wysłane'), id('Zwrot')]]);
    expect(order.statusNow()).toBe(id('Zwrot'));
  });

  it('goes back by Undo, which is a change of its own', async () => {
    const sent = order.listen();
    await order.press('Undo');
    await order.shows('Wysłane');
    await order.says('Changed from Zwrot');
    expect(sent()).toEqual([[id('Zwrot'), id('Wysłane')]]);
  });

  it('is read with what the account’s own fields hold, also for a change: else the copy would lose it', () => {
    const asked = world.sandbox.base.requests(token).filter(({ method }) => method === 'getOrders');
    expect(asked.filter(({ parameters }) => parameters['get_unconfirmed_orders'])).not.toEqual([]);
    expect(asked.filter(({ parameters }) => !parameters['include_custom_extra_fields'])).toEqual([]);
  });

  it('stays when the agent does not confirm, and the focus is where it was', async () => {
    const sent = order.listen();
    await order.choose('Anulowane');
    await order.press('Cancel');
    const panel = await order.panel();
    await panel.waitUntil(() => document.activeElement?.matches('.select'));
    await order.saysNoMore('automatic actions');
    expect(sent()).toEqual([]);
  });

  it('is changed by keyboard alone: typed, chosen, confirmed; Escape leaves', async () => {
    const sent = order.listen();
    const panel = await order.panel();
    const hasFocus = (selector: string) =>
      panel.waitUntil((wanted) => document.activeElement?.matches(wanted), selector);
    await panel.evaluate(() => document.querySelector<HTMLElement>('.select')?.focus());
    await panel.press('Enter');
    await hasFocus('[role=combobox]');
    await panel.press('Escape');
    await hasFocus('.select');
    await panel.press('Enter');
    await panel.type('[role=combobox]', 'doreczone');
    await panel.waitUntil(() => document.querySelectorAll('[role=option]').length === 1);
    await panel.press('Enter');
    await hasFocus('.primary');
    // What a screen reader says with the button.
    const described = await panel.evaluate(() =>
      (document.activeElement?.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((part) => document.getElementById(part)?.textContent)
        .join(' '),
    );
    for (const part of ['Wysłane', 'Doręczone', 'automatic actions']) expect(described).toContain(part);
    await panel.press('Escape');
    await hasFocus('.select');
    await panel.press('Enter');
    await panel.type('[role=combobox]', 'DO ');
    await panel.press('ArrowDown');
    await panel.press('Enter');
    await order.says('Do wyjaśnienia');
    expect(sent()).toEqual([]);
    await panel.press('Enter');
    await order.says('Changed from Wysłane');
    expect(sent()).toEqual([[id('Wysłane'), id('Do wyjaśnienia')]]);
  });

  it('is one truth in two panels', async () => {
    const sent = order.listen();
    const from = await order.shown();
    const other = await world.session.openPage(await order.page.evaluate(() => location.href));
    await waitForPanel(other, `#${order.orderId}`);
    goOffline(order);
    await order.choose('Doręczone');
    await order.press('Change status');
    await waitForPanel(other, 'The change to Doręczone is waiting');
    const theirs = await other.frame('/order-panel.html');
    expect(
      await theirs.evaluate(() => document.querySelector('.select')?.getAttribute('aria-disabled')),
    ).toBe('true');
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(other);
    await order.saysSoon(`Changed from ${from}`);
    for (const page of [order.page, other]) await waitForPanel(page, `Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Doręczone')]]);
    await other.close();
  });

  it('is in the log of the options with every change, and the last one is taken back there', async () => {
    const from = await order.shown();
    await order.choose('Anulowane');
    await order.press('Change status');
    await order.says(`Changed from ${from}`);
    const options = await world.session.openExtensionPage('options.html#activity');
    await options.waitForText(`Order ${order.orderId}`, 'main li');
    expect((await options.text('main li')).replaceAll(/\s+/g, ' ')).toMatch(
      new RegExp(`${from} Anulowane .* · You · done`),
    );
    await options.click('main li button', 'Undo');
    await options.waitUntil(
      (former) =>
        new RegExp(`Anulowane\\s+${former}[^]*You · done`).test(
          document.querySelector<HTMLElement>('main li')?.innerText ?? '',
        ),
      from,
    );
    expect(order.statusNow()).toBe(id(from));
    await options.close();
  });

  it('of a return is changed with the statuses that returns have', async () => {
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
    // The parcels come in above the return.
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

describe('a change of status', () => {
  const order = useOrderStatus();
  const { world, statusId: id } = order;

  it('is asked about again, with both values, when somebody changed the order meanwhile', async () => {
    const sent = order.listen();
    await order.choose('Doręczone');
    order.account().setOrderStatus(order.orderId, id('Anulowane'));
    await order.press('Change status');
    await order.says('from Wysłane to Anulowane', 'from Anulowane to Doręczone');
    expect(sent()).toEqual([]);
    await order.press('Change status');
    await order.says('Changed from Anulowane');
    expect(sent()).toEqual([[id('Anulowane'), id('Doręczone')]]);
  });

  it('can be answered in the log of the options as beside the order', async () => {
    const sent = order.listen();
    await order.choose('Wysłane');
    order.account().setOrderStatus(order.orderId, id('Anulowane'));
    await order.press('Change status');
    await order.says('from Doręczone to Anulowane');
    const options = await world.session.openExtensionPage('options.html#activity');
    await options.waitForText('from Doręczone to Anulowane', 'main li');
    expect(sent()).toEqual([]);
    await options.click('main li button', 'Change status');
    await options.waitForText('You · done', 'main li');
    expect(sent()).toEqual([[id('Anulowane'), id('Wysłane')]]);
    await options.close();
    await order.says('Changed from Anulowane');
  });

  it('that waits for the agent marks the button in the bar, and can be answered in the popup', async () => {
    const sent = order.listen();
    const popup = await world.session.openExtensionPage('popup.html');
    const badge = () => popup.evaluate(() => chrome.action.getBadgeText({}));
    await waitFor('no mark', async () => (await badge()) === '');
    await order.choose('Doręczone');
    order.account().setOrderStatus(order.orderId, id('Anulowane'));
    await order.press('Change status');
    await popup.waitForText('from Wysłane to Anulowane', 'main section');
    await waitFor('the mark', async () => (await badge()) === '!');
    expect(await violations(popup)).toEqual([]);
    await popup.click('main section button', 'Leave as is');
    await waitFor('no mark', async () => (await badge()) === '');
    expect(await popup.text()).not.toContain('waiting for your decision');
    expect(sent()).toEqual([]);
    await popup.close();
  });

  it('is not sent when Base has it already', async () => {
    const sent = order.listen();
    await order.choose('Zwrot');
    order.account().setOrderStatus(order.orderId, id('Zwrot'));
    await order.press('Change status');
    await order.says('The status was already Zwrot');
    expect(sent()).toEqual([]);
  });

  it('that is left to be goes on from what was read for it, not from what the panel knew before', async () => {
    const sent = order.listen();
    await order.choose('Anulowane');
    order.account().setOrderStatus(order.orderId, id('Doręczone'));
    await order.press('Change status');
    await order.says('from Zwrot to Doręczone');
    await order.press('Leave as is');
    await order.saysNoMore('from Zwrot');
    await order.choose('Zwrot');
    await order.press('Change status');
    await order.says('Changed from Doręczone');
    expect(sent()).toEqual([[id('Doręczone'), id('Zwrot')]]);
  });

  it('waits without network, visibly, also when the background ends, and is sent once there is one', async () => {
    const sent = order.listen();
    const from = await order.shown();
    await order.choose('Wysłane');
    goOffline(order);
    await order.press('Change status');
    await order.says('The change to Wysłane is waiting', 'Base cannot be reached');
    await world.session.stopBackground();
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(order.page);
    await order.saysSoon(`Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Wysłane')]]);
  });

  it('can be given up while it waits, which the log says', async () => {
    const sent = order.listen();
    await order.choose('Doręczone');
    goOffline(order);
    await order.press('Change status');
    await order.says('The change to Doręczone is waiting');
    await order.press('Cancel change');
    await order.saysNoMore('waits');
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(order.page);
    const options = await world.session.openExtensionPage('options.html#activity');
    await options.waitForText('cancelled', 'main li');
    expect(sent()).toEqual([]);
    await options.close();
  });

  it('is done when it arrived although its answer was lost', async () => {
    const sent = order.listen();
    const from = await order.shown();
    await order.choose('Anulowane');
    const { faults } = world.sandbox.base;
    faults.switchOn({ kind: 'html502', method: 'setOrderStatus', times: 1, isCarriedOut: true });
    await order.press('Change status');
    await order.says(`Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Anulowane')]]);
  });

  it('is not sent again by itself when nobody knows whether it arrived: the agent is asked', async () => {
    const sent = order.listen();
    const from = await order.shown();
    await order.choose('Wysłane');
    world.sandbox.base.faults.switchOn({ kind: 'html502', method: 'setOrderStatus', times: 1 });
    await order.press('Change status');
    await order.saysSoon('It is unclear whether the change to Wysłane reached Base');
    expect(sent()).toEqual([]);
    await order.says(`The status in Base is now ${from}`);
    await order.press('Change status');
    await order.says(`Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Wysłane')]]);
  });

  it('that Base refuses is said, and can be tried again', async () => {
    const { statuses } = world.shop;
    const from = await order.shown();
    await order.choose('Enviado (Brasil)');
    const place = statuses.findIndex(({ name }) => name === 'Enviado (Brasil)');
    // Deleted in Base since the list was read.
    const deleted = statuses.splice(place, 1);
    await order.press('Change status');
    await order.says('The change to Enviado (Brasil) was not made', 'unexpected');
    statuses.splice(place, 0, ...deleted);
    await order.press('Try again');
    await order.says(`Changed from ${from}`);
  });

  it('that comes while another one is on its way is said not to have been made', async () => {
    const sent = order.listen();
    const from = await order.shown();
    await order.choose('Doręczone');
    const panel = await order.panel();
    // As a rule's: the background has it, and this panel has not heard of it when the agent presses.
    await panel.evaluate(
      async (change) => {
        const { syncProgress } = await chrome.storage.local.get('syncProgress');
        const [accountId] = Object.keys(syncProgress);
        const message = { type: 'changeStatus', data: { ...change, accountId }, timestamp: 0, id: 1 };
        void chrome.runtime.sendMessage(message);
        document.querySelector<HTMLElement>('.ask .primary')?.click();
      },
      { subject: 'order', id: String(order.orderId), from: String(id(from)), to: String(id('Zwrot')) },
    );
    await order.says('Your change to Doręczone was not made', 'Another change, to Zwrot');
    await order.says(`Changed from ${from}`);
    expect(sent()).toEqual([[id(from), id('Zwrot')]]);
  });

  it('waits while Base blocks the token, until when is said, and can be given up', async () => {
    const sent = order.listen();
    await order.choose('Anulowane');
    for (let call = 0; call <= 100; call += 1) world.sandbox.base.answer(token, 'getOrderStatusList', {});
    await order.press('Change status');
    await order.says('The change to Anulowane is waiting', 'Base has blocked this token until');
    await pressInPanel(order.page, 'Cancel change');
    await order.saysNoMore('waits');
    // Nothing could be sent in any case: the log says what became of it.
    const options = await world.session.openExtensionPage('options.html#activity');
    await options.waitForText('cancelled', 'main li');
    expect(await options.text('main li')).toContain('Anulowane');
    await options.close();
    expect(sent()).toEqual([]);
  });
});

function goOffline({ world }: ReturnType<typeof useOrderStatus>): void {
  world.sandbox.proxy.setOffline(true);
  onTestFinished(() => {
    world.sandbox.proxy.setOffline(false);
  });
}
