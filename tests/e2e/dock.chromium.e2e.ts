import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { LAYOUTS } from '../../sandbox/responso/preferences.ts';
import type { Layout } from '../../sandbox/responso/preferences.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { token } from '../../sandbox/start.ts';
import { goInApp, openTicket, panelText, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { storage: { local: { get: (keys: null) => Promise<object> } } };

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const agentsOrder = Number(world.shop.orders.find(({ order_id }) => Number(order_id) !== orderId)?.order_id);
const next = secondTicket();
const full = { width: 1440, height: 900 };
let page: Page;

beforeAll(async () => {
  world.sandbox.base.account(token).changeOrder(agentsOrder, { email: 'kuba@example.com' });
  world.sandbox.responso.settings.language = 'en';
  const options = await world.connect();
  await options.waitForText('Up to date since');
  page = await world.signIn();
});

async function open(layout: Layout): Promise<void> {
  world.sandbox.responso.settings.layout = layout;
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${orderId}`);
}

/** Another ticket that names an order. */
function secondTicket(): Ticket {
  const second = world.shop.tickets.find(({ id, truth }) => truth.by === 'number' && id !== ticket.id);
  if (!second) throw new Error('The shop has no second ticket that names an order');
  return second;
}

/** The position of the panel. Its controls are in a closed shadow root, so tests find them by position. */
const box = () =>
  page.evaluate(() => {
    const { left, top, right, bottom, width, height } =
      document.querySelector('sidecar-orders')?.getBoundingClientRect() ?? new DOMRect();
    return { left, top, right, bottom, width, height };
  });

/** Waits until the panel has this width, and returns its position. */
const waitForWidth = (width: number) =>
  waitFor(`a panel ${width} px wide`, async () => {
    const at = await box();
    return Math.round(at.width) === width && at;
  });

const waitForLeft = (left: number) =>
  waitFor(`the panel at ${left} px`, async () => Math.round((await box()).left) === left);

/** The parts of the reply box and its send button that the panel covers; undefined while they are not drawn. */
const covered = () =>
  page.evaluate(() => {
    const root = document.querySelector('#root')?.shadowRoot ?? document;
    const area = (element: Element) => element.clientWidth * element.clientHeight;
    const [reply] = [...root.querySelectorAll('textarea, [contenteditable="true"]')].sort(
      (a, b) => area(b) - area(a),
    );
    const send = [...root.querySelectorAll('button, div')].find(
      ({ childElementCount, textContent }) => childElementCount === 0 && textContent.trim() === 'Send',
    );
    if (!reply || !send) return undefined;
    return [reply, send].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const parts = [0.03, 0.5, 0.97];
      const points = parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
      const isCovered = points.some(([x, y]) => document.elementFromPoint(x, y)?.matches('sidecar-orders'));
      return isCovered ? [element.textContent.trim() || 'reply'] : [];
    });
  });

/** Waits until the reply box is drawn and the panel covers no part of it. */
const waitForReplyBox = () =>
  waitFor('a reply box that nothing covers', async () => (await covered())?.length === 0);

/** Waits until the stored place of the panel contains this. A reload before that would lose it. */
async function waitUntilKept(part: string): Promise<void> {
  const options = await world.session.openExtensionPage('options.html');
  await options.waitUntil(
    async (wanted) => JSON.stringify(await chrome.storage.local.get(null)).includes(wanted),
    part,
  );
  await options.close();
}

/** Waits until the page has handled the window's new size. */
async function resize(width: number, height: number): Promise<void> {
  await page.resize(width, height);
  await page.waitUntil((x, y) => innerWidth === x && innerHeight === y, width, height);
  await waitUntilPainted(page);
}

/** Waits until the changes are painted and the callbacks for that have run. */
async function waitUntilPainted(view: View): Promise<void> {
  await view.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

describe('docked', () => {
  beforeAll(() => open('narrow'));

  it('follows a page that switches between light and dark while it is open', async () => {
    const isDark = async () =>
      (await page.frame('/order-panel.html')).evaluate(
        () => matchMedia('(prefers-color-scheme: dark)').matches,
      );
    expect(await isDark()).toBe(false);
    await page.evaluate(() => document.body.classList.add('theme-dark'));
    await waitFor('a dark panel', isDark);
    await page.evaluate(() => document.body.classList.remove('theme-dark'));
    await waitFor('a light panel', async () => !(await isDark()));
  });

  it('is dragged to the other edge, made wider and folded by mouse, and stays so on the next ticket and after a reload', async () => {
    const { left, right, top } = await box();
    expect(right).toBe(full.width);
    await page.drag({ x: left + 9, y: top + 60 }, { x: 300, y: 200 });
    await waitForLeft(0);
    const before = await box();
    await page.drag({ x: before.right - 9, y: 500 }, { x: before.right + 91, y: 500 });
    const wider = await waitForWidth(Math.round(before.width) + 100);
    await waitForReplyBox();
    await page.clickAt({ x: wider.right - 9, y: wider.top + 22 });
    await waitForWidth(32);
    await goInApp(page, ticketAddress('narrow', next.id));
    await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    await waitForWidth(32);
    await waitUntilKept('"isFolded":true');
    await page.reload();
    const { left: foldedLeft } = await waitForWidth(32);
    expect(foldedLeft).toBe(0);
    await page.clickAt({ x: 16, y: 22 });
    // The panel is drawn before the reply box that it avoids.
    await waitFor('the panel as it was', async () => isDeepStrictEqual(await box(), wider));
    await page.drag({ x: wider.right - 9, y: 60 }, { x: 1_300, y: 200 });
    await waitFor('the panel at the right edge', async () => (await box()).right === full.width);
    await page.drag({ x: (await box()).left + 9, y: 500 }, { x: full.width - 366 + 9, y: 500 });
    await waitForWidth(366);
  });

  it('leaves the keyboard to the page when what it was on in the panel goes away', async () => {
    await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    const view = await page.frame('/order-panel.html');
    await view.click('button[aria-label="Search orders"]');
    await view.type('input[type=search]', '4');
    await page.click('input[name=q]');
    await goInApp(page, ticketAddress('narrow', ticket.id));
    await view.waitUntil(() => !document.querySelector('input[type=search]'));
    // The panel chooses another place only after its changes are painted.
    await waitUntilPainted(view);
    await page.typeHere('kubek');
    await page.waitUntil(() => document.querySelector<HTMLInputElement>('input[name=q]')?.value === 'kubek');
  });
});

/** `order-panel-frame.page.ts` tests how it is folded and made lower there. */
describe('in the page’s column', () => {
  beforeAll(() => open('semantic'));

  it('is as high as its content, and keeps its height while the orders of the next ticket are on their way', async () => {
    await waitFor('a panel as high as what is in it', async () => {
      const content = await (
        await page.frame('/order-panel.html')
      ).evaluate(() => document.querySelector('#app')?.getBoundingClientRect().height ?? 0);
      return Math.abs((await box()).height - Math.min(content + 20, 0.72 * full.height)) <= 2;
    });
    await page.evaluate(() => {
      const heights: number[] = [];
      const look = () => {
        const height = document.querySelector('sidecar-orders')?.getBoundingClientRect().height ?? 0;
        if (height > 0) heights.push(height);
        document.documentElement.dataset['least'] = String(Math.min(...heights));
        requestAnimationFrame(look);
      };
      look();
    });
    const { height } = await box();
    await goInApp(page, ticketAddress('semantic', next.id));
    await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    const least = await page.evaluate(() => Number(document.documentElement.dataset['least']));
    expect(least).toBeGreaterThanOrEqual(Math.min(height, (await box()).height));
  });

  it('is still there after many tickets, as one panel with one frame', async () => {
    for (const { id } of world.shop.tickets.slice(0, 6)) {
      await goInApp(page, ticketAddress('semantic', id));
      await page.waitUntil((wanted) => document.querySelector('.id')?.textContent === `#${wanted}`, id);
      await page.waitUntil(() => document.querySelector('aside sidecar-orders'));
    }
    await goInApp(page, ticketAddress('semantic', ticket.id));
    await waitForPanel(page, `#${orderId}`);
    expect(await page.evaluate(() => document.querySelectorAll('sidecar-orders').length)).toBe(1);
    const frames = await page.frameAddresses();
    expect(frames.filter((address) => address.includes('/order-panel.html'))).toHaveLength(1);
  });
});

