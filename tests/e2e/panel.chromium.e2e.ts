import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import type { Order } from '../../sandbox/shop/shop.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { token } from '../../sandbox/start.ts';
import {
  goInApp,
  openTicket,
  panelText,
  pressInPanel,
  pressRefresh,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
} from './world.ts';

const world = useWorld();
const stranger = strangerWithEmail();
let page: Page;

const account = () => world.sandbox.base.account(token);
const panel = (): Promise<View> => page.frame('/order-panel.html');
const orderOf = (ticket: Ticket): Order => findOrder(ticket.truth.orderIds[0] ?? 0);

beforeAll(async () => {
  const options = await world.connect();
  await options.waitForText('Up to date since', 'article', 40);
  await options.close();
  page = await world.signIn();
});

/** Opens a ticket with a new load, whatever the tab showed before. */
async function open(ticket: Ticket): Promise<void> {
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, ticket);
}

/** Goes to a ticket in the app, which costs much less. */
async function goTo(ticket: Ticket): Promise<void> {
  await goInApp(page, ticketAddress('semantic', ticket.id));
}

/** Adds a line to the open ticket, as if the buyer had written it. */
async function write(line: string): Promise<void> {
  await page.evaluate((text) => {
    const message = document.querySelector('.message .text');
    if (!message) throw new Error('The ticket shows no message');
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    message.append(paragraph);
  }, line);
}

describe('a buyer whose order is not here', () => {
  const orderId = 48_990_001;

  it('is asked for in Base, and the panel says for what', async () => {
    await open(stranger);
    const said = await waitForPanel(page, 'No order found', 'Searched for', 'Searched Base for');
    expect(said).toContain(stranger.requester.email);
    expect(said).not.toContain('bok@domowykubek.example');
    const asked = world.sandbox.base
      .requests(token)
      .flatMap(({ parameters }) => parameters['filter_email'] ?? []);
    expect(asked).toEqual([stranger.requester.email]);
  });

  it('is asked for once while the ticket stays open', async () => {
    const before = world.sandbox.base.requests(token).length;
    const asked = () => world.sandbox.base.requests(token).slice(before);
    const waitUntilAsked = (id: number) =>
      waitFor(`a question for ${id}`, () => asked().some(({ parameters }) => parameters['order_id'] === id));
    // The new text leads to a new request. If Sidecar repeated the earlier one, it would be sent with it.
    await write('Zamówienie 48990555');
    await waitUntilAsked(48_990_555);
    // A manual search does not repeat it either.
    await pressInPanel(page, 'Search manually');
    const view = await panel();
    await view.type('input[type=search]', '48990666');
    await waitForPanel(page, 'Search Base for 48990666');
    await view.press('Enter');
    await waitUntilAsked(48_990_666);
    expect(asked().filter(({ parameters }) => 'filter_email' in parameters)).toEqual([]);
  });

  it.each([
    ['reset', 'Base cannot be reached'],
    ['wrongShape', 'Base sent an unexpected answer'],
  ] as const)('stays unknown when the answer is %s, which is said', async (kind, text) => {
    world.sandbox.base.faults.switchOn({ kind, method: 'getOrders' });
    await open(stranger);
    await waitForPanel(page, text);
  });

  it('is found if Base has the order, which is marked as coming from Base', async () => {
    account().addOldOrder(oldOrder(orderId, { email: stranger.requester.email }));
    await pressInPanel(page, 'Try again');
    await waitForPanel(page, 'Found in Base just now', `#${orderId}`, 'Same e-mail');
    await open(stranger);
    await waitForPanel(page, 'Same buyer', `#${orderId}`);
  });
});

describe('the search box', () => {
  const named = ticketFoundBy(world.shop, 'number');

  beforeAll(async () => {
    await waitForPanel(page, 'Same buyer');
    await (await panel()).click('button[aria-label="Search orders"]');
  });

  const queries = (): [string, string | undefined, Order][] => {
    const buyers = world.shop.orders.filter(({ date_confirmed }) => Number(date_confirmed) > 0);
    const pick = (has: (order: Order) => unknown) => {
      const order = buyers.find(has);
      if (!order) throw new Error('The shop has no such order');
      return order;
    };
    const shop = pick((order) => order.shop_order_id);
    const external = pick((order) => order.external_order_id);
    const phone = pick((order) => order.phone?.startsWith('+48'));
    const login = pick((order) => order.user_login);
    const parcel = pick((order) => order['delivery_package_nr']);
    return [
      ['Base number', `#${String(shop.order_id)}`, shop],
      ['shop number', String(shop.shop_order_id), shop],
      ['marketplace number', external.external_order_id, external],
      ['e-mail', orderOf(named).email?.toUpperCase(), orderOf(named)],
      ['phone', phone.phone?.replace('+48', '').replaceAll(' ', ''), phone],
      ['login', login.user_login, login],
      ['name', orderOf(named).delivery_fullname?.split(' ').reverse().join(' '), orderOf(named)],
      ['parcel number', String(parcel['delivery_package_nr']), parcel],
    ];
  };

  it.each(queries())('finds an order by %s as it is typed (%s)', async (_, query, order) => {
    const view = await panel();
    await view.type('input[type=search]', query ?? '');
    await waitForPanel(page, 'Orders in this browser', `#${String(order.order_id)}`);
  });

  it('asks Base for what is not here when Enter is pressed', async () => {
    account().addOldOrder(oldOrder(48_990_002, { email: 'nobody.else@example.com' }));
    const view = await panel();
    await view.type('input[type=search]', '48990002');
    await waitForPanel(page, 'No matching orders here.', 'Search Base for 48990002');
    await view.press('Enter');
    await waitForPanel(page, 'Found in Base just now', '#48990002');
  });

  it('says when Base does not know it either, and for what Base cannot be asked', async () => {
    const view = await panel();
    await view.type('input[type=search]', '48990777');
    await waitForPanel(page, 'Search Base for 48990777');
    await view.press('Enter');
    await waitForPanel(page, 'No matching orders in Base either.');
    await view.type('input[type=search]', 'Nobodysname');
    await waitForPanel(page, 'Base can be searched only by order number, e-mail or phone.');
  });
});

