import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
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
import { ALL_LAYOUTS, LANGUAGES } from './preferences.ts';

// Tests only the reader of the extension, on every page design in every language.

const root = join(import.meta.dirname, '../..');
const agent = 'kuba@shop.example';
const shop = generateShop({ seed: 7, orders: 60, tickets: 12, now: Math.floor(Date.now() / 1000) });
const [ticket] = shop.tickets;
if (!ticket) throw new Error('The shop has no ticket');
Object.assign(ticket, { type: 'return', status: 'solved', source: { channel: 'Responso', account: 'bok' } });
Object.assign(ticket.requester, { email: 'jan@example.com', phone: '601 002 003' });

let sandbox: Sandbox;
let session: Session;
let scratch: string;
let page: Page;
/** Defines a global function `readNow` in a page. */
let reader: string;

beforeAll(async () => {
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
    window.readNow = (isMixedHost) => {
      const { composer, ...page } = readPage(document, new URL(location.href), { isOurs: () => false, isStale: () => false, taught: {}, isMixedHost });
      return page;
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

declare global {
  var readNow: ((isMixedHost: boolean) => Reading) | undefined;
}

/** @param isMixedHost as in `PageOptions` */
async function readDesign(isMixedHost = false): Promise<Reading> {
  await page.runScript(reader);
  const read = await page.evaluate((isMixed) => globalThis.readNow?.(isMixed), isMixedHost);
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

it.each(ALL_LAYOUTS)('a list of the %s design is no ticket, and none that cannot be read', async (layout) => {
  Object.assign(sandbox.responso.settings, { layout, language: 'en' });
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${inboxAddress(layout, { filter: 'all', query: '' })}`);
  await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
  for (const isMixedHost of [false, true])
    expect(await readDesign(isMixedHost)).toMatchObject({ isTicket: false, lines: [], hint: '' });
});

it('a dashboard with lists and a form for a new ticket is no ticket', async () => {
  Object.assign(sandbox.responso.settings, { layout: 'boxes', language: 'en' });
  await page.navigate(`${responsoUrl}/Dashboard.html`);
  await page.waitForText(ticket.subject);
  expect(await readDesign()).toMatchObject({ isTicket: false, lines: [], hint: '' });
});