/** The layouts and widths in which the test below found a panel that had folded by itself. */
const folded: string[] = [];

describe.each(LAYOUTS)('in the %s design', (layout) => {
  // Uses one page for all tests, because each leaves it as it was.
  beforeAll(async () => {
    const [first] = ticket.messages;
    if (!first) throw new Error('The ticket has no message');
    const before = first.text;
    first.text = `${before}\n\nPozdrawiam, Kuba, kuba@example.com`;
    await open(layout);
    first.text = before;
  });

  it('the agent’s own address in the app’s bar finds no order, though a signature holds it', async () => {
    expect(await panelText(page)).not.toContain(`#${agentsOrder}`);
  });

  it.each([
    [1_440, 900],
    [1_024, 500],
    [720, 450],
    [600, 800],
  ])(
    'never covers the reply box in a window of %i × %i, folded by itself and unfolded by hand',
    async (width, height) => {
      await resize(width, height);
      await waitForReplyBox();
      const { left, top, width: wide } = await box();
      if (wide === 32) {
        folded.push(`${layout} at ${String(width)}`);
        await page.clickAt({ x: left + 16, y: top + 20 });
        await waitFor('an unfolded panel', async () => (await box()).width > 32);
        await waitForReplyBox();
      }
      await resize(full.width, full.height);
      await waitForReplyBox();
    },
  );

  it('there is one panel, although the page throws it out five times', async () => {
    for (let time = 0; time < 5; time++) {
      await page.waitUntil(() => {
        const panel = document.querySelector('sidecar-orders');
        panel?.remove();
        return panel !== null;
      });
    }
    await waitForPanel(page, `#${orderId}`);
    expect(await page.evaluate(() => document.querySelectorAll('sidecar-orders').length)).toBe(1);
    await waitForReplyBox();
  });
});

it('folds by itself where it would cover the reply box', () => {
  expect(folded).not.toEqual([]);
});
