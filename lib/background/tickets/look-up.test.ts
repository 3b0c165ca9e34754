import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { findCandidates } from '@/lib/match/reading/candidates';
import { unknownKind } from '@/lib/model/unknown-kind';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import type { Ticket } from '@/lib/model/ticket';
import { disconnectAccount } from '@/lib/background/lifecycle/connect-account';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { database } from '@/lib/background/storage/db';
import { judgeOrder } from './links';
import { liveAnswersOf } from './live-answers';
import { lookUp } from './look-up';
import { sealToken } from '@/lib/background/storage/vault';

const tab = 7;
/** What Base knows: e-mail, phone or id → orders. Each request is kept. */
const inBase = new Map<string | number, object[]>();
let isGatewayDown = false;
const requests: { method: string; parameters: Record<string, unknown> }[] = [];

vi.stubGlobal('fetch', (_: unknown, { body }: { body: URLSearchParams }) => {
  const parameters = JSON.parse(body.get('parameters') ?? '{}');
  requests.push({ method: body.get('method') ?? '', parameters });
  const orders = inBase.get(parameters.filter_email ?? parameters.phone ?? parameters.order_id) ?? [];
  if (isGatewayDown) return Promise.resolve(new Response('<h1>502', { status: 502 }));
  return Promise.resolve(Response.json({ status: 'SUCCESS', orders }));
});
// Only now, so that the client takes the network of this test.
const { askForTicket: ask } = await import('./ask-for-ticket');

const findForTicket = async (ticket: Ticket, tabId: number) =>
  lookUp(ticket, tabId, await liveAnswersOf(ticket, tabId));
const askForTicket = async (ticket: Ticket, tabId: number, isAgain: boolean) =>
  ask(ticket, tabId, (await findForTicket(ticket, tabId)).askable, isAgain);

const order = (orderId: number, change: object = {}) => ({
  ...wireOrder,
  order_id: orderId,
  shop_order_id: 0,
  external_order_id: '',
  delivery_package_nr: '',
  ...change,
});
const keep = async (wire: object) =>
  (await database()).put('orders', toOrder(wireOrderSchema.parse(wire), 'a', Date.now(), 1));
const keepReturn = async (wire: object) =>
  (await database()).put('returns', toReturn(wireReturnSchema.parse(wire), 'a', Date.now()));

async function openTicket(lines: string[], rest: Partial<Ticket> = {}): Promise<Ticket> {
  const ticket: Ticket = {
    visit: crypto.randomUUID(),
    key: 'app.responso.com 12345',
    stage: 'read',
    candidates: findCandidates(lines),
    ownAddresses: [],
    kind: unknownKind,
    ...{ subject: '', address: '', text: '', changedAt: 0 },
    ...rest,
  };
  await ticketOfTab(tab).write(ticket);
  return ticket;
}
const idsOf = (matches: readonly { order: { orderId: string } }[]) =>
  matches.map((match) => match.order.orderId);

beforeEach(async () => {
  const db = await database();
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
});
afterEach(async () => {
  await disconnectAccount('a');
  requests.length = 0;
  inBase.clear();
  isGatewayDown = false;
});

