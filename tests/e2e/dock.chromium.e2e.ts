import { isDeepStrictEqual } from 'node:util';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { LAYOUTS } from '../../sandbox/responso/preferences.ts';
import type { Layout } from '../../sandbox/responso/preferences.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import {
  delayHelpdesk,
  goInApp,
  openTicket,
  panelText,
  ticketFoundBy,
  useWorld,
  waitForPanel,
} from './world.ts';

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

/** Waits until the panel shows this text, and returns all texts that it has shown until then. */
async function textsUntil(wanted: string): Promise<string> {
  const said = new Set<string>();
  await waitFor(
    `"${wanted}" in the order panel`,
    async () => {
      const text = await panelText(page);
      said.add(text);
      return text.includes(wanted);
    },
    15,
  );
  return [...said].join('\n');
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
  beforeEach(() => open('narrow'));

  it('is dragged to the other edge and made wider by mouse, and stays so', async () => {
    const { left, right, top } = await box();
    expect(right).toBe(full.width);
    await page.drag({ x: left + 9, y: top + 60 }, { x: 300, y: 200 });
    await waitForLeft(0);
    const before = await box();
    await page.drag({ x: before.right - 9, y: 500 }, { x: before.right + 91, y: 500 });
    const wider = await waitForWidth(Math.round(before.width) + 100);
    await waitForReplyBox();
    await waitUntilKept('"width":466');
    await page.reload();
    await waitForPanel(page, `#${orderId}`);
    // The panel is drawn before the reply box that it avoids.
    await waitFor('the panel as it was', async () => isDeepStrictEqual(await box(), wider));
    await page.drag({ x: wider.right - 9, y: 60 }, { x: 1_300, y: 200 });
    await waitFor('the panel at the right edge', async () => (await box()).right === full.width);
    await page.drag({ x: (await box()).left + 9, y: 500 }, { x: full.width - 366 + 9, y: 500 });
    await waitForWidth(366);
  });

  it('is folded, moved and resized by keyboard alone, and keeps the focus', async () => {
    const isFocused = () => page.evaluate(() => document.activeElement?.matches('sidecar-orders'));
    await page.evaluate(() => document.querySelector<HTMLElement>('.answer [type="submit"]')?.focus());
    await page.press('Tab');
    await waitFor('the focus in the panel', isFocused);
    await page.press('Enter');
    await waitForWidth(32);
    expect(await isFocused()).toBe(true);
    await page.press('Enter');
    await waitForWidth(366);
    await page.press('Tab');
    await page.press('ArrowLeft');
    await waitForLeft(0);
    await page.press('ArrowRight');
    await waitForLeft(full.width - 366);
    await page.press('Tab');
    await page.press('ArrowLeft');
    await waitForWidth(382);
    await page.press('ArrowRight');
    await waitForWidth(366);
    await page.press('Home');
    await waitForWidth(300);
    await page.press('End');
    await waitForWidth(640);
    await page.press('Enter');
    await waitForWidth(366);
    expect(await isFocused()).toBe(true);
    expect(await page.evaluate(() => location.search)).toContain(ticket.id);
  });

  it('stays folded on the next ticket and after a reload', async () => {
    const { left, top } = await box();
    await page.clickAt({ x: left + 9, y: top + 22 });
    await waitForWidth(32);
    await goInApp(page, ticketAddress('narrow', next.id));
    await waitForPanel(page, `#${next.truth.orderIds[0]}`);
    await waitForWidth(32);
    await page.reload();
    const { left: foldedLeft } = await waitForWidth(32);
    await page.clickAt({ x: foldedLeft + 16, y: 22 });
    await waitForWidth(366);
  });

  it('leaves the keyboard to the page when what it was on in the panel goes away', async () => {
    const view = await page.frame('/order-panel.html');
    await view.click('button[aria-label="Search orders"]');
    await view.type('input[type=search]', '4');
    await page.click('input[name=q]');
    await goInApp(page, ticketAddress('narrow', next.id));
    await view.waitUntil(() => !document.querySelector('input[type=search]'));
    // The panel chooses another place only after its changes are painted.
    await waitUntilPainted(view);
    await page.typeHere('kubek');
    await page.waitUntil(() => document.querySelector<HTMLInputElement>('input[name=q]')?.value === 'kubek');
  });

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
});

