import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
} from 'vitest';
import { ensureBrowser } from '../../sandbox/browser/install.ts';
import { launchBrowser } from '../../sandbox/browser/launch.ts';
import type { Page } from '../../sandbox/browser/page.ts';
import type { LaunchOptions, Session } from '../../sandbox/browser/session.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { generateShop } from '../../sandbox/shop/generate-shop.ts';
import type { Shop } from '../../sandbox/shop/shop.ts';
import type { Ticket } from '../../sandbox/shop/ticket.ts';
import { responsoUrl, startSandbox, token, type Sandbox } from '../../sandbox/start.ts';
import { copyExtension, giveBack, lendBrowser, type LentBrowser } from './lent-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    kind: 'chromium' | 'firefox';
  }
}

/** A test of what no browser does differently: it runs in Chromium only. */
export function itOnce(name: string, run: () => Promise<void>): void {
  if (inject('kind') === 'chromium') it(name, run);
}

/** The same for a group of tests. */
export function describeOnce(name: string, run: () => void): void {
  if (inject('kind') === 'chromium') describe(name, run);
}

/** The built extension in a running browser, and its sandbox. */
export interface World {
  sandbox: Sandbox;
  session: Session;
  shop: Shop;
  /** The browser's download folder. */
  downloads: string;
  /** Connects the account in the options page as a user does, and waits until its first orders are there. */
  connect: () => Promise<Page>;
  /** Signs in to the helpdesk, or to another one. */
  signIn: (url?: string) => Promise<Page>;
  /** Clears the request budget, as if a minute had passed since the last request. */
  passMinute: () => Promise<void>;
  /** Kills the browser and starts it again with the same profile. */
  killAndRestart: () => Promise<void>;
}

/**
 * Starts a world for the tests of one file and closes it after them. After each test, checks that there was no uncaught
 * error in any context.
 */
