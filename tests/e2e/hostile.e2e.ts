import { beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, panelText, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { storage: { local: { get: (keys: null) => Promise<unknown> } } };

const attack = '<img src=x onerror="document.title = `attacked`"><b>bold</b>';

const world = useWorld();
const ticket = ticketFoundBy(world.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
let page: Page;
let options: Page;

beforeAll(async () => {
  world.sandbox.base.account(token).changeOrder(orderId, { user_comments: attack });
  options = await world.connect();
  await options.waitForText('Up to date since', 'article');
  page = await world.signIn();
});

/** Puts the order panel into a page, with an invented key, and waits until the browser has given or refused it. */
function frameIn(framing: Page, address: string): Promise<void> {
  return framing.evaluate(async (panel) => {
    const frame = document.createElement('iframe');
    frame.src = `${panel}#00000000-0000-4000-8000-000000000000`;
    const isOver = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      frame.addEventListener('error', resolve);
    });
    document.body.append(frame);
    await isOver;
  }, address);
}

it.each([
  ['another site', () => world.session.openPage('https://orders-e.baselinker.com/1/hash/')],
  [
    'the helpdesk itself',
    async () => {
      await openTicket(page, world.sandbox, ticket);
      await waitForPanel(page, `#${orderId}`);
      return page;
    },
  ],
])('gives %s no orders when it frames the order panel', async (_, open) => {
  const framing = await open();
  const address = `${world.session.extensionUrl}order-panel.html`;
  await frameIn(framing, address);
  if (inject('kind') === 'firefox') {
    // The page has been told the part of the address that is secret in Firefox.
    const framed = await framing.frame('#00000000');
    // A panel without answers shows the same text as after an update.
    await framed.waitForText('Sidecar has been updated');
    expect(await framed.text()).not.toContain(String(orderId));
  } else {
    const isRead = await framing.evaluate(
      (panel) =>
        fetch(panel).then(
          () => true,
          () => false,
        ),
      address,
    );
    expect(isRead).toBe(false);
    expect((await framing.frameAddresses()).filter((url) => url.includes('#00000000'))).toEqual([]);
  }
  if (framing !== page) await framing.close();
});

it.each(['www.responso.com', 'docs.responso.com', 'responso.com'])('leaves %s alone', async (host) => {
  const other = await world.session.openPage(`https://${host}/login`);
  await pretendTicket(other);
  // By now, the panel would be there too.
  const app = await world.session.openPage('https://desk.responso.com/login');
  await pretendTicket(app);
  await app.waitUntil(() => document.querySelector('sidecar-orders'));
  expect(await other.evaluate(() => document.querySelector('sidecar-orders'))).toBeNull();
  await other.close();
  await app.close();
});

it('hides the orders from the scripts of the page around the panel', async () => {
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${orderId}`);
  const reached = await page.evaluate(
    async (next) => {
      const height = new Promise<MessageEventSource | null>((resolve) => {
        // Ignores a panel that the page has just removed with its old column: it has no window any more.
        addEventListener('message', ({ source }) => {
          if (source && document.querySelector('sidecar-orders')) resolve(source);
        });
      });
      // The panel posts its height when another ticket changes it. That message is all that a page can see.
      history.pushState(null, '', next);
      dispatchEvent(new PopStateEvent('popstate'));
      const panel = await height;
      const host = document.querySelector('sidecar-orders');
      let text: string;
      try {
        text = panel && 'document' in panel ? panel.document.body.innerText : 'no window';
      } catch (error) {
        text = error instanceof Error ? error.name : 'thrown';
      }
      return { root: host?.shadowRoot, children: host?.childNodes.length, frames: window.length, text };
    },
    ticketAddress('semantic', ticketFoundBy(world.shop, 'nothing').id),
  );
  expect(reached).toEqual({ root: null, children: 0, frames: 0, text: 'SecurityError' });
});

it('shows the content of orders and tickets as text, never as HTML', async () => {
  const { messages } = ticket;
  const [first] = messages;
  if (!first) throw new Error('The ticket has no message');
  const before = first.text;
  onTestFinished(() => void (first.text = before));
  first.text = `${attack} <script>document.title = 'attacked'</script> ${before}`;
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${orderId}`, attack);
  const panel = await page.frame('/order-panel.html');
  expect(await panel.evaluate(() => document.querySelectorAll('img, b').length)).toBe(0);
  expect(await panel.evaluate(() => document.title)).not.toBe('attacked');
});

it('finds the order in a megabyte of text, and never blocks the tab for long', async () => {
  const [first] = ticket.messages;
  if (!first) throw new Error('The ticket has no message');
  const before = first.text;
  onTestFinished(() => void (first.text = before));
  first.text = `${before}\n\n${megabyte()}`;
  await page.navigate('about:blank');
  await openTicket(page, world.sandbox, ticket);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    let last = performance.now();
    const beat = () => {
      const now = performance.now();
      dataset['pause'] = String(Math.max(now - last, Number(dataset['pause'] ?? 0)));
      last = now;
      setTimeout(beat);
    };
    beat();
  });
  await waitFor('the order', async () => (await panelText(page)).includes(`#${orderId}`), 15);
  const { pause, drawing } = await page.evaluate(() => {
    const longest = Number(document.documentElement.dataset['pause']);
    const drawn = Array.from({ length: 9 }, (_, time) => {
      const began = performance.now();
      document.body.style.fontSize = `${String(15 + time / 8)}px`;
      document.body.getBoundingClientRect();
      return performance.now() - began;
    });
    return { pause: longest, drawing: Math.max(...drawn) };
  });
  // Relative to the time that the page itself needs, because the speed of this computer does not matter.
  expect(pause / drawing).toBeLessThan(20);
});

it('lets the token out nowhere', async () => {
  const stored = await options.evaluate(() => chrome.storage.local.get(null));
  const places = {
    options: await options.evaluate(() => document.documentElement.outerHTML),
    ticket: await page.evaluate(() => document.documentElement.outerHTML),
    panel: await (await page.frame('/order-panel.html')).evaluate(() => document.documentElement.outerHTML),
    stored: JSON.stringify(stored),
    console: world.session.written.join('\n'),
  };
  for (const [place, text] of Object.entries(places)) expect(text, place).not.toContain(token);
  expect(places.stored).toContain('syncProgress');
});

/** Gives a page the address of a ticket, without a request to its server. */
async function pretendTicket(inPage: Page): Promise<void> {
  await inPage.evaluate(() => {
    history.pushState(null, '', '/tickets/123456');
    document.body.append('123456');
  });
}

/** About 1,000,000 characters: paragraphs of words and numbers, none of them an order number. */
function megabyte(): string {
  const paragraph = (at: number) =>
    Array.from({ length: 100 }, (_, word) => (word % 3 ? 'zamówienie' : `${at}${word}77`)).join(' ');
  return Array.from({ length: 1_100 }, (_, at) => paragraph(at)).join('\n\n');
}
