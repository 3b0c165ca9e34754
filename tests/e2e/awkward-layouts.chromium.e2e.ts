import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { chosenFiles, openDetails, openInApp } from '../../sandbox/responso/agent-steps.ts';
import { designs } from '../../sandbox/responso/designs.ts';
import { AWKWARD_LAYOUTS } from '../../sandbox/responso/preferences.ts';
import { token } from '../../sandbox/start.ts';
import { labelBytes } from '../fixtures/labels.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/**
 * Page designs that are hard to read, each for another reason. `read-designs.test.ts` walks more tickets in each, found
 * by every kind of key.
 */
const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const byNumber = world.shop.tickets.filter(({ id, truth }) => truth.by === 'number' && id !== ticket.id);
const [next = ticket] = byNumber;
const account = () => world.sandbox.base.account(token);
const unknown = ticketFoundBy(world.shop, 'nothing');
const noneFound = 'No order found';
const unread = 'Sidecar cannot read this page';
/** The shop's signature. */
const shopsOwn = /bok@domowykubek\.example|22 123 45 67/;
let page: Page;

beforeAll(async () => {
  const added = account().listPackages(orderId)[0];
  if (added)
    account().labels.set(added.wire.package_id, {
      extension: 'pdf',
      label: labelBytes.pdf.toString('base64'),
    });
  page = await world.signIn();
  const options = await world.connect();
  await options.waitForText('Up to date since', 'article');
});

afterEach(async () => {
  for (const name of await readdir(world.downloads)) await rm(join(world.downloads, name));
});

describe.each(AWKWARD_LAYOUTS)('in the %s design', (layout) => {
  beforeAll(async () => {
    Object.assign(world.sandbox.responso.settings, { layout, language: 'en' });
    await page.navigate('about:blank');
    await openTicket(page, world.sandbox, ticket);
  });

  it('the order that a ticket names is shown, and on the next ticket its own', async () => {
    await waitForPanel(page, `#${orderId}`);
    await openInApp(page, layout, next.id);
    if (next.orderNumber !== undefined && designs[layout].buyer === 'closed fields') {
      // The details are closed, so no order is found until they are open.
      expect(await waitForPanel(page, noneFound)).not.toMatch(shopsOwn);
      await openDetails(page, layout);
    }
    const text = await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    expect(text).not.toContain(`#${orderId}`);
  });

  // In this design a signature cannot be told from what the buyer wrote. It is learned from a few tickets.
  if (layout === 'late')
    it('on more tickets their orders are shown', async () => {
      const byBuyer = (['email', 'mask', 'phone', 'login'] as const).map((by) =>
        ticketFoundBy(world.shop, by),
      );
      for (const { id, truth } of [...byNumber.slice(1, 3), ...byBuyer]) {
        await openInApp(page, layout, id);
        await waitForPanel(page, ...truth.orderIds.map((each) => `#${each}`));
      }
    });

  it('a ticket without any order is not reported as unreadable', async () => {
    await openInApp(page, layout, unknown.id);
    const text = await waitForPanel(page, noneFound, String(unknown.requester.email));
    expect(text).not.toContain(unread);
    expect(text).not.toMatch(shopsOwn);
  });

  it('a label is attached where the reply is on the ticket’s page, else it is saved', async () => {
    await openInApp(page, layout, ticket.id);
    await waitForPanel(page, `#${orderId}`, 'Attach to reply');
    // A column that is redrawn again and again loses the panel to the edge, and an open menu with it.
    if (designs[layout].column === 'late')
      await page.waitUntil(() => document.querySelector('html > sidecar-orders'));
    await unfold();
    await (await page.frame('/order-panel.html')).click('li.parcel button', 'Attach to reply');
    const isOnPage = designs[layout].reply !== 'own page';
    await waitForPanel(page, isOnPage ? 'Attached' : 'Downloaded instead');
    if (isOnPage) expect(await chosenFiles(page, layout)).toContain(`label-${orderId}`);
  });
});

/** Unfolds the panel if it has folded itself because the page has no room for it. */
async function unfold(): Promise<void> {
  const { left, top, width } = await page.evaluate(() => {
    const box = document.querySelector('sidecar-orders')?.getBoundingClientRect();
    return { left: box?.left ?? 0, top: box?.top ?? 0, width: box?.width ?? 0 };
  });
  if (width === 32) await page.clickAt({ x: left + 16, y: top + 20 });
}
