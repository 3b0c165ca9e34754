import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { panelText, pressInPanel, useWorld, waitForPanel, waitUntilGone } from './world.ts';

/** Pages of unknown designs: whatever Responso's DOM is like, Sidecar can read the text of a ticket. */
const world = useWorld();
let page: Page;
let named: string;
let email: string;
/** The order of another buyer. */
let other: string;
let otherEmail: string;
/** The shop's number of the other order. */
let otherShopId: string;

beforeAll(async () => {
  const [order, another] = world.shop.orders.filter(
    ({ email: address, date_confirmed, shop_order_id }) =>
      address?.endsWith('@example.com') && Number(date_confirmed) > 0 && Number(shop_order_id) > 0,
  );
  named = String(order?.order_id);
  email = order?.email ?? '';
  other = String(another?.order_id);
  otherEmail = another?.email ?? '';
  otherShopId = String(another?.shop_order_id);
  const options = await world.connect();
  await options.waitForText('Up to date since');
  page = await world.signIn();
});

/** Replaces the body of a page on the helpdesk's host, without the helpdesk's scripts. */
async function draw(path: string, body: string, into: 'body' | 'shadow' | 'frame' = 'body'): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${path}`);
  await page.evaluate(
    (html, place) => {
      document.body.innerHTML = '<main id="root"></main><textarea rows="6" cols="60"></textarea>';
      const root = document.querySelector('#root');
      if (!root) return;
      if (place === 'body') root.innerHTML = html;
      if (place === 'shadow') root.attachShadow({ mode: 'open' }).innerHTML = html;
      if (place === 'frame') {
        const frame = document.createElement('iframe');
        frame.srcdoc = html;
        root.append(frame);
      }
    },
    body,
    into,
  );
}

/** Draws a whole app there, and sets its styles by script, because the page's policy forbids them in markup. */
async function drawApp(path: string, html: string, css: string): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${path}`);
  await page.evaluate(
    (markup, rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `* { box-sizing: border-box } body { margin: 0 } textarea { width: 100%; height: 120px } ${rules}`,
      );
      document.adoptedStyleSheets = [sheet];
      document.body.innerHTML = markup;
    },
    html,
    css,
  );
}

/**
 * `read-page.page.ts` and `unseen-layouts.page.ts` test what can be read of a page at all, `watch-ticket.page.ts` how one
 * ticket follows another.
 */
it.each(['shadow', 'frame'] as const)('finds an order number in a message in the %s', async (into) => {
  await draw('/nowhere/770001', `<p>Dzień dobry, pytam o zamówienie <b>${named}</b>.</p>`, into);
  await waitForPanel(page, `#${named}`, 'Order number');
});

it('does not take the ticket’s own number for an order of the shop', async () => {
  await drawApp(
    `/nowhere/${otherShopId}`,
    `<main><p>Zwrot #${otherShopId}</p><p>Dotyczy zamówienia ${named}</p><textarea></textarea></main>`,
    '',
  );
  expect(await waitForPanel(page, `#${named}`)).not.toContain(`#${other}`);
});

it('reads a mail in a frame that lets nobody in', async () => {
  await drawApp(
    '/nowhere/770013',
    '<main><iframe sandbox="allow-popups"></iframe><textarea></textarea></main>',
    '',
  );
  await page.evaluate((number) => {
    const frame = document.querySelector('iframe');
    if (frame) frame.srcdoc = `<table><tr><td>zamówienie <b>${number}</b></td></tr></table>`;
  }, named);
  await waitForPanel(page, `#${named}`, 'Order number');
});

describe('one ticket follows another', () => {
  const ticket = (subject: string, text: string) =>
    `<h2>${subject}</h2><div class="talk"><p>${text}</p></div><textarea></textarea>`;

  it('at the same address, and decisions about the first do not apply to the second', async () => {
    await drawApp('/nowhere', ticket('Gdzie moja paczka?', `Dzień dobry, ${email}, zamówienie ${named}`), '');
    await waitForPanel(page, `#${named}`, 'Order number');
    await pressInPanel(page, 'Not this ticket');
    await waitForPanel(page, 'your choice lasts only until you leave it');
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      ticket('Faktura', `Proszę o fakturę do zamówienia ${named}, ${otherEmail}`),
    );
    await waitForPanel(page, `#${other}`, `#${named}`, 'Order number');
    // Screen readers get a moment for the last announcement.
    await waitUntilGone(page, 'lasts only');
  });
});

it('keeps what was read of a ticket whose first message is taken away while it is scrolled', async () => {
  await drawApp(
    '/nowhere/770017',
    `<main><p class="first">Zamówienie ${named}</p><textarea></textarea></main>`,
    '',
  );
  await waitForPanel(page, `#${named}`);
  await page.evaluate((address) => {
    const first = document.querySelector('.first');
    if (first) first.outerHTML = `<p>Mój adres to ${address}</p>`;
  }, otherEmail);
  await waitForPanel(page, `#${other}`, `#${named}`, 'Order number');
});

it('stays with its ticket when a file of it is downloaded', async () => {
  await drawApp(
    '/nowhere/770018',
    `<main><p>Zamówienie ${named}</p><a download="a.txt" href="/nowhere/770018/a.txt">plik</a><textarea></textarea></main>`,
    'a { display: inline-block; padding: 20px }',
  );
  await waitForPanel(page, `#${named}`);
  await page.click('a', 'plik');
  await page.evaluate((address) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<p>${address}</p>`);
  }, otherEmail);
  await waitFor('the panel to go on', async () => (await panelText(page)).includes(`#${other}`), 3);
});
