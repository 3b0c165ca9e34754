import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { returnStatusIds, statusIds } from '../../sandbox/shop/catalogue.ts';
import { token } from '../../sandbox/start.ts';
import {
  openTicket,
  panelText,
  pressInPanel,
  pressRefresh,
  ticketFoundBy,
  useWorld,
  waitForPanel,
} from './world.ts';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const orderId = ticket.truth.orderIds[0] ?? 0;
const account = () => world.sandbox.base.account(token);
const statusNow = () => Number(account().findOrder(orderId)?.order_status_id);
/** What Base was told of the order since the test began. */
const sent = () =>
  account()
    .statusCalls.slice(before)
    .map(({ from, to }) => ({ from, to }));
let before = 0;
let page: Page;

beforeAll(async () => {
  page = await world.signIn();
  const options = await world.connect();
  await options.waitForText('Up to date since', 'article');
  await openTicket(page, world.sandbox, ticket);
});

/** Somebody in Base puts the order into a status, and the panel has seen it. */
async function begin(status: number, name: string): Promise<void> {
  account().setOrderStatus(orderId, status);
  before = account().statusCalls.length;
  await pressRefresh(page);
  await waitForControl(name);
}

async function waitForControl(name: string): Promise<void> {
  const panel = await page.frame('/order-panel.html');
  await waitFor(`the control to show ${name}`, async () => (await panel.text('.select')).trim() === name);
}

async function choose(name: string): Promise<void> {
  const panel = await page.frame('/order-panel.html');
  await panel.click('.select');
  await panel.click('[role=option]', name);
  await waitForPanel(page, 'Base will run its automatic actions');
}

describe('the status of an order', () => {
  it('is chosen from the account’s own, in Base’s groups and order, and changed once confirmed', async () => {
    await begin(statusIds.sent, 'Wysłane');
    const panel = await page.frame('/order-panel.html');
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
    await waitForPanel(page, 'Base will run its automatic actions for this status');
    expect(sent()).toEqual([]);
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'Changed from Wysłane');
    await waitForControl('Zwrot');
    expect(sent()).toEqual([{ from: statusIds.sent, to: statusIds.returned }]);
    expect(statusNow()).toBe(statusIds.returned);
  });

  it('goes back by Undo, which is a change of its own', async () => {
    before = account().statusCalls.length;
    await pressInPanel(page, 'Undo');
    await waitForControl('Wysłane');
    await waitForPanel(page, 'Changed from Zwrot');
    expect(sent()).toEqual([{ from: statusIds.returned, to: statusIds.sent }]);
  });

  it('stays when the agent does not confirm, and the focus is where it was', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Anulowane');
    await pressInPanel(page, 'Cancel');
    const panel = await page.frame('/order-panel.html');
    await panel.waitUntil(() => document.activeElement?.matches('.select'));
    expect(await panelText(page)).not.toContain('automatic actions');
    expect(sent()).toEqual([]);
  });

  it('is changed by keyboard alone: typed, chosen, confirmed; Escape leaves', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    const panel = await page.frame('/order-panel.html');
    await panel.evaluate(() => document.querySelector<HTMLElement>('.select')?.focus());
    await panel.press('Enter');
    await panel.waitUntil(() => document.activeElement?.matches('[role=combobox]'));
    await panel.press('Escape');
    await panel.waitUntil(() => document.activeElement?.matches('.select'));
    await panel.press('Enter');
    await panel.type('[role=combobox]', 'wyslan');
    await panel.waitUntil(() => document.querySelectorAll('[role=option]').length === 1);
    await panel.press('Enter');
    await panel.waitUntil(() => document.activeElement?.textContent.includes('Change status'));
    await panel.press('Escape');
    await panel.waitUntil(() => document.activeElement?.matches('.select'));
    expect(sent()).toEqual([]);
    await panel.press('Enter');
    await panel.type('[role=combobox]', 'WYS');
    await panel.press('Enter');
    await panel.waitUntil(() => document.activeElement?.textContent.includes('Change status'));
    await panel.press('Enter');
    await waitForPanel(page, 'Changed from Do wysłania');
    expect(sent()).toEqual([{ from: statusIds.packing, to: statusIds.sent }]);
  });

  it('is asked about again, with both values, when somebody changed it meanwhile', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    account().setOrderStatus(orderId, statusIds.cancelled);
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'from Do wysłania to Anulowane', 'from Anulowane to Wysłane');
    expect(sent()).toEqual([]);
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'Changed from Anulowane');
    expect(sent()).toEqual([{ from: statusIds.cancelled, to: statusIds.sent }]);
  });

  it('is not sent when Base has it already', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    account().setOrderStatus(orderId, statusIds.sent);
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'It was in Wysłane already');
    expect(sent()).toEqual([]);
  });

  it('waits without network, visibly, and is changed once there is one again', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    goOffline();
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'The change to Wysłane waits', 'Base cannot be reached');
    await world.session.stopBackground();
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(page);
    await waitForPanel(page, 'Changed from Do wysłania');
    expect(sent()).toEqual([{ from: statusIds.packing, to: statusIds.sent }]);
  });

  it('can be left as it is while the change waits', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    goOffline();
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'The change to Wysłane waits');
    await pressInPanel(page, 'Cancel the change');
    await waitFor('the change to be gone', async () => !(await panelText(page)).includes('waits'));
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(page);
    await waitFor('Base to be reached', async () => !(await panelText(page)).includes('cannot be reached'));
    expect(sent()).toEqual([]);
  });

  it.each([
    ['arrived', true],
    ['did not arrive', false],
  ])('is not sent again by itself when the answer is lost and the change %s', async (_, isCarriedOut) => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    world.sandbox.base.faults.switchOn({ kind: 'html502', method: 'setOrderStatus', times: 1, isCarriedOut });
    await pressInPanel(page, 'Change status');
    if (isCarriedOut) await waitForPanel(page, 'Changed from Do wysłania');
    else {
      await waitFor(
        'the question',
        async () => (await panelText(page)).includes('It is not known whether'),
        25,
      );
      expect(sent()).toEqual([]);
      await waitForPanel(page, 'In Base it is in Do wysłania now');
      await pressInPanel(page, 'Change status');
      await waitForPanel(page, 'Changed from Do wysłania');
    }
    expect(sent()).toEqual([{ from: statusIds.packing, to: statusIds.sent }]);
  });

  it('says what Base has refused, and can be tried again', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Enviado (Brasil)');
    const { statuses } = world.shop;
    const brazil = statuses.findIndex(({ name }) => name.startsWith('Enviado'));
    // Deleted in Base since the list was read.
    const [gone] = statuses.splice(brazil, 1);
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'The change to Enviado (Brasil) was not made', 'unexpected');
    if (gone) statuses.splice(brazil, 0, gone);
    await pressInPanel(page, 'Try again');
    await waitForPanel(page, 'Changed from Do wysłania');
  });
});

