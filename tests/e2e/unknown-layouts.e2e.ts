import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { useWorld, waitForPanel } from './world.ts';

/** Pages that no stand-in draws: whatever Responso's DOM is like, what stands on a ticket can be read. */
const world = useWorld();
let page: Page;
let named: string;
let email: string;
let other: string;

beforeAll(async () => {
  const [order, another] = world.shop.orders.filter(
    ({ email: address, date_confirmed }) => address?.endsWith('@example.com') && Number(date_confirmed) > 0,
  );
  named = String(order?.order_id);
  email = order?.email ?? '';
  other = String(another?.order_id);
  const options = await world.connect();
  await options.waitForText('Up to date since');
  page = await world.signIn();
});

/** Puts a body on a page of the helpdesk's host that has none of its scripts. */
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

describe('an order number is found', () => {
  it.each(['body', 'shadow', 'frame'] as const)('in a message in the %s', async (into) => {
    await draw('/nowhere/770001', `<p>Dzień dobry, pytam o zamówienie <b>${named}</b>.</p>`, into);
    await waitForPanel(page, `#${named}`, 'Order number');
  });

  it('in an old table with labels in one column', async () => {
    await draw(
      '/nowhere/770002',
      `<table><tr><td>Nr zam.</td><td>${named}</td></tr><tr><td>Kwota</td><td>12,00 zł</td></tr></table>`,
    );
    await waitForPanel(page, `#${named}`);
  });
});

describe('the buyer is found', () => {
  it.each([
    ['behind a link', () => `<a href="mailto:${email}?subject=x">Napisz</a>`],
    ['in a field', () => `<label>E-mail <input type="email" readonly value="${email}"></label>`],
    ['in the title of a text that is cut off', () => `<span title="${email}">${email.slice(0, 4)}…</span>`],
  ])('%s', async (_, body) => {
    await draw('/nowhere/770003', body());
    await waitForPanel(page, `#${named}`, 'Same e-mail');
  });
});

it('reads a closed ticket, which has no reply box, by its address', async () => {
  await draw('/archive/770004', `<p>Zamówienie ${named}</p>`);
  await page.evaluate(() => document.querySelector('textarea')?.remove());
  await waitForPanel(page, `#${named}`);
});

it('leaves out what belongs to other tickets', async () => {
  const row = (id: number) => `<li><a href="/nowhere/${id}">Zamówienie ${other}, pilne!</a></li>`;
  await draw(
    '/nowhere/770005',
    `<p>Zamówienie ${named}</p><aside><h3>Inne tickety</h3><ul>${row(770006)}${row(770007)}</ul></aside>`,
  );
  expect(await waitForPanel(page, `#${named}`)).not.toContain(`#${other}`);
});
