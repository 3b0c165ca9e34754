import { beforeAll, expect, it } from 'vitest';
import type { Page, Point } from '../../sandbox/browser/page.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import {
  describeOnce,
  itOnce,
  loadFile,
  panelText,
  useWorld,
  waitForPanel,
  waitUntilStill,
} from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: {
  tabs: {
    query: (wanted: { url: string }) => Promise<{ id: number }[]>;
    sendMessage: (tabId: number, message: object, to: { frameId: number }) => Promise<unknown>;
  };
};

/** Pages of an unknown design. The buyer is found only after the user has picked the place. */
const world = useWorld();
let options: Page;
let page: Page;

/** Seconds. Base lists no older orders. */
const since = Date.now() / 1000 - 60 * 86_400;
const buyers = world.shop.orders
  .filter(({ email, date_confirmed }) => email?.endsWith('@example.com') && Number(date_confirmed) > since)
  .map(({ order_id, email }) => ({ order: String(order_id), email: email ?? '' }));
const [buyer, other, third] = buyers;
if (!buyer || !other || !third) throw new Error('The shop has too few buyers');

beforeAll(async () => {
  options = await world.connect();
  await options.waitForText('Up to date since');
  await options.navigate(`${world.session.extensionUrl}options.html#diagnostics`);
  page = await world.signIn();
});

/**
 * Draws a ticket whose e-mail is in the app's bar, in two parts, inside nested shadow roots.
 *
 * @param text the text of the conversation
 */
async function draw(path: string, email: string, text: string): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${path}`);
  await page.evaluate(
    (address, message) => {
      document.body.innerHTML = `
        <header role="banner"><x-app></x-app></header>
        <main><p class="message">${message}</p><p class="number">Ref 48</p></main>
        <div class="side"></div>
        <textarea rows="6" cols="60"></textarea>`;
      // The page's policy forbids styles in markup.
      const side = document.querySelector<HTMLElement>('.side');
      if (side) Object.assign(side.style, { width: '300px', height: '300px' });
      const app = document.querySelector('x-app')?.attachShadow({ mode: 'open' });
      if (app) app.innerHTML = '<section><x-person></x-person></section>';
      const person = app?.querySelector('x-person')?.attachShadow({ mode: 'open' });
      const at = address.indexOf('@');
      if (person)
        person.innerHTML = `<div class="person"><span>${address.slice(0, at)}</span><span>${address.slice(at)}</span></div>`;
    },
    email,
    text,
  );
}

/** The centre of an element, in CSS pixels. Each selector after the first is for a shadow root. */
function middleOf(...path: string[]): Promise<Point> {
  return page.evaluate((selectors) => {
    let root: Document | ShadowRoot | null | undefined = document;
    let element: Element | null | undefined;
    for (const selector of selectors) {
      element = root?.querySelector(selector);
      root = element?.shadowRoot;
    }
    const box = element?.getBoundingClientRect();
    if (!box) throw new Error(`${selectors.join(' ')} is not there`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, path);
}

/**
 * Chooses what the picker's frame, which covers the page, has under a point. A frame that has just been drawn takes no
 * press before the browser's compositor knows it: until then the press goes elsewhere.
 */
async function chooseAt(frame: View, point: Point): Promise<void> {
  await waitFor('a choice', async () => {
    if ((await frame.text()).includes('Choose another')) return true;
    await page.clickAt(point);
    return false;
  });
}

const picker = (): Promise<View> => page.frame('/picker.html');
const row = (field: string) => `li[data-field=${field}]`;
const pressTeach = (field: string) => options.click(`${row(field)} button`, 'Show where');
const isGone = async () => !(await page.frameAddresses()).some((url) => url.includes('/picker.html'));

it('says what is read on the page that is open, by which means, and what is not', async () => {
  await draw('/nowhere/880001', buyer.email, 'Hello, where is my parcel?');
  await waitForPanel(
    page,
    'No order found',
    'This ticket has no e-mail, phone or order number',
    'Show Sidecar where to look',
  );
  await options.click('button', 'Check again');
  await options.waitForText('No e-mail found', row('email'));
  await options.waitForText('No order number found', row('order'));
  await options.waitForText('not found', row('search'));
});

it('finds the buyer once the e-mail was shown with the mouse, inside shadow roots, and on the next ticket too', async () => {
  await pressTeach('email');
  const frame = await picker();
  await frame.waitForText('Where is the buyer');
  await chooseAt(frame, await middleOf('x-app', 'x-person', 'span'));
  // The mouse pointed at one of the two parts.
  await frame.waitForText('No e-mail here.');
  await frame.press('ArrowUp');
  await frame.waitForText(`Read here: ${buyer.email}`);
  await frame.press('Enter');
  await frame.waitUntil(() => document.activeElement?.textContent === 'Save');
  await frame.press('Enter');
  await options.waitForText('shown by you', row('email'));
  expect(await options.text(row('email'))).toContain(buyer.email);
  await waitForPanel(page, `#${buyer.order}`, 'Same e-mail');
  await draw('/nowhere/880002', other.email, `Please also tell ${third.email}.`);
  expect(await waitForPanel(page, `#${other.order}`)).not.toContain(`#${third.order}`);
});