describe('two panels on one order', () => {
  it('show one truth, and know it at once', async () => {
    await begin(statusIds.packing, 'Do wysłania');
    const other = await world.session.openPage(await page.evaluate(() => location.href));
    onTestFinished(() => other.close());
    await waitForPanel(other, 'Do wysłania');
    goOffline();
    await choose('Wysłane');
    await pressInPanel(page, 'Change status');
    await waitForPanel(other, 'The change to Wysłane waits');
    const panel = await other.frame('/order-panel.html');
    expect(await panel.evaluate(() => document.querySelector('.select')?.getAttribute('aria-disabled'))).toBe(
      'true',
    );
    world.sandbox.proxy.setOffline(false);
    await pressRefresh(other);
    for (const one of [page, other]) await waitForPanel(one, 'Changed from Do wysłania');
    expect(sent()).toEqual([{ from: statusIds.packing, to: statusIds.sent }]);
  });
});

describe('the status of a return', () => {
  const found =
    world.shop.returns.find((one) =>
      world.shop.tickets.some(({ truth }) => truth.by === 'number' && truth.orderIds.includes(one.order_id)),
    ) ?? world.shop.returns[0];
  const returnTicket = world.shop.tickets.find(({ truth }) => truth.orderIds.includes(found?.order_id ?? -1));

  it('is changed with the statuses that returns have', async () => {
    if (!found || !returnTicket) throw new Error('The shop has no ticket with a return');
    account().setReturnStatus(found.return_id, returnStatusIds.reported);
    await openTicket(page, world.sandbox, returnTicket);
    await waitForPanel(page, `#${found.order_id}`);
    await expandAll(await page.frame('/order-panel.html'));
    await pressRefresh(page);
    await waitForPanel(page, 'Zgłoszony');
    const panel = await page.frame('/order-panel.html');
    await panel.click('.select', 'Zgłoszony');
    await panel.click('[role=option]', 'Zwrócono pieniądze');
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'Changed from Zgłoszony');
    expect(account().returnStatusCalls.map(({ returnId, from, to }) => ({ returnId, from, to }))).toEqual([
      { returnId: found.return_id, from: returnStatusIds.reported, to: returnStatusIds.refunded },
    ]);
  });
});

describe('the activity log in the options', () => {
  it('has a line for every change, and takes the last one back', async () => {
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${orderId}`);
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Doręczone');
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'Changed from Do wysłania');
    const options = await world.session.openExtensionPage('options.html');
    onTestFinished(() => options.close());
    await options.waitForText(`Order ${orderId}`, 'li');
    expect(await options.text('li')).toMatch(/Do wysłania\s+Doręczone[^]*You · done/);
    expect(await options.text('main')).toContain('given up');
    await options.click('li button', 'Undo');
    await waitFor('Base to have it back', () => statusNow() === statusIds.packing);
    await options.waitUntil(() =>
      /Doręczone\s+Do wysłania/.test(document.querySelector('li')?.innerText ?? ''),
    );
  });
});

describe('while Base blocks the token', () => {
  afterAll(() => world.sandbox.base.faults.clear());

  it('the change waits until then, which is said, and can be cancelled', async () => {
    await openTicket(page, world.sandbox, ticket);
    await begin(statusIds.packing, 'Do wysłania');
    await choose('Wysłane');
    for (let call = 0; call <= 100; call += 1) world.sandbox.base.answer(token, 'getOrderStatusList', {});
    await pressInPanel(page, 'Change status');
    await waitForPanel(page, 'The change to Wysłane waits', 'Base paused this token until');
    await pressInPanel(page, 'Cancel the change');
    await waitFor('the change to be gone', async () => !(await panelText(page)).includes('waits'));
    expect(sent()).toEqual([]);
  });
});

function goOffline(): void {
  world.sandbox.proxy.setOffline(true);
  onTestFinished(() => world.sandbox.proxy.setOffline(false));
}

async function expandAll(panel: View): Promise<void> {
  await panel.evaluate(() => {
    for (const head of document.querySelectorAll<HTMLElement>('button.head[aria-expanded=false]'))
      head.click();
  });
}
