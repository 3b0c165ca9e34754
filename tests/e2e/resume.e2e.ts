import { expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { token } from '../../sandbox/start.ts';
import { openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** Requests after which the background is ended. The whole history takes about 40. */
const stops = randomCounts(4);
/** Requests after which the browser is killed. */
const kill = 8;

const world = useWorld({ orders: 3_000 });
const all = `${new Intl.NumberFormat('en').format(world.shop.orders.length)} orders`;
const sent = () => world.sandbox.base.requests(token);

let options: Page;

it('is still connected after the browser was killed, and goes on', async () => {
  world.sandbox.base.faults.switchOn({ kind: 'slow', delay: 80 });
  await world.connect();
  await waitFor(`request ${kill}`, () => sent().length >= kill);
  await world.killAndRestart();
  options = await world.session.openExtensionPage('options.html');
  await options.waitForText('••••0042', 'article');
  await waitFor('another request', () => sent().length > kill);
});

it(`brings every order, none twice, and repeats one request a stop at most (${stops.join(', ')})`, async () => {
  world.sandbox.base.faults.switchOn({ kind: 'slow', delay: 80 });
  for (const count of stops) {
    await waitFor(`request ${count}`, () => sent().length >= count);
    await world.session.stopBackground();
    await options.reload();
  }
  await options.waitForText('Up to date since', 'article', 40);
  await options.waitForText(all, 'article');
  const asked = sent().map(({ method, parameters }) => JSON.stringify([method, parameters]));
  const repeated = asked.length - new Set(asked).size;
  expect(repeated).toBeLessThanOrEqual(stops.length + 1);
  expect(sent().flatMap(({ error }) => error ?? [])).toEqual([]);
});

it('finds an order of the helpdesk with what it has kept', async () => {
  const ticket = ticketFoundBy(world.shop, 'number');
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${ticket.truth.orderIds[0]}`);
});

/** Ascending, from 10 to 33. */
function randomCounts(length: number): number[] {
  return Array.from({ length }, () => 10 + Math.floor(Math.random() * 24)).sort((a, b) => a - b);
}
