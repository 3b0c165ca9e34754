import 'fake-indexeddb/auto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { findOrders } from '@/lib/background/orders/find-orders';
import { database } from '@/lib/background/storage/db';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { ticketIdOfKey } from '@/lib/sites/responso/reading/ticket-address';
import { findBrowser } from '../browser/find.ts';
import { launchBrowser } from '../browser/launch.ts';
import type { Page } from '../browser/page.ts';
import { writeScratchExtension } from '../browser/scratch-extension.ts';
import type { Session } from '../browser/session.ts';
import { waitFor } from '../browser/wait.ts';
import { generateShop } from '../shop/generate-shop.ts';
import { responsoUrl, startSandbox } from '../start.ts';
import type { Sandbox } from '../start.ts';
import type { Ticket } from '../shop/ticket.ts';
import { inboxAddress, ticketAddress } from './addresses.ts';
import { chosenFiles, openDetails, openInApp, pressSend, sendReply } from './agent-steps.ts';
import { designs } from './designs.ts';
import { ALL_LAYOUTS, AWKWARD_LAYOUTS, LANGUAGES } from './preferences.ts';

// Tests only what reads pages and writes into them, on every page design: the readers in every language.

const root = join(import.meta.dirname, '../..');
const agent = 'kuba@shop.example';
const shop = generateShop({ seed: 7, orders: 300, tickets: 40, now: Math.floor(Date.now() / 1000) });
const [ticket] = shop.tickets;
if (!ticket) throw new Error('The shop has no ticket');
Object.assign(ticket, { type: 'return', status: 'solved', source: { channel: 'Responso', account: 'bok' } });
Object.assign(ticket.requester, { email: 'jan@example.com', phone: '601 002 003' });

let sandbox: Sandbox;
let session: Session;
let scratch: string;
let page: Page;
/** Defines the global functions of the extension's readers and writers in a page. */
let reader: string;

beforeAll(async () => {
  const db = await database();
  for (const order of shop.orders)
    await db.put('orders', toOrder(wireOrderSchema.parse(order), 'a', Math.floor(Date.now() / 1000), 1));
  reader = await bundleReader();
  const executable = await findBrowser('chromium');
  if (!executable) throw new Error('chromium is not installed');
  sandbox = await startSandbox({ shop });
  Object.assign(sandbox.responso.settings, { delay: 0 });
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
  await page.type('input[type=email]', agent);
  await page.type('input[type=password]', 'x');
  await page.press('Enter');
  await page.waitUntil(() => !location.pathname.startsWith('/login'));
});