it('lets nothing of it reach the page, and leaves the page as it was', async () => {
  await draw('/nowhere/880003', buyer.email, 'Hello');
  await waitForPanel(page, `#${buyer.order}`);
  await waitUntilStill(page);
  const layout = () => page.evaluate(() => JSON.stringify(document.body.getBoundingClientRect()));
  const before = await layout();
  await page.evaluate(() => {
    document.body.title = '';
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'mousemove', 'keydown', 'keyup'])
      addEventListener(type, () => (document.body.title += `${type} `), { capture: true });
  });
  await pressTeach('order');
  const frame = await picker();
  await frame.waitForText('Where is the order number?');
  await chooseAt(frame, await middleOf('.message'));
  await frame.waitForText('No order number here.');
  await frame.waitForText('Choose another');
  await frame.press('Escape');
  await frame.waitUntil(() => document.activeElement?.getAttribute('role') === 'application');
  await frame.press('Escape');
  await options.waitUntil(() => document.visibilityState === 'visible');
  expect(await isGone()).toBe(true);
  expect(await page.evaluate(() => document.body.title)).toBe('');
  expect(await layout()).toBe(before);
});

itOnce('is used by keyboard alone', async () => {
  await draw('/nowhere/880004', buyer.email, 'Hello');
  await page.evaluate((number) => {
    const place = document.querySelector('.number');
    if (place) place.innerHTML = `<i>Ref</i><b>${number}</b>`;
  }, other.order);
  // Brings the tab to the front, because keys go to the foreground tab.
  await options.click('h2');
  await options.waitUntil((field) => {
    const button = document.querySelector<HTMLElement>(`li[data-field=${field}] button`);
    button?.focus();
    return button !== null && document.activeElement === button && document.hasFocus();
  }, 'order');
  await options.press('Enter');
  const frame = await picker();
  await frame.waitForText('textarea');
  const steps = [
    ['ArrowLeft', 'div.side'],
    ['ArrowLeft', 'main'],
    ['ArrowDown', 'p.message'],
    ['ArrowRight', 'p.number'],
    ['ArrowDown', 'i'],
    ['ArrowRight', 'b'],
    ['ArrowUp', 'p.number'],
    ['ArrowDown', 'b'],
  ] as const;
  for (const [key, name] of steps) {
    await frame.press(key);
    await frame.waitUntil((wanted) => document.querySelector('code')?.textContent === wanted, name);
  }
  await frame.waitForText(`Read here: ${other.order}`);
  await frame.press('Enter');
  await frame.waitUntil(() => document.activeElement?.textContent === 'Save');
  await frame.press('Enter');
  await options.waitForText('shown by you', row('order'));
  await waitForPanel(page, `#${other.order}`, 'Order number', `#${buyer.order}`);
});

itOnce('cannot show the orders panel itself', async () => {
  await pressTeach('column');
  const frame = await picker();
  await frame.waitForText('Where is the column');
  const dock = await page.evaluate(() => {
    const box = document.querySelector('sidecar-orders')?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 3 };
  });
  if (!dock) throw new Error('no panel');
  await chooseAt(frame, dock);
  expect(await frame.text('code')).not.toContain('sidecar');
  await frame.click('button', 'Choose another');
  await frame.waitUntil(() => !document.body.innerText.includes('Choose another'));
  await chooseAt(frame, await middleOf('.side'));
  await frame.waitForText('The orders fit here.');
  await frame.click('button', 'Save');
  await options.waitForText('shown by you', row('column'));
  await page.waitUntil(() => document.querySelector('.side > sidecar-orders'));
});