describe('in the page’s column', () => {
  it('is folded and made lower, and stays so', async () => {
    await open('semantic');
    const waitForHeight = (height: number) =>
      waitFor(`a panel ${height} px high`, async () => Math.abs((await box()).height - height) <= 2);
    const { left, right, top, bottom } = await waitFor('a panel as high as what is in it', async () => {
      const content = await (
        await page.frame('/order-panel.html')
      ).evaluate(() => document.querySelector('#app')?.getBoundingClientRect().height ?? 0);
      const at = await box();
      return Math.abs(at.height - Math.min(content + 20, 0.72 * full.height)) <= 2 && at;
    });
    await page.drag({ x: left + 150, y: bottom - 10 }, { x: left + 150, y: top + 240 });
    await waitForHeight(250);
    await page.clickAt({ x: right - 18, y: top + 240 });
    await waitForHeight(38);
    await page.reload();
    await waitFor('the reply box', covered);
    await waitForHeight(38);
    await page.clickAt({ x: left + 150, y: top + 19 });
    await waitForHeight(250);
    await page.drag({ x: left + 150, y: top + 240 }, { x: left + 150, y: top + 560 });
    await waitForHeight(570);
  });

  it('keeps its height while the orders of the next ticket are on their way', async () => {
    await open('semantic');
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
});

/** The layouts and widths in which the test below found a panel that had folded by itself. */
const folded: string[] = [];

describe.each(LAYOUTS)('never covers the reply box (%s)', (layout) => {
  // Uses one page for all four sizes, because only the size changes.
  beforeAll(() => open(layout));

  it.each([
    [1_440, 900],
    [1_024, 500],
    [720, 450],
    [600, 800],
  ])('in a window of %i × %i, folded by itself and unfolded by hand', async (width, height) => {
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
  });
});

it('folds by itself where it would cover the reply box', () => {
  expect(folded).not.toEqual([]);
});

describe('there is one panel', () => {
  const panels = () => page.evaluate(() => document.querySelectorAll('sidecar-orders').length);

  it.each(LAYOUTS)('although the page throws it out five times (%s)', async (layout) => {
    await open(layout);
    for (let time = 0; time < 5; time++) {
      await page.waitUntil(() => {
        const panel = document.querySelector('sidecar-orders');
        panel?.remove();
        return panel !== null;
      });
    }
    await waitForPanel(page, `#${orderId}`);
    expect(await panels()).toBe(1);
    await waitForReplyBox();
  });

  it('although an older script of ours has left its own on the page', async () => {
    await open('narrow');
    await page.evaluate(() => {
      document.querySelector('sidecar-orders')?.remove();
      document.body.append(document.createElement('sidecar-orders'));
    });
    await waitForPanel(page, `#${orderId}`);
    expect(await panels()).toBe(1);
  });

  it('and one frame, after many tickets', async () => {
    await open('semantic');
    for (const { id } of world.shop.tickets.slice(0, 6)) await goInApp(page, ticketAddress('semantic', id));
    await goInApp(page, ticketAddress('semantic', ticket.id));
    await waitForPanel(page, `#${orderId}`);
    expect(await panels()).toBe(1);
    const frames = await page.frameAddresses();
    expect(frames.filter((address) => address.includes('/order-panel.html'))).toHaveLength(1);
  });

  it('in the page’s column still, after many tickets', async () => {
    await open('semantic');
    for (const { id } of world.shop.tickets.slice(0, 6)) {
      await goInApp(page, ticketAddress('semantic', id));
      await page.waitUntil((wanted) => document.querySelector('.id')?.textContent === `#${wanted}`, id);
      await page.waitUntil(() => document.querySelector('aside sidecar-orders'));
    }
  });

  it('at the edge of the window, if the page redraws its column again and again', async () => {
    await open('semantic');
    // In the page itself: how fast a test can look must not decide how long the panel has stood.
    const redraws = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const redraw = () => {
            if (document.querySelector('html > sidecar-orders')) {
              watching.disconnect();
              resolve(count);
              return;
            }
            const column = document.querySelector('aside:has(sidecar-orders)');
            const next = column?.cloneNode(true);
            if (!(next instanceof Element)) return;
            next.querySelector('sidecar-orders')?.remove();
            column?.replaceWith(next);
            count += 1;
          };
          const watching = new MutationObserver(redraw);
          watching.observe(document, { childList: true, subtree: true });
          redraw();
        }),
    );
    // A page that redraws itself while it loads is not hostile.
    expect(redraws).toBeGreaterThan(2);
    await waitForPanel(page, `#${orderId}`);
    expect(await panels()).toBe(1);
  });
});