describe('an order found by hand', () => {
  const order = `#${String(orderOf(ticketFoundBy(world.shop, 'number')).order_id)}`;

  it('is linked by keyboard alone, and stays linked', async () => {
    await open(stranger);
    await waitForPanel(page, 'Same buyer');
    const view = await panel();
    await view.click('h1');
    await tabTo(view, 'button[aria-label="Search orders"]');
    await view.press('Enter');
    await view.waitUntil(() => document.activeElement?.matches('input[type=search]'));
    await view.type('input[type=search]', order);
    await waitForPanel(page, 'Orders in this browser', order);
    await tabTo(view, 'footer button:last-child');
    await view.press('Enter');
    await waitForPanel(page, 'In this ticket', order, 'Linked manually');
    await open(stranger);
    await waitForPanel(page, 'In this ticket', order, 'Linked manually');
  });

  it('is not on another ticket', async () => {
    await goTo(ticketFoundBy(world.shop, 'login'));
    await waitForPanel(page, 'Same login');
    expect(await panelText(page)).not.toContain(order);
  });

  it('is unlinked again', async () => {
    await goTo(stranger);
    await waitForPanel(page, 'Linked manually');
    await pressInPanel(page, 'Unlink');
    await waitUntilGone(page, 'Linked manually');
  });
});

describe('an order that is not the ticket’s', () => {
  const ticket = ticketFoundBy(world.shop, 'email');
  const order = `#${ticket.truth.orderIds[0] ?? 0}`;

  it('is dismissed for good, until that is taken back', async () => {
    await goTo(ticket);
    await waitForPanel(page, order);
    await (await panel()).click(`article[aria-label="${order}"] footer button:last-child`);
    await waitForPanel(page, 'Show again');
    expect(await cards()).not.toContain(order);
    await open(ticket);
    await waitForPanel(page, 'Show again');
    expect(await cards()).not.toContain(order);
    await pressInPanel(page, 'Show again');
    await waitFor(`the card of ${order}`, async () => (await cards()).includes(order));
  });
});

it('reads the orders of the ticket again when asked', async () => {
  const ticket = ticketFoundBy(world.shop, 'number');
  const id = Number(orderOf(ticket).order_id);
  await goTo(ticket);
  await waitForPanel(page, `#${id}`);
  account().changeOrder(id, { user_comments: 'Proszę zadzwonić przed dostawą' });
  const before = world.sandbox.base.requests(token).length;
  await pressRefresh(page);
  await waitForPanel(page, 'Proszę zadzwonić przed dostawą');
  const asked = world.sandbox.base.requests(token).slice(before);
  // The journals are read too, for new orders.
  expect(asked.map(({ method, parameters }) => [method, parameters['order_id']])).toContainEqual([
    'getOrders',
    id,
  ]);
});

it('copies what agents copy, and says so', async () => {
  const ticket = ticketFoundBy(world.shop, 'number');
  const order = orderOf(ticket);
  await goTo(ticket);
  await waitForPanel(page, `#${String(order.order_id)}`);
  const view = await panel();
  await view.click('button[aria-label="Copy: E-mail"]');
  await view.waitUntil(() =>
    [...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent.includes('Copied')),
  );
  // The focus stays on the button.
  expect(await view.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Copy: E-mail');
  await view.click('button[aria-label="Search orders"]');
  await view.click('input[type=search]');
  await view.paste();
  await view.waitUntil(
    (email) => document.querySelector<HTMLInputElement>('input[type=search]')?.value === email,
    order.email,
  );
});

/** The headings of the order cards. */
async function cards(): Promise<(string | null)[]> {
  return await (
    await panel()
  ).evaluate(() => [...document.querySelectorAll('article')].map((card) => card.getAttribute('aria-label')));
}

/** Presses Tab until the focus is on the first element that matches. */
async function tabTo(view: View, selector: string): Promise<void> {
  await waitFor(`the focus on ${selector}`, async () => {
    const isThere = await view.evaluate(
      (wanted) => document.activeElement === document.querySelector(wanted),
      selector,
    );
    if (!isThere) await view.press('Tab');
    return isThere;
  });
}

function findOrder(id: number): Order {
  const order = world.shop.orders.find(({ order_id }) => Number(order_id) === id);
  if (!order) throw new Error(`The shop has no order ${id}`);
  return order;
}

/** An order of two months ago, which Sidecar does not have. It can only be found by its number and its e-mail. */
function oldOrder(id: number, change: Partial<Order>): Order {
  const then = Math.floor(Date.now() / 1000) - 60 * 24 * 3600;
  return {
    ...orderOf(ticketFoundBy(world.shop, 'number')),
    order_id: id,
    shop_order_id: 0,
    external_order_id: '',
    phone: '',
    user_login: '',
    delivery_package_nr: '',
    date_add: then,
    date_confirmed: then,
    ...change,
  };
}

/** A ticket of a requester with an e-mail but without orders. */
function strangerWithEmail(): Ticket {
  const ticket = world.shop.tickets.find(({ truth, requester }) => truth.by === 'nothing' && requester.email);
  if (!ticket) throw new Error('The shop has no ticket of a stranger with an address');
  return ticket;
}
