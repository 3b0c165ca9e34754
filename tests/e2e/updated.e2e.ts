import { rm } from 'node:fs/promises';
import { afterAll, expect, inject, it } from 'vitest';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { ticketAddress } from '../../sandbox/responso/addresses.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { copyWithOpenRoots } from './open-roots.ts';
import { goInApp, hasPanel, openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { runtime: { reload: () => void } };

let copy = '';
const world = useWorld({ orders: 60, prepare: async (built) => (copy = await copyWithOpenRoots(built)) });

afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
});

it('a page that stayed open during an update of Sidecar uses the new version, or asks to be reloaded', async () => {
  const [named, other] = [ticketFoundBy(world.shop, 'number'), ticketFoundBy(world.shop, 'nothing')];
  const order = `#${String(named.truth.orderIds[0])}`;
  const addressOf = ({ id }: typeof named) => ticketAddress(world.sandbox.responso.settings.layout, id);
  const page = await world.signIn();
  const onList = await world.session.openPage(`${responsoUrl}/`);
  const options = await world.connect();
  await openTicket(page, world.sandbox, named);
  await waitForPanel(page, order);
  // The page that requests the reload is closed by it.
  await options.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
  if (inject('kind') === 'chromium')
    await waitFor('the former panel to go', async () => !(await hasPanel(page)));
  await goInApp(page, addressOf(other));
  await goInApp(page, addressOf(named));
  await goInApp(onList, addressOf(named));
  for (const each of [page, onList]) {
    // Firefox injects the new script into open pages.
    if (inject('kind') === 'firefox') await waitForPanel(each, order);
    // The page has redrawn its column, and the panel must still be there.
    else {
      const said = await each.waitUntil(() => {
        const note = document
          .querySelector(':root > sidecar-orders')
          ?.shadowRoot?.querySelector('[role=alert]');
        return note?.checkVisibility() && note.textContent;
      });
      expect(said).toBe('Sidecar has been updated. Reload this page to continue.Reload page');
    }
  }
});
