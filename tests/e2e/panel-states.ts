import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import type { Order } from '../../sandbox/shop/shop.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { token } from '../../sandbox/start.ts';
import { labelBytes } from '../fixtures/labels.ts';
import { choose } from './rules-world.ts';
import type { State } from './state.ts';
import {
  goInApp,
  openTicket,
  panelText,
  pressInPanel,
  ticketFoundBy,
  waitForPanel,
  waitUntilDrawn,
  type World,
} from './world.ts';

/**
 * Brings the order panel beside a ticket into one state after the other, in any language, and yields the name of each
 * while the panel is in it.
 *
 * @param texts what the panel's texts are, by their keys
 */
export async function* panelStates(
  world: World,
  page: Page,
  texts: (key: string) => string,
): AsyncGenerator<State, void, undefined> {
  /** What is said up to the first value. */
  const say = (key: string) => (texts(key).split('{')[0] ?? '').trim();
  const { base, responso } = world.sandbox;
  const account = () => base.account(token);
  const panel = () => page.frame('/order-panel.html');
  const inPanel = async (name: string): Promise<State> => ({ name, view: await panel() });
  const chooseStatus = async (name: string) => {
    await (await panel()).click('.select');
    await (await panel()).click('[role=option]', name);
    await sees(say('status.runsActions'));
  };
  const named = ticketFoundBy(world.shop, 'number');
  const [namedId = 0] = named.truth.orderIds;
  const nothing = ticketFoundBy(world.shop, 'nothing');
  const sees = (...texts: string[]) => waitForPanel(page, ...texts);
  const refresh = async () => (await panel()).click(`button[aria-label="${say('panel.refresh')}"]`);
  /** Writes a line on the ticket that is open, as if the buyer had. */
  const write = (line: string) =>
    page.evaluate((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      document.querySelector('.message .text')?.append(paragraph);
    }, line);
  const goTo = async ({ id }: Ticket) => {
    // So many states cost more than an agent spends.
    await world.passMinute();
    await goInApp(page, ticketAddress(responso.settings.layout, id));
    await page.waitUntil((wanted) => document.querySelector('.id')?.textContent === `#${wanted}`, id);
  };
  const anOrder = (id: number, change: Partial<Order>): Order => {
    const model = world.shop.orders.find(({ order_id }) => Number(order_id) === namedId);
    const date_confirmed = Math.floor(Date.now() / 1000);
    return {
      ...model,
      order_status_id: model?.order_status_id ?? 0,
      confirmed: true,
      phone: '',
      user_login: '',
      shop_order_id: 0,
      external_order_id: '',
      date_add: date_confirmed,
      date_confirmed,
      date_in_status: date_confirmed,
      ...change,
      order_id: id,
    };
  };

  await openTicket(page, world.sandbox, named);
  await waitUntilDrawn(page);
  await sees(say('failure.notConnected.action'));
  yield await inPanel('not connected');

  const options = await world.connect();
  await options.waitUntil(() => !document.querySelector('progress'));

  responso.settings.delay = 5_000;
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, named);
  await sees(say('panel.loading'));
  yield await inPanel('a ticket on its way');
  responso.settings.delay = 120;
  await waitUntilDrawn(page);

  const [parcel] = account().listPackages(namedId);
  if (!parcel) throw new Error('The order that a ticket names has no parcel');
  const label = { extension: 'zpl', label: labelBytes.zpl.toString('base64') };
  account().labels.set(parcel.wire.package_id, label);
  await sees(`#${namedId}`, say('label.attach'));
  yield await inPanel('an order that the ticket names, with a parcel');

  await (await panel()).click('li.parcel button', say('label.attach'));
  await sees(say('label.attachAnyway'));
  yield await inPanel('a label for printers');
  await pressInPanel(page, say('label.attachAnyway'));
  await sees(say('label.attached'));
  yield await inPanel('a label in the reply');
  account().labels.set(parcel.wire.package_id, { ...label, label: '' });
  await (await panel()).click('li.parcel button', say('label.download'));
  await sees(say('label.notDownloaded'));
  yield await inPanel('a label that is missing');

  await (await panel()).click('.select');
  await (await panel()).waitUntil(() => document.querySelector('[role=option]'));
  yield await inPanel('the statuses');
  await (await panel()).click('[role=option]', 'Anulowane');
  await sees(say('status.runsActions'));
  yield await inPanel('a change to be confirmed');
  base.faults.switchOn({ kind: 'slow', method: 'setOrderStatus', delay: 4_000 });
  await pressInPanel(page, say('status.confirm'));
  await (await panel()).waitUntil(() => document.querySelector('.select[aria-disabled=true]'));
  yield await inPanel('a change on its way');
  base.faults.clear();
  await sees(say('status.undo'));
  yield await inPanel('a change that was made');

  const { statuses } = world.shop;
  const statusId = (name: string) => statuses.find((status) => status.name.trim() === name)?.id ?? 0;
  await chooseStatus('Zwrot');
  account().setOrderStatus(namedId, statusId('Wysłane'));
  await pressInPanel(page, say('status.confirm'));
  await sees(say('status.changeAnyway'));
  yield await inPanel('a change that meets another');
  await pressInPanel(page, say('status.leave'));
  await chooseStatus('Doręczone');
  world.sandbox.proxy.setOffline(true);
  await pressInPanel(page, say('status.confirm'));
  await sees(say('status.cancelChange'));
  yield await inPanel('a change that waits');
  world.sandbox.proxy.setOffline(false);
  // Deleted in Base since the list was read.
  const place = statuses.findIndex(({ name }) => name === 'Doręczone');
  const deleted = statuses.splice(place, 1);
  await refresh();
  await waitFor('the change to fail', async () => (await panelText(page)).includes(say('status.leave')), 30);
  yield await inPanel('a change that failed');
  statuses.splice(place, 0, ...deleted);
  await pressInPanel(page, say('status.leave'));

  await write('Zamówienie 48999123');
  await sees(say('panel.unmet'), '48999123');
  yield await inPanel('a number that Base does not know');

  const several = ticketFoundBy(world.shop, 'email');
  await goTo(several);
  await sees(`#${several.truth.orderIds[0]}`);
  yield await inPanel('orders of the same buyer');
  await (await panel()).click('article footer button:last-child', say('link.dismiss'));
  await sees(say('link.undo'));
  yield await inPanel('an order that is not the ticket’s');

  const masked = ticketFoundBy(world.shop, 'mask');
  await goTo(masked);
  await sees(`#${masked.truth.orderIds[0]}`);
  for (const id of masked.truth.orderIds) account().archiveOrder(id);
  await refresh();
  await sees(say('panel.hideArchived'));
  yield await inPanel('archived orders');

  base.faults.switchOn({ kind: 'slow', method: 'getOrders', delay: 4_000 });
  await goTo(nothing);
  await write('nowa@example.com');
  await sees(say('panel.asking'));
  yield await inPanel('Base being asked');
  base.faults.clear();
  await sees(say('panel.noneFound'));
  yield await inPanel('no order');

  // A sync that is still going on would bring it, and nobody would have to ask.
  await options.waitUntil(() => !document.querySelector('progress'));
  account().addOrder(anOrder(48_990_001, { email: 'zupelnie.nowa@example.com' }));
  await write('zupelnie.nowa@example.com');
  await sees(say('panel.live'), '#48990001');
  yield await inPanel('an order that Base was asked for');

  const [model] = world.shop.returns;
  if (!model) throw new Error('The shop has no return');
  const return_id = Math.max(...world.shop.returns.map((made) => made.return_id)) + 1;
  const date_add = Math.floor(Date.now() / 1000);
  account().addReturn({
    ...model,
    return_id,
    order_id: 0,
    date_add,
    date_in_status: date_add,
    reference_number: 'RMA-2026-0099',
    delivery_package_module: 'dpd',
    delivery_package_nr: 'RETURN0099',
  });
  await options.click('footer button', say('options.syncNow'));
  await options.waitUntil(() => !document.querySelector('progress'));
  await goTo(named);
  await sees(`#${namedId}`);
  await goTo(nothing);
  await write('RMA-2026-0099');
  await sees(say('panel.returns'), 'RMA-2026-0099', 'RETURN0099', say('label.download'));
  yield await inPanel('a return without an order');

  await (await panel()).click(`button[aria-label="${say('search.open')}"]`);
  await (await panel()).waitUntil(() => document.activeElement?.matches('input[type=search]'));
  yield await inPanel('the search box');
  await (await panel()).type('input[type=search]', '4800');
  await sees(say('search.here'), say('link.link'));
  yield await inPanel('orders found by hand');
  await (await panel()).type('input[type=search]', '48990777');
  await sees(say('search.noneHere'));
  yield await inPanel('an order that is not here');
  await (await panel()).type('input[type=search]', String(namedId));
  await sees(`#${namedId}`, say('link.link'));
  await pressInPanel(page, say('link.link'));
  await sees(say('link.unlink'));
  yield await inPanel('an order that is linked');

  const returned = world.shop.tickets.find(
    ({ id, truth }) => truth.by === 'number' && truth.orderIds.length === 1 && id !== named.id,
  );
  if (!returned) throw new Error('The shop has no second ticket that names one order');
  Object.assign(returned, { type: 'return', source: { channel: 'Responso', account: 'bok' } });
  const [returnedId = 0] = returned.truth.orderIds;
  account().setOrderStatus(returnedId, statusId('Wysłane'));
  await options.click('a[href="#automations"]');
  await options.click('article .actions .button');
  await choose(options, `select[aria-label="${texts('automations.setOrder')}"]`, 'Zwrot');
  await options.click('button[type=submit]');
  await options.waitForText('Zwrot', 'article .then');
  await options.click('article input[role=switch]');
  await options.waitForText(texts('automations.state.asks'), 'article');
  await goTo(returned);
  await refresh();
  await sees(`#${returnedId}`, 'Wysłane', say('automations.panel.apply'));
  yield await inPanel('what a rule asks');
  await pressInPanel(page, say('automations.panel.apply'));
  await sees(say('status.undo'));
  yield await inPanel('what a rule has changed');
  await options.click('a[href="#activity"]');
  await options.waitForText(String(returnedId), 'main li');
  yield { name: 'the log', view: options };

  // One more than the limit of a minute (base-api.md §1), by another program.
  for (let call = 0; call <= 100; call += 1) base.answer(token, 'getOrderStatusList', {});
  await refresh();
  await sees(say('failure.tokenBlocked.text'));
  yield await inPanel('a token that Base has blocked');
}
