import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, pressInPanel, setSwitch, useWorld, waitForPanel } from './world.ts';

const world = useWorld();
let options: Page;
let page: Page;

beforeAll(async () => {
  options = await world.connect();
  await options.waitForText('Up to date since');
  await options.navigate(`${world.session.extensionUrl}options.html#panel`);
  page = await world.signIn();
});

it('leaves it to the agent to ask Base, once that is switched off', async () => {
  const stranger = world.shop.tickets.find(
    ({ truth, requester }) => truth.by === 'nothing' && requester.email,
  );
  if (!stranger) throw new Error('The shop has no stranger with an e-mail');
  const asked = () =>
    world.sandbox.base.requests(token).flatMap(({ parameters }) => parameters['filter_email'] ?? []);
  await setSwitch(options, 'asksBase', false);
  await openTicket(page, world.sandbox, stranger);
  await waitForPanel(page, 'No order found', 'Search Base');
  expect(asked()).toEqual([]);
  await pressInPanel(page, 'Search Base');
  const said = await waitForPanel(page, 'Searched Base for');
  expect(said).not.toContain('Search Base');
  expect(asked()).toEqual([stranger.requester.email]);
});

it('moves to the edge of the window if the user wants that, and back to the column', async () => {
  await page.waitUntil(() => !document.querySelector(':root > sidecar-orders'));
  await setSwitch(options, 'isDocked', true);
  await page.waitUntil(() => document.querySelector(':root > sidecar-orders'));
  await page.reload();
  await page.waitUntil(() => document.querySelector(':root > sidecar-orders'));
  await setSwitch(options, 'isDocked', false);
  await page.waitUntil(
    () => document.querySelector('sidecar-orders') && !document.querySelector(':root > sidecar-orders'),
  );
  await waitForPanel(page, 'Base orders');
});
