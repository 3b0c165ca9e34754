import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { token } from '../../sandbox/start.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import {
  openTicket,
  pressInPanel,
  setSwitch,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
} from './world.ts';

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

it('offers no action that was switched off, and offers it again at once', async () => {
  await openTicket(page, world.sandbox, ticketFoundBy(world.shop, 'number'));
  await waitForPanel(page, 'Status', 'Insert');
  const canChange = async () =>
    (await page.frame('/order-panel.html')).evaluate(
      () => document.querySelector('button[aria-labelledby]') !== null,
    );
  await waitFor('the status button', canChange);
  await setSwitch(options, 'offersStatus', false);
  await waitFor('no status button', async () => !(await canChange()));
  await setSwitch(options, 'offersInserts', false);
  await waitUntilGone(page, 'Insert');
  await setSwitch(options, 'offersStatus', true);
  await setSwitch(options, 'offersInserts', true);
  await waitFor('the status button', canChange);
  await waitForPanel(page, 'Insert');
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
