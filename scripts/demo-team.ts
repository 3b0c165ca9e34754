import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from '../sandbox/browser/install.ts';
import { launchBrowser } from '../sandbox/browser/launch.ts';
import type { Page } from '../sandbox/browser/page.ts';
import type { Session } from '../sandbox/browser/session.ts';
import { waitFor } from '../sandbox/browser/wait.ts';
import { ticketAddress } from '../sandbox/responso/addresses.ts';
import { generateShop } from '../sandbox/shop/generate-shop.ts';
import { responsoUrl, startSandbox, token } from '../sandbox/start.ts';
import { joinTeam, makeTeam } from '../sandbox/team/enter-team.ts';
import { startNats } from '../sandbox/team/start-nats.ts';
import { build, stopWith } from './build.ts';

const shots = join(import.meta.dirname, '../.demo/team');

/**
 * `npm run demo -- --team`: two agents of one shop, Anna in Chromium and Bert in Firefox, in one team on a real
 * `nats-server`, both on the same ticket.
 *
 * @returns true if each saw the order, and the other
 */
export async function showTeam(headless: boolean): Promise<boolean> {
  const shop = generateShop({ seed: 1, orders: 1_000, tickets: 60, now: Math.floor(Date.now() / 1000) });
  const ticket = shop.tickets.find(({ truth }) => truth.by === 'number');
  if (!ticket) stopWith('This shop has no ticket that names its order.');
  const order = `#${ticket.truth.orderIds[0]}`;
  const nats = await startNats().catch(stopWith);
  const sandbox = await startSandbox({ shop });

  const launch = async (kind: 'chromium' | 'firefox') =>
    launchBrowser({
      kind,
      executable: await ensureBrowser(kind).catch(stopWith),
      extension: build(kind),
      proxyPort: sandbox.proxy.port,
      certificate: sandbox.certificate,
      headless,
      reachesLoopback: true,
    });
  const anna = await launch('chromium');
  const bert = await launch('firefox');
  let failed: unknown;
  try {
    await walk();
  } catch (thrown) {
    failed = thrown;
  }
  const uncaught = [...anna.uncaught, ...bert.uncaught];
  for (const error of uncaught) console.error(`Uncaught: ${error}`);
  if (failed) console.error(failed);
  const isGood = !failed && uncaught.length === 0;
  if (!headless && isGood) {
    console.log('Both browsers are yours. Close one, or press Ctrl+C here, to end the demo.');
    await Promise.race([anna.ended, bert.ended]);
  }
  await Promise.all([anna.close(), bert.close()]);
  await sandbox.close();
  await nats.close();
  console.log(isGood ? `Seen: order ${order} by two members of a team.` : 'The demo did not get there.');
  return isGood;

  async function walk(): Promise<void> {
    await rm(shots, { recursive: true, force: true });
    await mkdir(shots, { recursive: true });
    const options = await anna.openExtensionPage('options.html');
    await options.type('input[name=token]', token);
    await options.click('button[type=submit]');
    await options.waitForText('Up to date since', 'article', 60);
    const team = { server: nats.address, teamName: 'Kubki', memberName: 'Anna' };
    const { invite } = await makeTeam(anna, team);
    console.log(`Anna has made a team on ${nats.address}, a real nats-server.`);
    const before = sandbox.base.requests(token).length;
    await shoot(await joinTeam(bert, invite, 'Bert'), 'team');
    const accounts = await bert.openExtensionPage('options.html');
    await accounts.waitForText('1,000 orders');
    const asked = sandbox.base.requests(token).length - before;
    console.log(
      `Bert has joined by one paste, and has 1,000 orders. Base was asked ${asked} times for them.`,
    );
    await accounts.close();
    const [annas, berts] = [await openTicket(anna), await openTicket(bert)];
    await seeOther(annas, 'Bert');
    await seeOther(berts, 'Anna');
    await shoot(annas, 'anna');
    await shoot(berts, 'bert');
  }

  async function openTicket(session: Session): Promise<Page> {
    const page = await session.openPage(`${responsoUrl}/login`);
    await page.type('input[type=email]', 'kuba@example.com');
    await page.type('input[type=password]', 'anything');
    await page.press('Enter');
    await page.waitUntil(() => !location.pathname.startsWith('/login'));
    await page.navigate(`${responsoUrl}${ticketAddress(sandbox.responso.settings.layout, ticket?.id ?? '')}`);
    return page;
  }

  /** Waits until the panel shows the order, and who else looks at the ticket. */
  async function seeOther(page: Page, name: string): Promise<void> {
    const wanted = `${name} is looking at this ticket too`;
    await waitFor(
      `order ${order} and "${wanted}" in the panel`,
      async () => {
        const panel = await page.frame('/order-panel.html');
        const text = await panel.evaluate(() => document.body.innerText);
        return text.includes(order) && text.includes(wanted);
      },
      90,
    );
    console.log(`In the panel beside order ${order}: ${wanted}.`);
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (!headless) return;
    await page.screenshot(join(shots, `${name}.png`));
    console.log(`Saved .demo/team/${name}.png`);
  }
}
