import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browser/find.ts';
import { launchBrowser } from '../browser/launch.ts';
import type { Page } from '../browser/page.ts';
import { writeScratchExtension } from '../browser/scratch-extension.ts';
import type { Session } from '../browser/session.ts';
import { waitFor } from '../browser/wait.ts';
import { generateShop } from '../shop/generate-shop.ts';
import { responsoUrl, startSandbox } from '../start.ts';
import type { Sandbox } from '../start.ts';
import { inboxAddress, ticketAddress } from './addresses.ts';
import { addFile, chosenFiles, openInApp, openReply, partState, sendReply } from './agent-steps.ts';
import { designs } from './designs.ts';
import { AWKWARD_LAYOUTS } from './preferences.ts';
import { shortTicket } from './short-ticket.ts';

const shop = generateShop({ seed: 7, orders: 60, tickets: 12, now: Math.floor(Date.now() / 1000) });
const [first, second] = shop.tickets;
if (!first || !second) throw new Error('The shop has too few tickets');
Object.assign(first, { type: 'return', status: 'solved', source: { channel: 'Responso', account: 'bok' } });
Object.assign(first.requester, { email: 'jan@example.com', phone: '601 002 003' });
const pdf = {
  name: 'label.pdf',
  type: 'application/pdf',
  bytes: Uint8Array.from({ length: 256 }, (_, at) => at),
};
const zpl = { name: 'label.zpl', type: 'text/plain', bytes: Uint8Array.from([94, 88, 65]) };

let sandbox: Sandbox;
let session: Session;
let scratch: string;
let page: Page;

beforeAll(async () => {
  const executable = await findBrowser('chromium');
  if (!executable) throw new Error('chromium is not installed');
  sandbox = await startSandbox({ shop });
  Object.assign(sandbox.responso.settings, { delay: 0, language: 'en' });
  scratch = await writeScratchExtension('chromium');
  session = await launchBrowser({
    kind: 'chromium',
    executable,
    extension: scratch,
    proxyPort: sandbox.proxy.port,
    certificate: sandbox.certificate,
    headless: true,
  });
  page = await session.openPage(`${responsoUrl}/login`);
  await page.type('input[type=email]', 'kuba@example.com');
  await page.type('input[type=password]', 'x');
  await page.press('Enter');
  await page.waitUntil(() => !location.pathname.startsWith('/login'));
});

