/**
 * `npm run demo`: opens the built extension, connected, on a ticket with its order. Base and Responso are stand-ins on
 * this machine.
 *
 *   -- --headless           without a window: check the plain layouts, save screenshots to .demo/, exit 0 only if the
 *                           panel showed the order (the default if there is no display)
 *   -- --browser firefox    in Firefox instead of Chromium
 *   -- --samples DIR        with captured answers (getOrders__*.json) as the account's orders
 *   -- --team               two agents in one team: Chromium, Firefox and a real nats-server
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { launchBrowser } from '../sandbox/browser/launch.ts';
import type { Page } from '../sandbox/browser/page.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import { ticketAddress } from '../sandbox/responso/addresses.ts';
import { LAYOUTS } from '../sandbox/responso/preferences.ts';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import { loadSamples } from '../sandbox/shop/load-samples.ts';
import type { Shop } from '../sandbox/shop/shop.ts';
import { responsoUrl, startSandbox, token } from '../sandbox/start.ts';
import { build, stopWith } from './build.ts';
import { showTeam } from './demo-team.ts';

const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    browser: { type: 'string', default: 'chromium' },
    samples: { type: 'string' },
    team: { type: 'boolean', default: false },
  },
});
const { samples } = values;
const kind = values.browser === 'firefox' ? 'firefox' : 'chromium';
if (kind !== values.browser) stopWith(`--browser is chromium or firefox, not ${values.browser}.`);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const headless = values.headless || !hasDisplay;
if (values.team) process.exit((await showTeam(headless)) ? 0 : 1);
const shots = join(import.meta.dirname, '../.demo', kind);

const executable = await ensureBrowser(kind).catch(stopWith);
const extension = build(kind);

const shop = makeShop();
const ticket = shop.tickets.find(({ truth }) => truth.orderIds.length > 0);
if (!ticket) stopWith('None of these orders has anything that a ticket could be matched by.');
const order = `#${ticket.truth.orderIds[0]}`;

const sandbox = await startSandbox({ shop });
const session = await launchBrowser({
  kind,
  executable,
  extension,
  proxyPort: sandbox.proxy.port,
  certificate: sandbox.certificate,
  headless,
});
await rm(shots, { recursive: true, force: true });
await mkdir(shots, { recursive: true });

let failed: unknown;
try {
  await walk();
} catch (thrown) {
  failed = thrown;
}
for (const error of session.uncaught) console.error(`Uncaught: ${error}`);
if (failed) console.error(failed);
const isGood = !failed && session.uncaught.length === 0;
if (!headless && isGood) {
  console.log('The browser is yours. Close it, or press Ctrl+C here, to end the demo.');
  await session.ended;
}
await session.close();
await sandbox.close();
console.log(isGood ? `Seen: order ${order} beside ticket ${ticket.id}.` : 'The demo did not get there.');
process.exit(isGood ? 0 : 1);

function makeShop(): Shop {
  const now = Math.floor(Date.now() / 1000);
  if (!samples) return generateShop({ seed: 1, orders: 5_000, tickets: 60, now });
  try {
    return loadSamples(resolve(process.env['INIT_CWD'] ?? '.', samples), { now });
  } catch (thrown) {
    return stopWith(thrown);
  }
}

/** Does what a new user does: connects the account, signs in to the helpdesk, opens a ticket. */
async function walk(): Promise<void> {
  const options = await session.openExtensionPage('options.html');
  await options.waitForText('API token');
  await shoot(options, 'options-empty');
  await options.type('input[name=token]', token);
  await options.click('button[type=submit]');
  await options.waitForText(`••••${token.slice(-4)}`);
  await options.waitUntil(() => !/\b0 orders/.test(document.body.innerText));
  console.log(`Connected. Base has ${shop.orders.length.toLocaleString('en')} orders for this account.`);
  await shoot(options, 'options-connected');

  const page = await session.openPage(`${responsoUrl}/login`);
  await page.type('input[type=email]', 'kuba@example.com');
  await page.type('input[type=password]', 'anything');
  await page.press('Enter');
  await page.waitUntil(() => !location.pathname.startsWith('/login'));

  const settings = sandbox.responso.settings;
  // With a window, opens one ticket. Without, checks every layout and theme.
  const views = headless
    ? LAYOUTS.flatMap((layout) => (['dark', 'light'] as const).map((theme) => ({ layout, theme })))
    : [{ layout: 'semantic', theme: 'light' } as const];
  for (const { layout, theme } of views.toReversed()) {
    Object.assign(settings, { layout, theme });
    await page.navigate('about:blank');
    await page.navigate(`${responsoUrl}${ticketAddress(layout, ticket?.id ?? '')}`);
    let looks = 0;
    const said = await waitFor(
      `order ${order} in the panel (${layout}, ${theme})`,
      async () => {
        const panel = await page.frame('/order-panel.html');
        const text = await panel.evaluate(() => document.body.innerText);
        // Some layouts redraw their column after a second: wait until the order stays.
        looks = text.includes(order) ? looks + 1 : 0;
        return looks > 20 && text;
      },
      90,
    );
    await shoot(page, `ticket-${layout}-${theme}`);
    if (layout === 'semantic' && theme === 'light')
      console.log(`\nIn the panel:\n${said.replaceAll(/^/gm, '  ')}\n`);
  }
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!headless) return;
  await page.screenshot(join(shots, `${name}.png`));
  console.log(`Saved .demo/${kind}/${name}.png`);
}
