import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { token } from '../../sandbox/start.ts';
import {
  openTicket,
  panelText,
  pressInPanel,
  pressRefresh,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
} from './world.ts';

const cannotBeReached = 'Base cannot be reached';
const unexpected = 'Base sent an unexpected answer';

describe('orders that come in', () => {
  const world = useWorld();
  const ticket = ticketFoundBy(world.shop, 'number');
  const order = `#${String(ticket.truth.orderIds[0])}`;
  /** One of the oldest orders, without a ticket. The test makes a value of its record unreadable. */
  const broken = world.shop.orders.find(
    ({ order_id, email, phone }) =>
      email && phone && !world.shop.tickets.some(({ truth }) => truth.orderIds.includes(Number(order_id))),
  );
  const count = `${String(world.shop.orders.length)} orders`;
  let page: Page;
  let options: Page;

  beforeAll(async () => {
    world.sandbox.base.account(token).changeOrder(Number(broken?.order_id), { payment_done: 'much' });
    page = await world.signIn();
    // The ticket's order is not among today's orders, which come first.
    world.sandbox.base.faults.switchOn({ kind: 'slow', method: 'getOrders', delay: 3_000 });
    options = await world.connect();
  });

  it('are counted on a ticket that none of them belongs to so far', async () => {
    await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'nothing'));
    await waitForPanel(page, 'No order found', 'Still fetching orders from Base');
    expect(await panelText(page)).toMatch(/[1-9]\d* so far/);
  });

  it('appear on their ticket by themselves', async () => {
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, order);
  });

  it('are all kept; the one with a value that cannot be read is counted, with the reason and without the value', async () => {
    await options.waitForText('Up to date since', 'article', 30);
    await options.waitForText(count, 'article');
    await options.waitForText('1 order has data that could not be read (a value is ', 'article');
    const diagnostics = await world.session.openExtensionPage('options.html#diagnostics');
    await diagnostics.waitForText('payment_done', 'pre');
    const said = (await options.text('article')) + (await diagnostics.text());
    for (const value of ['much', broken?.email, broken?.phone]) expect(said).not.toContain(value);
    await diagnostics.close();
  });

  it('stay if the answer is not from Base, and the panel says so', async () => {
    world.sandbox.base.faults.switchOn({ kind: 'http500' });
    await options.click('button', 'Sync now');
    await options.waitForText(unexpected, 'article');
    await options.waitForText(count, 'article');
    await waitForPanel(page, unexpected, 'Orders shown are from', order);
  });

  it('lead from what was unexpected to a report that says what it was', async () => {
    await pressInPanel(page, 'Report for the developers');
    const report = await world.session.findPage('options.html#diagnostics');
    await report.waitForText('answer: getJournalList: HTTP 500', 'pre');
    await report.close();
  });

  it('come again by "Sync now" when Base answers again, and are as many as before', async () => {
    await options.click('button', 'Sync now');
    await options.waitForText('Up to date since', 'article');
    await options.waitForText(count, 'article');
    await waitUntilGone(page, unexpected);
  });
});

describe('orders that are there', () => {
  const world = useWorld();
  const ticket = ticketFoundBy(world.shop, 'number');
  const order = `#${String(ticket.truth.orderIds[0])}`;
  const count = `${String(world.shop.orders.length)} orders`;
  let page: Page;
  let options: Page;

  beforeAll(async () => {
    page = await world.signIn();
    options = await world.connect();
    await options.waitForText('Up to date since', 'article');
    await openTicket(page, world.sandbox, ticket);
    await waitForPanel(page, order);
  });

  it('stay without network, with their time, until the button in the panel finds Base again', async () => {
    world.sandbox.proxy.setOffline(true);
    onTestFinished(() => {
      world.sandbox.proxy.setOffline(false);
    });
    await pressRefresh(page);
    await waitForPanel(page, cannotBeReached, 'Orders shown are from', order);
    await options.waitForText(cannotBeReached, 'article');
    world.sandbox.proxy.setOffline(false);
    await pressInPanel(page, 'Try again');
    await options.waitForText('Up to date since', 'article');
    await waitUntilGone(page, cannotBeReached);
    await waitForPanel(page, order);
  });

  describe('when the token is deleted in Base', () => {
    beforeAll(() => {
      world.sandbox.base.switchToken(token, false);
    });
    afterAll(() => {
      world.sandbox.base.switchToken(token, true);
    });

    it('stay; panel and options say so, and the one leads to the other', async () => {
      await options.click('button', 'Sync now');
      await options.waitForText('Base does not accept this token', 'article');
      await options.waitForText(count, 'article');
      await options.close();
      await waitForPanel(page, 'Base does not accept this token', 'Orders shown are from', order);
      await pressInPanel(page, 'Enter a new token');
      options = await world.session.findPage('options.html');
      await options.waitForText('Base does not accept this token', 'article');
    });
  });

  describe('when another program has used up the token', () => {
    let sent: number;
    const blockedUntil = () => world.sandbox.base.blocks(token).at(-1)?.until ?? 0;

    beforeAll(async () => {
      options = await world.session.openExtensionPage('options.html');
      // One request more than the limit of a minute (base-api.md §1).
      for (let call = 0; call <= 100; call += 1) world.sandbox.base.answer(token, 'getOrderStatusList', {});
      sent = world.sandbox.base.requests(token).length;
    });

    it('stay; panel and options say until when', async () => {
      await options.click('button', 'Sync now');
      await options.waitForText('Base has blocked this token until', 'article');
      const time = await options.evaluate(
        (until) =>
          new Intl.DateTimeFormat(navigator.language, { hour: '2-digit', minute: '2-digit' }).format(until),
        blockedUntil(),
      );
      await options.waitForText(`until ${time}`, 'article');
      await waitForPanel(page, `until ${time}`, order);
    });

    it('are not asked for in the meantime, not even after a restart', async () => {
      const until = blockedUntil();
      await options.click('button', 'Sync now');
      await pressRefresh(page);
      await world.session.stopBackground();
      await options.reload();
      // A later request with another token is sent, so an earlier request would have been sent too.
      await options.type('input[name=token]', 'not-a-token');
      await options.click('button[type=submit]');
      await options.waitForText('Base does not accept this token', 'form');
      // The refused request, from which Sidecar learnt of the block.
      expect(world.sandbox.base.requests(token).length).toBe(sent + 1);
      expect(blockedUntil()).toBe(until);
    });
  });
});
