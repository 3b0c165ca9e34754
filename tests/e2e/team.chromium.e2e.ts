import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import type { Order } from '../../sandbox/shop/shop.ts';
import { joinTeam, makeTeam } from '../../sandbox/team/enter-team.ts';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';
import { token } from '../../sandbox/start.ts';
import {
  openTicket,
  panelText,
  pressInPanel,
  pressRefresh,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilGone,
  waitUntilStill,
  type World,
} from './world.ts';

/** Two agents of one shop, in two browsers: Anna's is Chromium, Bert's is Firefox. */
const anna = useWorld({ reachesLoopback: true });
const bert = useWorld({ kind: 'firefox', beside: anna, reachesLoopback: true });
const ticket = ticketFoundBy(anna.shop, 'number');
const [orderId = 0] = ticket.truth.orderIds;
const order = findOrder(({ order_id }) => order_id === orderId);
/** Another buyer's, which is linked by hand. */
const foreignId = findOrder(({ email }) => email && email !== order.email).order_id;
/** Base gets the first of these orders while both look at the ticket, the second while Anna's browser dies. */
const [added, late] = [orderId + 40_000_000, orderId + 50_000_000];
let nats: Nats;
/** The open ticket, at each of them. */
let annas: Page;
let berts: Page;

const asked = () => anna.sandbox.base.requests(token).map(({ method }) => method);

beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.close());

it('one makes a team in the options; the other joins by one paste, and has the orders without a request to Base', async () => {
  const accounts = await anna.connect();
  await accounts.waitForText('Up to date since');
  await accounts.waitForText(`${anna.shop.orders.length} orders`);
  const team = { server: nats.address, teamName: 'Kubki', memberName: 'Anna' };
  const { page: making, invite } = await makeTeam(anna.session, team);
  const before = asked().length;
  await joinTeam(bert.session, invite, 'Bert');
  await making.waitForText('Bert');
  const bertsAccounts = await bert.session.openExtensionPage('options.html');
  await bertsAccounts.waitForText(`${anna.shop.orders.length} orders`);
  berts = await open(bert);
  // Nobody has looked at this order's parcels yet, so the panel that shows it asks for them. Nothing else is asked.
  expect(
    asked()
      .slice(before)
      .filter((method) => method !== 'getOrderPackages'),
  ).toEqual([]);
});

it('an order, a status, a link and a dismissal of one stand on the other’s open panel', async () => {
  annas = await open(anna);
  await waitForPanel(annas, 'Bert is looking at this ticket too');
  await waitForPanel(berts, 'Anna is looking at this ticket too');
  addToBase(added);
  await pressRefresh(annas);
  for (const page of [annas, berts]) await waitForPanel(page, `#${added}`);

  await waitUntilStill(annas);
  const annasPanel = await annas.frame('/order-panel.html');
  await annasPanel.click(`${cardOf(orderId)} .select`);
  await annasPanel.click('[role=option]', 'Zwrot');
  await annasPanel.click('button', 'Change status');
  await waitForPanel(annas, 'Changed from');
  const bertsPanel = await berts.frame('/order-panel.html');
  await waitFor('the status', async () =>
    (await bertsPanel.text(`${cardOf(orderId)} .select`)).includes('Zwrot'),
  );

  await waitUntilStill(berts);
  await bertsPanel.click(`${cardOf(added)} footer button:last-child`);
  await waitForPanel(berts, 'Show again');
  await waitForPanel(annas, 'Show again');

  await bertsPanel.click('button[aria-label="Search orders"]');
  await bertsPanel.type('input[type=search]', `#${foreignId}`);
  await waitForPanel(berts, 'Link to this ticket');
  await waitUntilStill(berts);
  await pressInPanel(berts, 'Link to this ticket');
  await waitForPanel(berts, 'Linked manually');
  await waitForPanel(annas, 'Linked manually');
});

it('one is killed while it syncs; the other takes over with what the first never got', async () => {
  // Anna connected the account, so it is she who syncs.
  anna.sandbox.base.faults.switchOn({ kind: 'hang', method: 'getOrders', isCarriedOut: true });
  addToBase(late);
  const before = asked().length;
  const storedBefore = await nats.countStored();
  await pressRefresh(annas);
  // Her panel asks for orders too. Only the sync reads the journals, and tells the team that its cycle goes on.
  await waitFor('Anna’s sync to have read a journal', () =>
    asked().slice(before).includes('getOrderReturnJournalList'),
  );
  await waitFor('the team to hear of it', async () => (await nats.countStored()) > storedBefore);
  await anna.session.kill();
  anna.sandbox.base.faults.clear();
  // The server frees her turn 25 s after she last kept it. 45 s is what the design promises.
  await waitFor('Bert to sync in her place', async () => (await panelText(berts)).includes(`#${late}`), 45);
  await anna.killAndRestart();
  annas = await open(anna);
  await waitForPanel(annas, `#${late}`, 'Linked manually');
}, 120_000);

it('without the server both go on and say so; what is done meanwhile arrives once it is back', async () => {
  await nats.kill();
  const away = 'The server of your team has been out of reach since';
  for (const page of [annas, berts]) await waitForPanel(page, away, `#${orderId}`);
  await pressInPanel(berts, 'Unlink');
  await waitUntilGone(berts, 'Linked manually');
  await nats.restart();
  await waitFor(
    'both to have the server and each other again',
    async () => {
      const said = [await panelText(annas), await panelText(berts)];
      return said.every((text) => text !== '' && !text.includes(away) && !text.includes('Linked manually'));
    },
    60,
  );
});

/** Opens the ticket in a browser that has not signed in to the helpdesk yet. */
async function open(world: World): Promise<Page> {
  const page = await world.signIn();
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${orderId}`);
  return page;
}

/** Base gets another order of this buyer. */
function addToBase(id: number): void {
  const now = Math.floor(Date.now() / 1000);
  anna.sandbox.base.account(token).addOrder({ ...order, order_id: id, date_add: now, date_confirmed: now });
}

function findOrder(isWanted: (order: Order) => unknown): Order {
  const found = anna.shop.orders.find(isWanted);
  if (!found) throw new Error('The shop has no such order');
  return found;
}

/** The selector of an order's card. */
function cardOf(id: number): string {
  return `article[aria-label="#${id}"]`;
}
