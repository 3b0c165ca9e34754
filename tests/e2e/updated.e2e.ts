import { inject, it } from 'vitest';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { goInApp, openTicket, panelText, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** In the extension's pages; Firefox has it too. */
declare const chrome: { runtime: { reload: () => void } };

const world = useWorld({ orders: 60 });

it('a page that stayed open while Sidecar was updated goes on with the new one, or asks to be reloaded', async () => {
  const [named, other] = [ticketFoundBy(world.shop, 'number'), ticketFoundBy(world.shop, 'nothing')];
  const order = `#${String(named.truth.orderIds[0])}`;
  const addressOf = ({ id }: typeof named) => ticketAddress(world.sandbox.responso.settings.layout, id);
  const page = await world.signIn();
  const options = await world.connect();
  await openTicket(page, world.sandbox, named);
  await waitForPanel(page, order);
  // The page that asks for it goes with it.
  await options.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
  if (inject('kind') === 'chromium')
    await waitFor('the former panel to go', async () => (await panelText(page)) === '');
  await goInApp(page, addressOf(other));
  await goInApp(page, addressOf(named));
  // Firefox puts the new script into pages that are open.
  if (inject('kind') === 'firefox') await waitForPanel(page, order);
  // What Sidecar says stands in a closed root. The page's column has been drawn anew, and it must be there all the same.
  else await page.waitUntil(() => document.querySelector(':root > sidecar-orders')?.checkVisibility());
});