describe('an order that an agent', () => {
  it('links stands first, on every later visit', async () => {
    await keep(order(48000001));
    await keep(order(48000002, { email: 'ola@example.com' }));
    const ticket = await openTicket(['ola@example.com']);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000001' }, 'linked');
    const { matches } = await findForTicket(await openTicket(['ola@example.com']), tab);
    expect(idsOf(matches)).toEqual(['48000001', '48000002']);
    expect(matches[0]?.reasons).toEqual([{ kind: 'linked', written: '' }]);
  });

  it('dismisses is set apart until that is taken back', async () => {
    await keep(order(48000002, { email: 'ola@example.com' }));
    const ticket = await openTicket(['ola@example.com']);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000002' }, 'dismissed');
    const found = await findForTicket(ticket, tab);
    expect([idsOf(found.matches), idsOf(found.dismissed)]).toEqual([[], ['48000002']]);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000002' }, null);
    expect(idsOf((await findForTicket(ticket, tab)).matches)).toEqual(['48000002']);
  });

  it('dismisses is not counted among those of the buyer', async () => {
    for (const id of [48000001, 48000002, 48000003]) await keep(order(id, { email: 'ola@example.com' }));
    const ticket = await openTicket(['ola@example.com']);
    expect((await findForTicket(ticket, tab)).buyer?.orders).toBe(3);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000002' }, 'dismissed');
    expect((await findForTicket(ticket, tab)).buyer?.orders).toBe(2);
  });

  it('links is forgotten with the account', async () => {
    const ticket = await openTicket([]);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000001' }, 'linked');
    await disconnectAccount('a');
    expect(await (await database()).count('links')).toBe(0);
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000001' }, 'linked');
    expect(await (await database()).count('links')).toBe(0);
  });

  it('links on a page whose address tells no ticket is known for that visit only, and is not kept after it', async () => {
    await keep(order(48000001));
    const ticket = await openTicket([], { key: '' });
    await judgeOrder(ticket, tab, { accountId: 'a', orderId: '48000001' }, 'linked');
    const found = await findForTicket(ticket, tab);
    expect(idsOf(found.matches)).toEqual(['48000001']);
    const next = await openTicket([], { key: '' });
    expect(idsOf((await findForTicket(next, tab)).matches)).toEqual([]);
    await judgeOrder(next, tab, { accountId: 'a', orderId: '48000002' }, 'linked');
    const kept = Object.entries(await browser.storage.session.get()).filter(([key]) =>
      key.startsWith('links'),
    );
    expect(JSON.stringify(kept)).toContain('48000002');
    expect(JSON.stringify(kept)).not.toContain('48000001');
  });
});

it('what an agent says of two orders at once is known of both, also for one visit only', async () => {
  await keep(order(48000001));
  await keep(order(48000002));
  const ticket = await openTicket([], { key: '' });
  const judge = (orderId: string) => judgeOrder(ticket, tab, { accountId: 'a', orderId }, 'linked');
  await Promise.all([judge('48000001'), judge('48000002')]);
  expect(idsOf((await findForTicket(ticket, tab)).matches).toSorted()).toEqual(['48000001', '48000002']);
});

describe('when nothing is here, Base', () => {
  it('is asked once a visit, and what it has is kept and told apart', async () => {
    inBase.set('ola@example.com', [order(48000003, { email: 'ola@example.com' })]);
    const ticket = await openTicket(['ola@example.com']);
    expect((await findForTicket(ticket, tab)).live.open).toEqual(['ola@example.com']);
    await Promise.all([askForTicket(ticket, tab, false), askForTicket(ticket, tab, false)]);
    await askForTicket(ticket, tab, false);
    expect(requests).toHaveLength(1);
    const found = await findForTicket(ticket, tab);
    expect(found.matches).toMatchObject([{ isLive: true, reasons: [{ kind: 'email' }] }]);
    expect(found.live).toMatchObject({ asked: ['ola@example.com'], open: [] });
    const later = await findForTicket(await openTicket(['ola@example.com']), tab);
    expect(later.matches).toMatchObject([{ isLive: false }]);
  });

  it('is not asked for the shop itself, for what many buyers share, nor for the ticket', async () => {
    for (let id = 48000010; id < 48000020; id += 1) {
      await keep(
        order(id, { email: 'brak@brak.pl', phone: '', user_login: `x_${id}`, delivery_fullname: `X ${id}` }),
      );
    }
    const ticket = await openTicket(
      ['bok@shop.example', 'brak@brak.pl', 'Zgłoszenie: 77012345 ola@example.com'],
      {
        key: 'app.responso.com 77012345',
        ownAddresses: ['bok@shop.example'],
      },
    );
    const found = await findForTicket(ticket, tab);
    expect([found.matches, found.lookedFor, found.live.open]).toEqual([
      [],
      ['ola@example.com'],
      ['ola@example.com'],
    ]);
  });

  it('is not believed when it answers with orders that were not asked for', async () => {
    inBase.set('ola@example.com', [order(48000004, { email: 'someone@example.com' })]);
    const ticket = await openTicket(['ola@example.com']);
    await askForTicket(ticket, tab, false);
    expect((await findForTicket(ticket, tab)).matches).toEqual([]);
  });

  it('may answer a tab that has gone on: the other ticket does not hear of it', async () => {
    inBase.set('ola@example.com', [order(48000005, { email: 'ola@example.com' })]);
    const asking = askForTicket(await openTicket(['ola@example.com']), tab, false);
    const next = await openTicket(['Dzień dobry'], { key: 'app.responso.com 54321' });
    await asking;
    expect((await findForTicket(next, tab)).matches).toEqual([]);
  });

  it('may answer an account that was disconnected meanwhile: nothing is kept', async () => {
    inBase.set('ola@example.com', [order(48000006, { email: 'ola@example.com' })]);
    const asking = askForTicket(await openTicket(['ola@example.com']), tab, false);
    await disconnectAccount('a');
    await asking;
    expect(await (await database()).count('orders')).toBe(0);
  });
});