export function useWorld({
  orders = 300,
  tickets = 40,
  seed = 7,
  colorScheme = 'light',
  language,
  http2 = false,
  profileIn = tmpdir,
  reachesLoopback = false,
  kind = inject('kind'),
  beside,
  isKilled = false,
  prepare,
}: {
  orders?: number;
  tickets?: number;
  seed?: number;
  colorScheme?: 'light' | 'dark';
  /** The browser's language. Default: its own. */
  language?: string;
  /** All sites answer over HTTP/2. */
  http2?: boolean;
  /** The folder in which the browser's profile is. */
  profileIn?: () => string;
  /** The browser reaches other servers on this computer, such as a team's. */
  reachesLoopback?: boolean;
  /** Default: the browser of the project. */
  kind?: 'chromium' | 'firefox';
  /** Another world, set up before: both browsers have its shop, Base and helpdesk. */
  beside?: World;
  /** The test kills the browser. */
  isKilled?: boolean;
  /** Changes the built extension, and returns the folder of the result. */
  prepare?: (built: string) => Promise<string>;
} = {}): World {
  const shop = beside?.shop ?? generateShop({ seed, orders, tickets, now: Math.floor(Date.now() / 1000) });
  /** A world without special options borrows a browser, which the next file uses again. */
  const isLent =
    !language && !isKilled && !reachesLoopback && !beside && colorScheme === 'light' && profileIn === tmpdir;
  let lent: LentBrowser | undefined;
  let extension: string;
  let sandbox: Sandbox;
  let session: Session;
  let profile: string;
  let downloads: string;
  let launch: LaunchOptions;
  /** How many uncaught errors of this session have failed a test already. Each fails one test only. */
  let reported = 0;
  /** A page of the extension for direct access to its database. Exists once an account is connected. */
  let aside: Page | undefined;

  const startOwnBrowser = async () => {
    sandbox = beside?.sandbox ?? (await startSandbox({ shop, http2 }));
    profile = await mkdtemp(join(profileIn(), 'sidecar-e2e-'));
    downloads = await mkdtemp(join(tmpdir(), 'sidecar-downloads-'));
    launch = {
      kind,
      executable: await ensureBrowser(kind),
      extension,
      proxyPort: sandbox.proxy.port,
      certificate: sandbox.certificate,
      headless: true,
      reachesLoopback,
      colorScheme,
      ...(language && { language }),
      downloads,
      userDataDir: profile,
    };
    session = await launchBrowser(launch);
  };
  const borrowBrowser = async () => {
    lent = await lendBrowser(kind, extension);
    ({ session, downloads } = lent);
    reported = session.uncaught.length;
    sandbox = await startSandbox({ shop, http2, way: lent.way });
  };
  beforeAll(async () => {
    const built = join(
      import.meta.dirname,
      '../../.output',
      kind === 'firefox' ? 'firefox-mv3' : 'chrome-mv3',
    );
    extension = await (prepare ?? copyExtension)(built);
    await (isLent ? borrowBrowser() : startOwnBrowser());
    // This page opens once Sidecar is installed. If it comes to the front during a click, the click hangs for seconds.
    await session.findPage('welcome.html');
  });
  // Requests of the last minute no longer count. A block by Base stays.
  const passMinute = async () => {
    // This page is closed when the extension is reloaded.
    await aside?.evaluate(changeRecords, 'budgets', { sent: [] }).catch(() => (aside = undefined));
  };
  // Tests send more requests in a minute than any agent, so each starts as if a minute had passed.
  beforeEach(passMinute);
  afterEach(() => {
    sandbox.base.faults.clear();
    const uncaught = session.uncaught.slice(reported);
    reported += uncaught.length;
    expect(uncaught).toEqual([]);
  });
  afterAll(async () => {
    if (lent) giveBack(lent);
    else {
      await session.close();
      for (const folder of [profile, downloads])
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    if (!beside) await sandbox.close();
    if (!prepare) await rm(extension, { recursive: true, force: true });
  });

  return {
    shop,
    get downloads() {
      return downloads;
    },
    get sandbox() {
      return sandbox;
    },
    get session() {
      return session;
    },
    connect: async () => {
      aside ??= await session.openExtensionPage('icon/16.png');
      const options = await session.openExtensionPage('options.html');
      await options.type('input[name=token]', token);
      await options.click('button[type=submit]');
      await options.waitForText('••••0042');
      await options.waitUntil(() => !/\b0 orders/.test(document.body.innerText));
      return options;
    },
    signIn: async (url = responsoUrl) => {
      const page = await session.openPage(`${url}/login`);
      // Not by keys: what Sidecar does while an agent signs in is tested in the inbox.
      await page.evaluate(() => {
        for (const [type, text] of [
          ['email', 'kuba@example.com'],
          ['password', 'x'],
        ]) {
          const field = document.querySelector<HTMLInputElement>(`input[type=${String(type)}]`);
          if (field) field.value = String(text);
        }
        document.querySelector('form')?.requestSubmit();
      });
      await page.waitUntil(() => !location.pathname.startsWith('/login'));
      return page;
    },
    passMinute,
    killAndRestart: async () => {
      await session.kill();
      aside = undefined;
      session = await launchBrowser(launch);
      reported = 0;
    },
  };
}

/** Opens a ticket's address in the current layout of the helpdesk. */
export async function openTicket(page: Page, sandbox: Sandbox, ticket: Ticket): Promise<void> {
  await page.navigate(`${responsoUrl}${ticketAddress(sandbox.responso.settings.layout, ticket.id)}`);
}

/**
 * Waits until the helpdesk has drawn all of a ticket. A helpdesk that redraws its column removes the panel, and a click
 * at that moment is lost.
 */
export async function waitUntilDrawn(page: Page): Promise<void> {
  await page.waitUntil(() => performance.getEntriesByName('drawn').length > 0);
}

/** Navigates as the helpdesk itself does: the address changes without a reload. */
export async function goInApp(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    if (to.includes('#')) location.hash = to.slice(to.indexOf('#'));
    else {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }
  }, address);
}

