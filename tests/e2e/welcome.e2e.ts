import { expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { inboxAddress } from '../../sandbox/responso/addresses.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import { openBase } from './base-panel.ts';
import { packedExtension } from './packed-extension.ts';
import { itOnce, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** From the packages for the stores: what a newcomer installs. */
const world = useWorld({ prepare: packedExtension });

it('leads a newcomer to the first order beside a ticket with 6 clicks at most and one paste', async () => {
  // Open before the installation, as agents keep it open all day.
  const responso = await world.signIn();
  await responso.navigate(`${responsoUrl}${inboxAddress('semantic', { filter: 'all', query: '' })}`);
  await copyTokenInBase();

  const welcome = await world.session.findPage('welcome.html');
  await welcome.waitForText('stay in this browser');
  await welcome.evaluate(countActs);
  await welcome.click('a', 'Get started');
  await welcome.waitForText('Create a token for Sidecar');
  await welcome.waitUntil(() => document.activeElement?.getAttribute('name') === 'token');
  await welcome.paste();
  await welcome.click('button', 'Connect Base');
  await welcome.waitForText('Your first orders');
  await welcome.waitUntil(() => /[1-9]\d* orders/.test(document.body.innerText));
  await welcome.click('button', 'Open Responso');
  await responso.waitUntil(() => document.visibilityState === 'visible');
  // The welcome page asks for a reload, because Chrome does not inject content scripts into pages that were open
  // before.
  await responso.reload();
  await responso.evaluate(countActs);
  const ticket = ticketFoundBy(world.shop, 'number');
  await responso.click(`a[href="/tickets/${ticket.id}"]`);
  await waitForPanel(responso, `#${String(ticket.truth.orderIds[0])}`);

  const inWelcome = await actsIn(welcome);
  const inResponso = await actsIn(responso);
  // Also count the reload, which is a click on a button of the browser.
  expect(inWelcome.clicks + 1 + inResponso.clicks).toBeLessThanOrEqual(6);
  expect(inWelcome).toMatchObject({ pastes: 1, keys: 0 });
  expect(inResponso).toMatchObject({ pastes: 0, keys: 0 });
});

itOnce('says that a token was not copied whole, and goes back a step with the browser', async () => {
  const welcome = await world.session.openExtensionPage('welcome.html');
  await welcome.click('a', 'Get started');
  await welcome.type('input[name=token]', token.slice(0, -1));
  await welcome.click('button', 'Connect Base');
  await welcome.waitForText('Check that you copied all of it');
  await welcome.evaluate(() => {
    history.back();
  });
  await welcome.waitForText('stay in this browser');
  await welcome.close();
});

/** Copies the token on a page of Base, as a user does who has just created it. */
async function copyTokenInBase(): Promise<void> {
  const base = await openBase(world, '/orders.php');
  await base.evaluate((text) => {
    const button = document.createElement('button');
    button.id = 'copy-token';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text).then(() => (button.textContent = 'Copied'));
    });
    // Above everything else at the top of the page.
    button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999';
    document.body.append(button);
  }, token);
  await base.click('#copy-token');
  await base.waitForText('Copied', '#copy-token');
  await base.close();
}

/** Runs in a page: counts the user's actions from now on. */
function countActs(): void {
  const { dataset } = document.documentElement;
  const count = (name: string, more = 1) => (dataset[name] = String(Number(dataset[name] ?? 0) + more));
  for (const name of ['clicks', 'pastes', 'keys']) count(name, 0);
  addEventListener('click', ({ isTrusted }) => isTrusted && count('clicks'), true);
  addEventListener('paste', ({ isTrusted }) => isTrusted && count('pastes'), true);
  // Ctrl and V count as the paste.
  addEventListener('keydown', ({ key }) => !['Control', 'Meta', 'v'].includes(key) && count('keys'), true);
}

/** The counts of a page. */
async function actsIn(page: Page): Promise<{ clicks: number; pastes: number; keys: number }> {
  return await page.evaluate(() => {
    const { clicks, pastes, keys } = document.documentElement.dataset;
    if (clicks === undefined) throw new Error('Nothing is counted in this page');
    return { clicks: Number(clicks), pastes: Number(pastes), keys: Number(keys) };
  });
}
