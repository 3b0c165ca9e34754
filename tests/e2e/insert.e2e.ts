import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import {
  openTicket,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilDrawn,
  waitUntilStill,
} from './world.ts';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const number = '620100847712620100847712';
const link = 'https://tracking.example.com/62?a=b&c=d';
const tracking = `Your parcel with the number ${number} (InPost Paczkomaty) can be tracked here:\n${link}`;
let page: Page;
let options: Page;

beforeAll(async () => {
  const account = world.sandbox.base.account(token);
  account.addPackage({
    orderId,
    labelExtension: null,
    history: [],
    wire: {
      ...{ package_id: '72000001', courier_package_nr: number, courier_inner_number: '' },
      ...{ courier_code: 'paczkomaty', courier_other_name: '', account_id: '', tracking_status: '8' },
      ...{ tracking_status_date: '0', tracking_delivery_days: '0', package_type: '0' },
      ...{ tracking_url: link, is_return: false },
    },
  });
  // Only this parcel, so that there is one tracking link.
  const packages = account.listPackages(orderId);
  packages.splice(0, packages.length - 1);
  Object.assign(world.sandbox.responso.settings, { layout: 'hashed', language: 'en' });
  page = await world.signIn();
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
});

afterEach(() => {
  expect(world.sandbox.responso.replies).toEqual([]);
});

it('a tracking link and a template are put into the reply at the caret, can be undone, and nothing is sent', async () => {
  await options.click('nav a', 'Reply templates');
  await options.click('button', 'Add template');
  await options.type('input[name=name]', 'Thanks');
  await options.type('textarea[name=text]', 'Order {order.number} is on its way.');
  await options.click('button[type=submit]', 'Save template');
  await options.waitForText('Order {order.number}', 'article');

  await openTicket(page, world.sandbox, ticket);
  await waitUntilDrawn(page);
  await waitForPanel(page, `#${orderId}`, number);
  await waitUntilStill(page);
  await page.type('textarea', 'Hello ');
  await insert('Tracking link');
  await waitForText(`Hello ${tracking}`);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what Ctrl+Z does, which the driver cannot press
  await page.evaluate(() => document.execCommand('undo'));
  await waitForText('Hello ');
  await insert('Thanks');
  await waitForText(`Hello Order ${String(orderId)} is on its way.`);
});

it.each([
  ['an editable element', '', '<div contenteditable="true" id="reply"></div>'],
  ['an editor that reads a paste', 'paste', '<div contenteditable="true" id="reply"></div>'],
])('goes into %s on a page that no stand-in draws', async (_, kind, body) => {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}/nowhere/770001`);
  await page.evaluate(
    (html, how) => {
      document.body.innerHTML = html;
      const reply = document.querySelector<HTMLElement>('#reply');
      if (!reply) throw new Error('No reply box');
      // A style attribute may be forbidden by the page's policy.
      Object.assign(reply.style, { width: '500px', minHeight: '120px', border: '1px solid' });
      if (how !== 'paste') return;
      reply.addEventListener('paste', (event) => {
        event.preventDefault();
        const pasted = event.clipboardData?.getData('text/plain') ?? '';
        reply.append(...pasted.split('\n').flatMap((line) => [line, document.createElement('br')]));
      });
    },
    `<p>Zamówienie ${String(orderId)}</p><div style="height: 300px">Hello</div>${body}`,
    kind,
  );
  await waitForPanel(page, `#${String(orderId)}`, number);
  await waitUntilStill(page);
  await insert('Tracking link');
  await waitForText(tracking);
});

/** Chooses a text in the menu of the order, and waits until the panel says that it is in the reply. */
async function insert(text: string): Promise<void> {
  const panel = await page.frame('/order-panel.html');
  await panel.click('article footer button[aria-controls$=inserts][aria-expanded=false]');
  await panel.click('.inserts button', text);
  await waitForPanel(page, 'Inserted');
}

async function waitForText(wanted: string): Promise<void> {
  let shown = '';
  await waitFor(`the reply to show "${wanted}"`, async () => {
    shown = await page.evaluate(
      () =>
        document.querySelector('textarea')?.value ??
        document.querySelector<HTMLElement>('#reply')?.innerText ??
        '',
    );
    return shown.trim() === wanted.trim();
  }).catch((cause: unknown) => {
    throw new Error(`The reply never showed "${wanted}", but at last "${shown}"`, { cause });
  });
}
