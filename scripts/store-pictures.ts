/**
 * `npm run pictures`: takes what the stores show, from the sandbox, into `.output/store/`: screenshots of 1280 × 800 in
 * each language, the small tile for Chrome, and a short recording. See docs/store.md.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { launchBrowser } from '../sandbox/browser/launch.ts';
import type { Page } from '../sandbox/browser/page.ts';
import type { Session } from '../sandbox/browser/session.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import { inboxAddress, ticketAddress } from '../sandbox/responso/addresses.ts';
import type { Layout } from '../sandbox/responso/preferences.ts';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import type { Ticket } from '../sandbox/shop/ticket.ts';
import { responsoUrl, startSandbox, token, type Sandbox } from '../sandbox/start.ts';
import { build, stopWith } from './build.ts';
import { record } from './record.ts';

/** The languages of the texts: for the browser, for the helpdesk, and what the files are called. */
const languages = [
  { browser: 'en', helpdesk: 'en', name: 'en' },
  { browser: 'pl', helpdesk: 'pl', name: 'pl' },
  { browser: 'pt-BR', helpdesk: 'pt', name: 'pt_BR' },
] as const;
type Language = (typeof languages)[number];

/** A signed-in agent's browser. */
interface World {
  session: Session;
  sandbox: Sandbox;
  page: Page;
  language: Language;
}

/** Screenshots of both stores, CSS pixels. */
const size = { width: 1280, height: 800 };
const tailOfToken = `••••${token.slice(-4)}`;
const folder = join(import.meta.dirname, '../.output/store');

const executable = await ensureBrowser('chromium').catch(stopWith);
const extension = build('chromium');
const shop = generateShop({ seed: 1, orders: 2_000, tickets: 60, now: Math.floor(Date.now() / 1000) });
const [first, second] = pickTickets();

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const language of languages) await inBrowser(language, photograph);
process.exit(0);

/** Starts the sandbox and a browser in one language, with a connected account, and signs in to the helpdesk. */
async function inBrowser(language: Language, run: (world: World) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ shop });
  sandbox.responso.settings.language = language.helpdesk;
  const session = await launchBrowser({
    kind: 'chromium',
    executable,
    extension,
    proxyPort: sandbox.proxy.port,
    certificate: sandbox.certificate,
    headless: true,
    language: language.browser,
  });
  try {
    const options = await session.openExtensionPage('options.html');
    await options.type('input[name=token]', token);
    await options.click('button[type=submit]');
    await options.waitUntil((tail) => document.body.innerText.includes(tail), tailOfToken);
    await waitFor('all orders', () => sandbox.base.requests(token).length > 20, 120);
    await options.close();
    const page = await session.openPage(`${responsoUrl}/login`);
    await page.resize(size.width, size.height);
    await page.type('input[type=email]', 'kuba@example.com');
    await page.type('input[type=password]', 'anything');
    await page.press('Enter');
    await page.waitUntil(() => !location.pathname.startsWith('/login'));
    await run({ session, sandbox, page, language });
  } finally {
    await session.close();
    await sandbox.close();
  }
}

/** Two tickets that name their order: it is open in the panel. */
function pickTickets(): [Ticket, Ticket] {
  const [one, other] = shop.tickets.filter(
    ({ truth }) => truth.by === 'number' && truth.orderIds.length === 1,
  );
  return one && other ? [one, other] : stopWith('Too few tickets of the sandbox name one order.');
}

/** Takes the screenshots of one language, and for English the recording and the tile. */
async function photograph({ session, sandbox, page, language }: World): Promise<void> {
  const shoot = async (of: Page, name: string) => {
    await of.screenshot(join(folder, `${language.name}-${name}.png`));
    console.log(`Saved .output/store/${language.name}-${name}.png`);
  };
  const { settings } = sandbox.responso;

  await openTicket(page, 'semantic', first);
  await shoot(page, '1-orders-beside-the-ticket');
  await chooseStatus(page);
  await shoot(page, '2-change-a-status');
  Object.assign(settings, { theme: 'dark' });
  await page.navigate('about:blank');
  await openTicket(page, 'narrow', second);
  await shoot(page, '3-dark');
  Object.assign(settings, { theme: 'light' });

  const options = await session.openExtensionPage('options.html');
  await options.resize(size.width, size.height);
  await options.waitUntil((tail) => document.body.innerText.includes(tail), tailOfToken);
  await waitUntilStill(options);
  await shoot(options, '4-settings');
  await options.close();
  if (language.name !== 'en') return;

  await page.navigate(`${responsoUrl}${inboxAddress('semantic', { filter: 'all', query: '' })}`);
  await record(session, page, join(folder, 'recording.webm'), async () => {
    for (const ticket of [first, second]) {
      await page.click(`a[href="${ticketAddress('semantic', ticket.id)}"]`);
      await waitForOrder(page, ticket);
      await pause(1_500);
      await chooseStatus(page);
      await pause(1_500);
      await page.evaluate(() => history.back());
      await pause(1_000);
    }
  });
  console.log('Saved .output/store/recording.webm');
  await shootTile(session);
}

/** The small tile for Chrome's store: the icon and the name on the icon's colour. */
async function shootTile(session: Session): Promise<void> {
  const icon = await readFile(join(import.meta.dirname, '../public/icon/128.png'), 'base64');
  const tile = await session.openPage('about:blank');
  await tile.resize(440, 280);
  await tile.evaluate((picture) => {
    document.body.style.cssText =
      'display: grid; place-content: center; gap: 16px; justify-items: center; height: 100vh; margin: 0; background: #eef1fb; color: #1b2333; font: 600 32px system-ui';
    document.body.innerHTML = `<img src="data:image/png;base64,${picture}" width="112" height="112"><div>Sidecar</div>`;
    return document.querySelector('img')?.decode();
  }, icon);
  await tile.screenshot(join(folder, 'tile-440x280.png'));
  console.log('Saved .output/store/tile-440x280.png');
  await tile.close();
}

/** Opens a ticket and waits for its order in the panel. */
async function openTicket(page: Page, layout: Layout, ticket: Ticket): Promise<void> {
  await page.navigate(`${responsoUrl}${ticketAddress(layout, ticket.id)}`);
  await waitForOrder(page, ticket);
  await waitUntilStill(page);
}

/** Some designs draw their column again, and the height of our frames follows their content. */
async function waitUntilStill(page: Page): Promise<void> {
  let before = '';
  await waitFor('the page to stand still', async () => {
    const now = Buffer.from(await page.capture()).toString('base64');
    const isStill = now === before;
    before = now;
    return isStill;
  });
}

async function waitForOrder(page: Page, { truth }: Ticket): Promise<void> {
  const order = `#${truth.orderIds[0]}`;
  await waitFor(`order ${order} in the panel`, async () => {
    const panel = await page.frame('/order-panel.html');
    return (await panel.textOnce([order])).includes(order);
  });
}

/** Opens the list of statuses in the panel and takes the first that is not the order's. */
async function chooseStatus(page: Page): Promise<void> {
  const panel = await page.frame('/order-panel.html');
  await panel.click('.select');
  const other = '[role=option]:not([aria-selected=true])';
  await panel.waitUntil((option) => document.querySelector(option) !== null, other);
  // By its name: an option under the mouse counts as selected.
  const name = await panel.evaluate((option) => document.querySelector(option)?.textContent.trim(), other);
  await panel.click('[role=option]', name);
}