afterAll(async () => {
  await session.close();
  await sandbox.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

async function bundleReader(): Promise<string> {
  const entry = 'virtual:reader';
  const source = `import { readPage } from '@/lib/sites/responso/reading/read-page';
    import { attachFile } from '@/lib/sites/responso/reply/attach-file';
    import { findSearchField } from '@/lib/sites/responso/find-search-field';
    import { makeDrag } from '@/entrypoints/ticket.content/document/make-drag';
    import { typeQuery } from '@/entrypoints/inbox-frame.content/type-query';
    import { watchTicket } from '@/entrypoints/ticket.content/ticket/watch-ticket';
    window.searchNow = (query) => {
      const field = findSearchField(document);
      if (field) typeQuery(field, query);
      return field !== undefined;
    };
    window.attachNow = (name, bytes) =>
      attachFile(document, new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }), {
        makeDrag, isOurs: () => false, isStillMeant: () => true,
      });
    window.readNow = (isMixedHost) => {
      const { composer, ...page } = readPage(document, new URL(location.href), { isOurs: () => false, isStale: () => false, taught: {}, isMixedHost });
      return page;
    };
    window.followNow = () => {
      window.told = [];
      const nothing = () => undefined;
      const ctx = { isValid: true, onInvalidated: () => nothing, addEventListener: nothing };
      const onRead = (_, key, { composer, ...page }) => window.told.push({ ...page, key });
      const onVisit = (_, key) => window.told.push({ key, isTicket: false, lines: [], agentAddresses: [] });
      watchTicket(ctx, { isOurs: () => false, taught: () => ({}), onVisit, onDrawing: nothing, onRead, onSettled: nothing });
    };`;
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [
      {
        name: 'reader',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const chunks = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  if (code === '') throw new Error('The reader was not bundled');
  return code;
}

/** The fields of the reader's result that this test checks. */
interface Reading {
  lines: string[];
  agentAddresses: string[];
  kind: { type: string; source: string };
}

/** What was read of a ticket, as the background gets it. No lines: another ticket begins. */
interface Told extends Pick<Reading, 'lines' | 'agentAddresses'> {
  key: string;
  isTicket: boolean;
  hint: string;
  shopLines: number[];
}

declare global {
  var readNow: ((isMixedHost: boolean) => Reading) | undefined;
  var followNow: (() => void) | undefined;
  var searchNow: ((query: string) => boolean) | undefined;
  var attachNow: ((name: string, bytes: number[]) => Promise<boolean>) | undefined;
  var told: Told[] | undefined;
}

/** @param isMixedHost as in `PageOptions` */
async function readDesign(isMixedHost = false): Promise<Reading> {
  const readNow = () => page.evaluate((isMixed) => globalThis.readNow?.(isMixed), isMixedHost);
  let read = await readNow();
  if (!read) {
    await page.runScript(reader);
    read = await readNow();
  }
  if (!read) throw new Error('The page has no reader');
  return read;
}

describe.each(ALL_LAYOUTS)('the %s design', (layout) => {
  it.each(LANGUAGES)('is read in %s', async (language) => {
    Object.assign(sandbox.responso.settings, { layout, language });
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}${ticketAddress(layout, ticket.id)}`);
    const message = ticket.messages[0]?.text.split('\n')[0] ?? '';
    const read = await waitFor('the ticket', async () => {
      const now = await readDesign();
      const said = now.lines.join('\n');
      return said.includes('jan@example.com') && said.includes(message) && now;
    });
    const text = read.lines.join('\n');
    expect(read).toMatchObject({ isTicket: true, subject: ticket.subject, disagreeing: [], hint: '' });
    expect(read.kind.type).toBe('return');
    expect(read.kind.source).toMatch(/Responso.*bok/);
    expect(text.replace(/\D/g, '')).toContain('601002003');
    expect(read.agentAddresses).toContain(agent);
    expect(read.agentAddresses).not.toContain('jan@example.com');
    expect(text).not.toContain('deb12u6');
    // On a host that is not known to be a helpdesk's, its tickets are tickets all the same.
    expect(await readDesign(true)).toMatchObject({ isTicket: true, subject: ticket.subject, hint: '' });
  });
});

it.each(ALL_LAYOUTS)('a list of the %s design is no ticket, and can be searched', async (layout) => {
  Object.assign(sandbox.responso.settings, { layout, language: 'en' });
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${inboxAddress(layout, { filter: 'all', query: '' })}`);
  await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
  for (const isMixedHost of [false, true])
    expect(await readDesign(isMixedHost)).toMatchObject({ isTicket: false, lines: [], hint: '' });
  // The second search replaces the first.
  for (const query of ['jan@example.com', '49990000']) {
    await page.runScript(reader);
    expect(await page.evaluate((text) => globalThis.searchNow?.(text), query)).toBe(true);
    await page.waitUntil(
      (text) => new URL(location.href.replace('#', '')).searchParams.get('q') === text,
      query,
    );
    await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
  }
});

it.each(ALL_LAYOUTS)(
  'a file is attached in the %s design if its reply is on the ticket’s page',
  async (layout) => {
    Object.assign(sandbox.responso.settings, { layout, language: 'en' });
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}${ticketAddress(layout, ticket.id)}`);
    await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
    await page.runScript(reader);
    const file = { name: 'label-1.pdf', bytes: Array.from({ length: 256 }, (_, at) => at) };
    const isAttached = await page.evaluate(({ name, bytes }) => globalThis.attachNow?.(name, bytes), file);
    const design = AWKWARD_LAYOUTS.find((each) => each === layout);
    const isOnPage = design === undefined || designs[design].reply !== 'own page';
    expect(isAttached).toBe(isOnPage);
    if (!isOnPage) return;
    if (design) expect(await chosenFiles(page, design)).toContain(file.name);
    const sent = sandbox.responso.replies.length;
    if (design) await sendReply(page, design, 'Here it is');
    else await pressSend(page);
    await waitFor('the reply', () => sandbox.responso.replies.length > sent);
    const attachments = sandbox.responso.replies.at(-1)?.attachments ?? [];
    expect(attachments.map(({ name, bytes }) => ({ name, bytes: [...bytes] }))).toEqual([file]);
  },
);

it('a dashboard with lists and a form for a new ticket is no ticket', async () => {
  Object.assign(sandbox.responso.settings, { layout: 'boxes', language: 'en' });
  await page.navigate(`${responsoUrl}/Dashboard.html`);
  await page.waitForText(ticket.subject);
  expect(await readDesign()).toMatchObject({ isTicket: false, lines: [], hint: '' });
});

/** The orders that a reading leads to. */
async function ordersIn({ key, ...read }: Told): Promise<number[]> {
  const candidates = ticketCandidates({ ...read, taught: {}, ticketId: ticketIdOfKey(key) });
  const { matches } = await findOrders(candidates);
  return matches.map(({ order }) => Number(order.orderId));
}

/** Everything that was told of a ticket. */
async function toldOf({ id }: Ticket): Promise<Told[]> {
  return (await page.evaluate(() => globalThis.told ?? [])).filter(({ key }) => key.endsWith(id));
}

/** Waits until the last that was told of a ticket is enough, and returns that. */
async function waitForTold(
  next: Ticket,
  isEnough: (told: Told) => Promise<boolean> | boolean,
): Promise<Told> {
  return await waitFor(`ticket ${next.id}, found by ${next.truth.by}`, async () => {
    const told = (await toldOf(next)).at(-1);
    return told?.isTicket && (await isEnough(told)) && told;
  });
}

const waitForOrders = (next: Ticket) =>
  waitForTold(next, async (told) => {
    const ids = await ordersIn(told);
    return next.truth.orderIds.every((id) => ids.includes(id));
  });

describe.each(AWKWARD_LAYOUTS)('in the %s design', (layout) => {
  const byNumber = shop.tickets.filter(({ truth }) => truth.by === 'number');
  const next = [
    ...byNumber.slice(1, 4),
    ...(['email', 'mask', 'phone', 'login'] as const).map((by) => firstFoundBy(by)),
  ];
  const unknown = firstFoundBy('nothing');

  it('one ticket follows another in the app, and each is read as itself', async () => {
    Object.assign(sandbox.responso.settings, { layout, language: 'en' });
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}${ticketAddress(layout, ticket.id)}`);
    await page.runScript(reader);
    await page.evaluate(() => globalThis.followNow?.());
    await waitForOrders(ticket);

    let isOpen = designs[layout].buyer !== 'closed fields';
    for (const each of next) {
      await openInApp(page, layout, each.id);
      if (each.orderNumber !== undefined && !isOpen) {
        // The details are closed, so no order is found until they are open.
        expect(await ordersIn(await waitForTold(each, () => true))).toEqual([]);
        await openDetails(page, layout);
        isOpen = true;
      }
      await waitForOrders(each);
      if (each.truth.by !== 'number') continue;
      const foreign = byNumber.flatMap(({ id, truth }) => (id === each.id ? [] : truth.orderIds));
      for (const told of await toldOf(each)) {
        const ids = await ordersIn(told);
        expect(ids.filter((id) => foreign.includes(id) && !each.truth.orderIds.includes(id))).toEqual([]);
      }
    }

    await openInApp(page, layout, unknown.id);
    const told = await waitForTold(unknown, ({ lines }) =>
      lines.join().includes(String(unknown.requester.email)),
    );
    expect(told.hint).toBe('');
    expect(await ordersIn(told)).toEqual([]);
  });
});

function firstFoundBy(by: Ticket['truth']['by']): Ticket {
  const found = shop.tickets.find(({ truth }) => truth.by === by);
  if (!found) throw new Error(`The shop has no ticket found by ${by}`);
  return found;
}