itOnce('reads by itself if the picked element is missing, and says so', async () => {
  await draw('/nowhere/880005', '', `My address is ${third.email}`);
  await waitForPanel(page, `#${third.order}`, 'Same e-mail');
  await options.click('button', 'Check again');
  await options.waitForText('has no such value', row('email'));
  await page.evaluate(() => document.querySelector('header')?.remove());
  await options.click('button', 'Check again');
  await options.waitForText('is not on this page', row('email'));
  await options.waitForText('from the text', row('email'));
});

describeOnce('what was shown as a file', () => {
  const saved = () =>
    options.waitUntil(() => {
      const { href = '' } = document.querySelector<HTMLAnchorElement>('a[download]') ?? {};
      return decodeURIComponent(href.slice(href.indexOf(',') + 1));
    });
  let file: string;

  beforeAll(async () => {
    await draw('/nowhere/880006', buyer.email, `Not mine: ${third.email}`);
    await waitForPanel(page, `#${buyer.order}`);
    file = await saved();
    await options.click('h2');
    await options.waitForText(buyer.email, row('email'));
  });

  it('says where things stand, and holds nothing of a ticket', () => {
    expect(JSON.parse(file)).toMatchObject({ sidecarTaught: 1, sites: { [responsoUrl]: {} } });
    for (const secret of [buyer.email, buyer.order, other.order, buyer.email.split('@')[0] ?? ''])
      expect(file).not.toContain(secret);
  });

  it('is forgotten after a question, and counts again once it is loaded', async () => {
    await options.click('button', 'Remove all…');
    await options.waitForText('will look for it itself again');
    await options.click('button.danger', 'Remove all');
    await options.waitForText('All removed.');
    await waitForPanel(page, `#${third.order}`);
    expect(await panelText(page)).not.toContain(`#${buyer.order}`);
    await loadFile(options, file);
    await options.waitForText('Loaded. Sidecar uses it from now on.');
    expect(await waitForPanel(page, `#${buyer.order}`)).not.toContain(`#${third.order}`);
    expect(await saved()).toBe(file);
  });
});

itOnce('copies a report without personal data', async () => {
  await options.click('button', 'Copy report');
  await options.waitForText('Copied');
  await options.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await options.paste();
  const report = await options.waitUntil(() => document.querySelector('textarea')?.value);
  await options.evaluate(() => document.querySelector('textarea')?.remove());
  expect(report).toContain('Sidecar 0.1.0');
  expect(report).toMatch(/shadowRoots 2/);
  const secrets = [buyer, other, third].flatMap(({ email, order }) => [
    email,
    order,
    email.split('@')[0] ?? '',
  ]);
  for (const secret of [...secrets, 'kuba', '0042', '@', 'nowhere']) expect(report).not.toContain(secret);
});

it('folds and unfolds the orders by the keyboard command', async () => {
  await draw('/nowhere/880007', buyer.email, 'Hello');
  await waitForPanel(page, `#${buyer.order}`);
  /** In the page's column a folded panel is low, at the edge of the window it is narrow. */
  const size = () =>
    page.evaluate(() => {
      const { width, height } = document.querySelector('sidecar-orders')?.getBoundingClientRect() ?? {};
      return (width ?? 0) * (height ?? 0);
    });
  const open = await size();
  /** Sends the background's message, because tests cannot press the browser's own shortcuts. */
  const command = () =>
    options.evaluate(async (origin) => {
      const [tab] = await chrome.tabs.query({ url: `${origin}/*` });
      if (tab)
        await chrome.tabs.sendMessage(tab.id, { id: 1, type: 'togglePanel', timestamp: 0 }, { frameId: 0 });
    }, responsoUrl);
  await command();
  await waitFor('a folded panel', async () => (await size()) < open / 2);
  await command();
  await waitFor('an unfolded panel', async () => (await size()) === open);
});