describe('a helpdesk that takes its time', () => {
  it('does not show "no order" before it has drawn a ticket without a reply box', async () => {
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}/nowhere/880001`);
    await page.evaluate((id) => {
      document.body.innerHTML = '<main id="root"><h1>Ticket</h1></main>';
      setTimeout(() => {
        document.querySelector('#root')?.insertAdjacentHTML('beforeend', `<p>Zamówienie ${id}</p>`);
      }, 4_500);
    }, orderId);
    expect(await textsUntil(`#${orderId}`)).not.toContain('No order found');
  });

  it('is not read as the next ticket while it still shows the last one', async () => {
    await open('hashed');
    delayHelpdesk(world, 4_500);
    await goInApp(page, ticketAddress('hashed', ticketFoundBy(world.shop, 'nothing').id));
    await waitFor('the last order to go', async () => !(await panelText(page)).includes(`#${orderId}`));
    expect(await textsUntil('No order found')).not.toContain(`#${orderId}`);
  });

  it('nor in a shadow root that it redraws', async () => {
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}/nowhere/880003`);
    await page.evaluate((id) => {
      document.body.innerHTML = '<main id="root"></main><textarea rows="6" cols="60"></textarea>';
      const root = document.querySelector('#root')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = `<p>Zamówienie ${id}</p>`;
    }, orderId);
    await waitForPanel(page, `#${orderId}`);
    await page.evaluate((id) => {
      history.pushState(null, '', '/nowhere/880004');
      setTimeout(() => {
        const root = document.querySelector('#root')?.shadowRoot;
        if (root) root.innerHTML = `<p>Zamówienie ${id}</p>`;
      }, 2_000);
    }, agentsOrder);
    await waitFor('the last order to go', async () => !(await panelText(page)).includes(`#${orderId}`));
    expect(await textsUntil(`#${agentsOrder}`)).not.toContain(`#${orderId}`);
  });
});

describe.each(LAYOUTS)('the agent’s own address in the app’s bar (%s)', (layout) => {
  it('finds no order, though a signature holds it', async () => {
    const [first] = ticket.messages;
    if (!first) throw new Error('The ticket has no message');
    const before = first.text;
    onTestFinished(() => void (first.text = before));
    first.text = `${before}\n\nPozdrawiam, Kuba, kuba@example.com`;
    await open(layout);
    expect(await panelText(page)).not.toContain(`#${agentsOrder}`);
  });
});

describe('in layouts nobody has seen', () => {
  const reply = '<div class="reply"><textarea></textarea><div><button>Send</button></div></div>';
  const message = `<p>Dzień dobry, pytam o zamówienie ${orderId}.</p>`;
  const styles =
    '.reply{background:#eee} .reply textarea{display:block;width:100%;height:120px;box-sizing:border-box}';

  it.each([
    ['wider than the window lets it be', `<div style="width:100vw">${message}${reply}</div>`, 'page'],
    [
      'with the reply box across the top',
      `<div style="position:fixed;inset:0 0 auto">${reply}</div><div style="margin-top:220px">${message}</div>`,
      'page',
    ],
    [
      'with the reply box across the bottom',
      `${message}<div style="position:fixed;inset:auto 0 0">${reply}</div>`,
      'page',
    ],
    ['from right to left', `<div dir="rtl">${message}${reply}</div>`, 'page'],
    [
      'with its column at the left',
      `<div style="display:grid;grid-template-columns:320px 1fr;height:100vh"><aside><h2>Customer</h2></aside><div>${message}${reply}</div></div>`,
      'page',
    ],
    ['in an open shadow root', `${message}${reply}`, 'shadow'],
  ] as const)('%s', async (_, html, into) => {
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}/nowhere/880002`);
    await page.evaluate(
      (body, css, where) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`body{margin:0} ${css}`);
        document.body.innerHTML = '<main id="root"></main>';
        const main = document.querySelector('#root');
        const root = where === 'shadow' ? main?.attachShadow({ mode: 'open' }) : main;
        if (root) root.innerHTML = body;
        // The page's policy forbids style attributes in markup.
        for (const element of root?.querySelectorAll<HTMLElement>('[style]') ?? []) {
          element.style.cssText = element.getAttribute('style') ?? '';
        }
        document.adoptedStyleSheets = [sheet];
        if (root instanceof ShadowRoot) root.adoptedStyleSheets = [sheet];
      },
      html,
      styles,
      into,
    );
    await waitForPanel(page, `#${orderId}`);
    await waitForReplyBox();
    await resize(700, 500);
    await waitForReplyBox();
    await resize(full.width, full.height);
    await waitForReplyBox();
  });
});
