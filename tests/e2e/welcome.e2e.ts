import { expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { inboxAddress } from '../../sandbox/responso/addresses.ts';
import { responsoUrl, token } from '../../sandbox/start.ts';
import { ticketFoundBy, useWorld, waitForPanel } from './world.ts';

const world = useWorld();

it('leads a newcomer to the first order beside a ticket with 6 clicks at most and one paste', async () => {
  let clicks = 0;
  const click = async (page: Page, selector: string, text?: string) => {
    clicks += 1;
    await page.click(selector, text);
  };
  // Open all day, as agents have it.
  const responso = await world.signIn();
  await responso.navigate(`${responsoUrl}${inboxAddress('semantic', { filter: 'all', query: '' })}`);

  const welcome = await world.session.findPage('welcome.html');
  await welcome.waitForText('stay in this browser');
  await click(welcome, 'a', 'Start');
  await welcome.waitForText('Make a token for Sidecar');
  await welcome.waitUntil(() => document.activeElement?.getAttribute('name') === 'token');
  await welcome.typeHere(token);
  await click(welcome, 'button', 'Connect Base');
  await welcome.waitForText('Your first orders');
  await welcome.waitUntil(() => /[1-9]\d* orders/.test(document.body.innerText));
  await click(welcome, 'button', 'Open Responso');
  await responso.waitUntil(() => document.visibilityState === 'visible');
  // The welcome asks for it, because Chrome does not start an extension in pages that were open before.
  clicks += 1;
  await responso.reload();
  const ticket = ticketFoundBy(world.shop, 'number');
  await click(responso, `a[href="/tickets/${ticket.id}"]`);
  await waitForPanel(responso, `#${String(ticket.truth.orderIds[0])}`);
  expect(clicks).toBeLessThanOrEqual(6);
});

it('says that a token was not copied whole, and goes back a step with the browser', async () => {
  const welcome = await world.session.openExtensionPage('welcome.html');
  await welcome.click('a', 'Start');
  await welcome.type('input[name=token]', token.slice(0, -1));
  await welcome.click('button', 'Connect Base');
  await welcome.waitForText('Check that it was copied whole');
  await welcome.evaluate(() => {
    history.back();
  });
  await welcome.waitForText('stay in this browser');
  await welcome.close();
});