afterAll(async () => {
  expect(session.uncaught).toEqual([]);
  await session.close();
  await sandbox.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

/** Waits until the page shows all these texts, including shadow roots, frames, titles and fields. */
async function waitForTexts(...wanted: string[]): Promise<void> {
  await waitFor(`${wanted.join(', ')} in the page`, async () => {
    const text = await page.evaluate(() => {
      const read = (root: ParentNode): string => {
        const inside = Array.from(root.querySelectorAll<HTMLElement>('*'), (element) => {
          const frame = element instanceof HTMLIFrameElement && element.contentDocument;
          const value = element instanceof HTMLInputElement ? element.value : element.title;
          return [value, frame && read(frame), element.shadowRoot && read(element.shadowRoot)];
        });
        const texts = Array.from(root.children, (child) => ('innerText' in child ? child.innerText : ''));
        return [texts, inside].flat(2).filter(Boolean).join('\n');
      };
      return read(document);
    });
    return wanted.every((part) => text.includes(part));
  });
}

describe.each(AWKWARD_LAYOUTS)('the %s design', (layout) => {
  const { parts, reply, fileField, allows } = designs[layout];

  beforeAll(async () => {
    sandbox.responso.settings.layout = layout;
    await page.navigate('about:blank');
  });

  it('lists tickets', async () => {
    await page.navigate(`${responsoUrl}${inboxAddress(layout, { filter: 'all', query: '' })}`);
    await waitForTexts(first.subject, first.requester.name, second.requester.name);
  });

  it('shows a ticket with its type, source and buyer', async () => {
    await page.navigate(`${responsoUrl}${ticketAddress(layout, first.id)}`);
    await waitForTexts(first.subject, 'Return', 'Solved', 'Responso – bok', 'jan@example.com', '601 002 003');
    await waitForTexts(first.messages[0]?.text.split('\n')[0] ?? '');
  });

  it('opens another ticket without a reload', async () => {
    await page.evaluate(() => void Object.assign(window, { isSame: true }));
    await openInApp(page, layout, second.id);
    await page.waitUntil((id) => location.href.includes(id) && 'isSame' in window, second.id);
    // The list of tickets has these texts too.
    await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
    await waitForTexts(second.subject, second.requester.name);
  });

  it('has the reply box that designs.ts describes', async () => {
    const states = { 'at once': 'visible', revealed: 'hidden', made: 'missing', 'own page': 'missing' };
    expect(await partState(page, parts.editor)).toBe(states[reply]);
    await openReply(page, layout);
    const isField = (parts.field && (await partState(page, parts.field))) !== 'missing';
    expect(parts.field ? isField : false).toBe(fileField === 'visible' || fileField === 'hidden');
  });

  it('sends a reply with its files, byte for byte', async () => {
    const sent = sandbox.responso.replies.length;
    await addFile(page, layout, pdf);
    await addFile(page, layout, zpl);
    const kept = [pdf, zpl].filter(({ name }) => allows?.test(name) ?? true);
    if (kept.length === 1) await waitForTexts('label.zpl: File type not allowed');
    const list = await chosenFiles(page, layout);
    expect([pdf, zpl].filter(({ name }) => list.includes(name))).toEqual(kept);
    await sendReply(page, layout, 'Label attached');
    await waitFor('the reply', () => sandbox.responso.replies.length > sent);
    expect(sandbox.responso.replies.at(-1)).toMatchObject({
      ticketId: second.id,
      text: 'Label attached',
      attachments: kept,
    });
    // The ticket is shown again, with the shop's signature below the new message.
    await waitForTexts('label.pdf', 'tel. 22 123 45 67');
  });
});

it.each(['mailbox', 'boxes', 'entries'] as const)('%s: a permalink stays on the page', async (layout) => {
  sandbox.responso.settings.layout = layout;
  await page.navigate(`${responsoUrl}${ticketAddress(layout, first.id)}`);
  await waitForTexts(first.subject);
  const isSame = await page.evaluate(async () => {
    const message = document.querySelector(':is(.thread, .transaction, .entry)[id]');
    const moved = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    document.querySelector<HTMLElement>(`a[href="#${String(message?.id)}"]`)?.click();
    await moved;
    return location.hash === `#${String(message?.id)}` && message?.isConnected;
  });
  expect(isSame).toBe(true);
});

it('boxes: the dashboard has a small form for a new ticket', async () => {
  sandbox.responso.settings.layout = 'boxes';
  await page.navigate(`${responsoUrl}/Dashboard.html`);
  await waitForTexts('Dashboard', 'Quick ticket creation', first.subject);
  expect(await partState(page, '.quick textarea')).toBe('visible');
});

it('folded: the details are closed until their button is pressed', async () => {
  sandbox.responso.settings.layout = 'folded';
  await page.navigate(`${responsoUrl}${ticketAddress('folded', first.id)}`);
  await waitForTexts(first.subject, 'jan@example.com');
  expect([await partState(page, '#email'), await partState(page, '#phone')]).toEqual(['hidden', 'hidden']);
  await page.click('button[aria-controls=rail]');
  expect(await partState(page, '#email')).toBe('visible');
});

it('mailbox: a press on the paper clip makes a file field', async () => {
  const { field = '', opens = '' } = designs.mailbox.parts;
  sandbox.responso.settings.layout = 'mailbox';
  await page.navigate(`${responsoUrl}${ticketAddress('mailbox', first.id)}`);
  await page.click(opens);
  expect(await partState(page, field)).toBe('missing');
  await page.evaluate(() => document.querySelector<HTMLElement>('.clip')?.click());
  expect(await partState(page, field)).toBe('hidden');
});

it('late: the content comes before the address, the column after it', async () => {
  sandbox.responso.settings.layout = 'late';
  await page.navigate(`${responsoUrl}${ticketAddress('late', first.id)}`);
  await page.waitForText(first.subject, 'h1');
  const order = await page.evaluate(
    async (address, subject) => {
      const order: string[] = [];
      const note = (what: string, isSo: boolean) => isSo && !order.includes(what) && order.push(what);
      dispatchEvent(new CustomEvent('go-in-app', { detail: address }));
      while (!order.includes('column')) {
        note('content', document.querySelector('h1')?.textContent === subject);
        note('address', location.pathname === address);
        note('column', order.length > 1 && document.querySelector('.column') !== null);
        await new Promise(requestAnimationFrame);
      }
      return order;
    },
    ticketAddress('late', second.id),
    second.subject,
  );
  expect(order).toEqual(['content', 'address', 'column']);
});

it('shortens a ticket to a word and a greeting', () => {
  const { subject, messages, orderNumber, requester } = shortTicket({ ...first, language: 'pl' });
  expect([subject, messages.map(({ text }) => text), orderNumber]).toEqual([
    'Wiadomość',
    ['Dzień dobry'],
    undefined,
  ]);
  expect(requester).toEqual(first.requester);
});
