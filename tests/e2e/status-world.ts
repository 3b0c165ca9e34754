import { beforeAll } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { token } from '../../sandbox/start.ts';
import {
  openTicket,
  panelText,
  pressInPanel,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
  waitUntilStill,
} from './world.ts';

/**
 * Sets up a ticket whose order has the status "Wysłane", and helpers for its status control. Each test starts with the
 * status that the last test left.
 */
export function useOrderStatus(how: Parameters<typeof useWorld>[0] = {}) {
  const world = useWorld(how);
  const ticket = ticketFoundBy(world.shop, 'number');
  const orderId = ticket.truth.orderIds[0] ?? 0;
  let page: Page;

  beforeAll(async () => {
    account().setOrderStatus(orderId, statusId('Wysłane'));
    page = await world.signIn();
    const options = await world.connect();
    await options.waitForText('Up to date since', 'article');
    await options.close();
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, `#${orderId}`, 'Wysłane');
    await standStill();
  });

  const account = () => world.sandbox.base.account(token);
  const panel = () => page.frame('/order-panel.html');

  function statusId(name: string): number {
    return world.shop.statuses.find((status) => status.name.trim() === name)?.id ?? 0;
  }

  const standStill = () => waitUntilStill(page);

  /** The status in the control. */
  async function shown(): Promise<string> {
    return (await (await panel()).text('.select')).trim();
  }

  return {
    world,
    ticket,
    orderId,
    account,
    panel,
    get page() {
      return page;
    },
    statusId,
    standStill,
    shown,
    statusNow: () => Number(account().findOrder(orderId)?.order_status_id),
    /** Starts to record status changes. Returns a function that lists those sent to Base for the order since then. */
    listen: () => {
      const before = account().statusCalls.length;
      return () =>
        account()
          .statusCalls.slice(before)
          .map(({ from, to }) => [from, to]);
    },
    /** Chooses a status and stops before it is confirmed. */
    choose: async (name: string) => {
      const frame = await panel();
      await frame.click('.select');
      await frame.click('[role=option]', name);
      await waitForPanel(page, 'Base will run its automatic actions');
    },
    press: (text: string) => pressInPanel(page, text),
    says: (...texts: string[]) => waitForPanel(page, ...texts),
    /** A longer time limit, for changes that are retried or settled after a while. */
    saysSoon: (text: string) =>
      waitFor(`${text} in the panel`, async () => (await panelText(page)).includes(text), 30),
    saysNoMore: (text: string) => waitUntilGone(page, text),
    shows: (name: string) => waitFor(`the control to show ${name}`, async () => (await shown()) === name),
  };
}