describe('a return', () => {
  const wire = {
    return_id: 600001,
    order_id: 48000001,
    reference_number: 'RMA412345',
    email: 'jan@example.com',
  };

  it('brings its order to the ticket that names it, and stands on that order', async () => {
    await keep(order(48000001));
    await keepReturn(wire);
    const found = await findForTicket(await openTicket(['Zwrot nr 412345']), tab);
    expect(found.matches).toMatchObject([
      { order: { orderId: '48000001' }, reasons: [{ kind: 'reference' }], returns: [{ returnId: '600001' }] },
    ]);
    expect(found.returns).toEqual([]);
    expect(found.live.open).toEqual([]);
  });

  it('stands alone when its order is not here or it has none', async () => {
    await keepReturn({ ...wire, order_id: 0 });
    const found = await findForTicket(await openTicket(['jan@example.com']), tab);
    expect(found.returns).toMatchObject([
      { orderReturn: { returnId: '600001' }, reasons: [{ kind: 'email' }] },
    ]);
    expect(found.live.open).toEqual([]);
  });
});

describe('an order that the ticket names and that is not here, although the buyer’s others are,', () => {
  it('is asked for, and only that', async () => {
    await keep(order(48000001, { email: 'ola@example.com' }));
    const ticket = await openTicket(['ola@example.com', 'zamówienie 48000009, tel. 600 100 200']);
    expect((await findForTicket(ticket, tab)).live.open).toEqual(['48000009']);
    await askForTicket(ticket, tab, false);
    expect(requests.map(({ parameters }) => parameters['order_id'])).toEqual([48000009]);
    const { matches, unmet, live } = await findForTicket(ticket, tab);
    expect([idsOf(matches), unmet, live.open]).toEqual([['48000001'], ['48000009'], []]);
  });

  it('is shown once Base has it', async () => {
    await keep(order(48000001, { email: 'ola@example.com' }));
    inBase.set(48000009, [order(48000009)]);
    const ticket = await openTicket(['ola@example.com', 'zamówienie 48000009']);
    await askForTicket(ticket, tab, false);
    const { matches, unmet } = await findForTicket(ticket, tab);
    expect([idsOf(matches).toSorted(), unmet]).toEqual([['48000001', '48000009'], []]);
  });

  it('is not said to be unknown to Base while Base has not answered, and is asked for again', async () => {
    await keep(order(48000001, { email: 'ola@example.com' }));
    const ticket = await openTicket(['ola@example.com', 'zamówienie 48000009']);
    isGatewayDown = true;
    await askForTicket(ticket, tab, false);
    const { unmet, live } = await findForTicket(ticket, tab);
    expect([unmet, live.asked, live.open]).toEqual([[], [], ['48000009']]);
    expect(live.failures).toMatchObject([{ failure: { kind: 'unexpectedAnswer' } }]);
    isGatewayDown = false;
    await askForTicket(ticket, tab, false);
    const later = await findForTicket(ticket, tab);
    expect([later.unmet, later.live.failures]).toEqual([['48000009'], []]);
  });
});
