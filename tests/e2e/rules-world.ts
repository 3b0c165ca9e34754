import { expect } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { returnStatusIds } from '../../sandbox/shop/catalogue.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, useWorld, waitForPanel, waitUntilGone } from './world.ts';

/** Sets up a shop with several returns, tickets of type return that each name one order, and the page of rules. */
export function useRules(options: Parameters<typeof useWorld>[0] = {}) {
  const world = useWorld({ tickets: 140, ...options });
  const statusId = (name: string) =>
    world.shop.statuses.find((status) => status.name.trim() === name)?.id ?? 0;
  /** An order that already has the status "Zwrot". */
  const done = new Set(
    world.shop.orders
      .filter(({ order_status_id }) => Number(order_status_id) === statusId('Zwrot'))
      .map(({ order_id }) => Number(order_id)),
  );
  const emailOf = (orderId = 0) =>
    world.shop.orders.find(({ order_id }) => Number(order_id) === orderId)?.email;
  const isFresh = ({ truth }: Ticket) =>
    truth.by === 'number' &&
    truth.orderIds.length === 1 &&
    !done.has(truth.orderIds[0] ?? 0) &&
    emailOf(truth.orderIds[0]);
  const byOrder = new Map(
    world.shop.tickets.filter(isFresh).map((ticket) => [ticket.truth.orderIds[0] ?? 0, ticket]),
  );
  const returns = [...byOrder.values()];
  for (const ticket of returns) {
    ticket.type = 'return';
    ticket.source = { channel: 'Responso', account: 'bok' };
    // A rule acts by itself only if more than a number joins order and buyer.
    const email = emailOf(ticket.truth.orderIds[0]);
    ticket.requester = { ...ticket.requester, ...(email && { email }) };
  }
  let given = 0;
  /** Orders that got a return during the tests. */
  const returned: number[] = [];

  const account = () => world.sandbox.base.account(token);

  return {
    world,
    account,
    statusId,
    /** A ticket that no test has used yet, and its order. */
    nextReturn: () => {
      const ticket = returns[given++];
      if (!ticket) throw new Error('The shop has no more tickets that name one order');
      const [orderId = 0] = ticket.truth.orderIds;
      return { ticket, orderId };
    },
    statusNow: (orderId: number) => Number(account().findOrder(orderId)?.order_status_id),
    /** The statuses that were sent to Base for an order. */
    sentOf: (orderId: number) =>
      account()
        .statusCalls.filter((call) => call.orderId === orderId)
        .map(({ to }) => to),
    /** Adds a return in Base, for an order that no test has used yet. */
    addReturn: () => {
      const inShop = world.shop.returns.map(({ order_id }) => order_id);
      const used = new Set([...byOrder.keys(), ...inShop, ...returned]);
      const order = world.shop.orders.find(
        ({ order_id, date_confirmed }) => !used.has(Number(order_id)) && Number(date_confirmed) > 0,
      );
      const [like] = world.shop.returns;
      if (!order || !like) throw new Error('The shop has no order without a return');
      const orderId = Number(order.order_id);
      returned.push(orderId);
      const returnId =
        Math.max(...world.shop.returns.map(({ return_id }) => return_id)) + 10 * returned.length;
      const now = Math.floor(Date.now() / 1000) + 1;
      account().addReturn({
        ...like,
        ...{ return_id: returnId, order_id: orderId, status_id: returnStatusIds.reported },
        ...{ date_add: now, date_in_status: now },
      });
      return { returnId, orderId };
    },
    /** The statuses that were sent to Base for a return. */
    returnsSent: (returnId: number) =>
      account()
        .returnStatusCalls.filter((call) => call.returnId === returnId)
        .map(({ to }) => to),
    open: async (page: Page, ticket: Ticket) => {
      await openTicket(page, world.sandbox, ticket);
      await waitForPanel(page, `#${String(ticket.truth.orderIds[0])}`);
    },
    saysNoMore: (page: Page, text: string) => waitUntilGone(page, text),
    openRules: async () => {
      const rules = await world.session.openExtensionPage('options.html#automations');
      await rules.waitForText('Add rule');
      return rules;
    },
  };
}

/** Chooses in a native select, as a user does. */
export async function choose(page: Page, selector: string, label: string): Promise<void> {
  const isChosen = await page.evaluate(
    (where, wanted) => {
      const select = document.querySelector<HTMLSelectElement>(where);
      const option = [...(select?.options ?? [])].find(({ text }) => text.trim() === wanted);
      if (!select || !option) return false;
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    selector,
    label,
  );
  expect([selector, label, isChosen]).toEqual([selector, label, true]);
}