/** The first ticket whose orders the panel must find by this kind of key. */
export function ticketFoundBy(shop: Shop, by: Ticket['truth']['by']): Ticket {
  const ticket = shop.tickets.find(({ truth }) => truth.by === by);
  if (!ticket) throw new Error(`The shop has no ticket found by ${by}`);
  return ticket;
}

/**
 * The current text of the order panel. The frame may be recreated at any time, so this waits for one; '' if none comes.
 */
export async function panelText(page: Page): Promise<string> {
  try {
    return await (await page.frame('/order-panel.html')).evaluate(() => document.body.innerText);
  } catch {
    return '';
  }
}

/** True if the page has an order panel now. */
export async function hasPanel(page: Page): Promise<boolean> {
  return (await page.frameAddresses()).some((url) => url.includes('/order-panel.html'));
}

/** Waits until the order panel shows a text, and returns all its text. */
export async function waitForPanel(page: Page, ...texts: string[]): Promise<string> {
  let last = '';
  try {
    return await waitFor('the order panel', async () => {
      last = await (await page.frame('/order-panel.html')).textOnce(texts);
      return texts.every((wanted) => last.includes(wanted)) && last;
    });
  } catch (cause) {
    throw new Error(`The order panel never said "${texts.join('", "')}", but at last:\n${last}`, { cause });
  }
}

/** Delays the helpdesk's answers (ms) until the end of the test. */
export function delayHelpdesk({ sandbox }: World, delay: number | (() => number)): void {
  const { settings } = sandbox.responso;
  const before = settings.delay;
  onTestFinished(() => void (settings.delay = before));
  settings.delay = delay;
}

/** Waits until the order panel has text, but not this one. Its frame may be recreated meanwhile. */
export async function waitUntilGone(page: Page, ...texts: string[]): Promise<void> {
  await waitFor(`the panel to stop saying ${texts.join(', ')}`, async () => {
    const said = await panelText(page);
    return said !== '' && !texts.some((text) => said.includes(text));
  });
}

/** Waits until no control of the panel moves, so that a click does not hit the wrong one. */
export async function waitUntilStill(page: Page): Promise<void> {
  const places: string[] = [];
  await waitFor('the panel to stand still', async () => {
    const inFrame = await (
      await page.frame('/order-panel.html')
    ).evaluate(() =>
      Array.from(document.querySelectorAll('button'), (control) => control.getBoundingClientRect()),
    );
    const inPage = await page.evaluate(() =>
      document.querySelector('sidecar-orders')?.getBoundingClientRect(),
    );
    places.push(JSON.stringify([inFrame, inPage]));
    const last = places.slice(-8);
    return last.length === 8 && new Set(last).size === 1;
  });
}

/** Presses a button of the order panel. */
export async function pressInPanel(page: Page, text: string): Promise<void> {
  await (await page.frame('/order-panel.html')).click('button', text);
}

/** Presses a button of the order panel that has only an icon. */
export async function pressRefresh(page: Page): Promise<void> {
  await (await page.frame('/order-panel.html')).click('button[aria-label^="Get the latest"]');
}

/** Sets a switch in the settings. */
export async function setSwitch(options: View, name: string, isOn: boolean): Promise<void> {
  await options.click(`input[name=${name}]`);
  await options.waitUntil(
    (field, checked) => document.querySelector<HTMLInputElement>(`input[name=${field}]`)?.checked === checked,
    name,
    isOn,
  );
}

/** Chooses a file with this text in the only file field of a page. */
export async function loadFile(view: View, text: string): Promise<void> {
  await view.evaluate((content) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([content], 'file.json'));
    if (input) input.files = chosen.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

/** Runs in a page of the extension: changes each record of a store in its database, without announcing it. */
async function changeRecords(store: string, change: object): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('sidecar');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(opening.error?.message));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error(transaction.error?.message));
    const going = transaction.objectStore(store).openCursor();
    going.onsuccess = () => {
      const cursor = going.result;
      if (!cursor) return;
      cursor.update({ ...cursor.value, ...change });
      cursor.continue();
    };
  });
  db.close();
}
