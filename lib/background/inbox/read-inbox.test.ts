import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { settingsSchema } from '@/lib/stored/settings';
import { settings } from '@/tests/fixtures/preferences';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { inboxHost, notePanelHost, readLook } from './read-inbox';
import { forgetSeenTickets, noteSeenTicket } from '@/lib/background/tickets/seen-tickets';

const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const ticket = {
  key: 'app.responso.com 1',
  subject: 'Gdzie paczka?',
  address: 'https://app.responso.com/t/1',
};

const setInbox = (inbox: Partial<ReturnType<typeof settingsSchema.parse>['inbox']>) => {
  const defaults = settingsSchema.parse({});
  return settings.write({ ...defaults, inbox: { ...defaults.inbox, ...inbox } });
};

beforeEach(async () => {
  await setInbox({});
  const db = await database();
  await db.clear('seenTickets');
  await db.put('accounts', account);
  await db.put('orders', order);
});

it('looks for an order by marketplace number, then e-mail as the helpdesk knows it, then number', async () => {
  await setInbox({ searchPattern: 'https://desk.responso.com/all?q={query}' });
  const { origin, home, queries } = await readLook(order.orderId);
  expect([origin, home]).toEqual(['https://desk.responso.com', 'https://desk.responso.com/']);
  expect(queries).toEqual([
    {
      kind: 'external',
      text: wireOrder.external_order_id,
      address: `https://desk.responso.com/all?q=${wireOrder.external_order_id}`,
    },
    {
      kind: 'email',
      text: 'k7x2@allegromail.pl',
      address: 'https://desk.responso.com/all?q=k7x2%40allegromail.pl',
    },
    { kind: 'order', text: '48213377', address: 'https://desk.responso.com/all?q=48213377' },
  ]);
});

it('looks for an order that is not here by its number, in the search field', async () => {
  const { queries, tickets } = await readLook('1');
  expect(queries).toEqual([{ kind: 'order', text: '1', address: '' }]);
  expect(tickets).toEqual([]);
});

it('opens the whole inbox with the chosen view, on the host where it is', async () => {
  await setInbox({ host: 'panel.responso.com', defaultView: 'https://desk.responso.com/inbox/mine' });
  expect(await readLook('')).toMatchObject({
    origin: 'https://desk.responso.com',
    home: 'https://desk.responso.com/inbox/mine',
    queries: [],
  });
  expect(inboxHost({ ...(await settings.read()).inbox, defaultView: '' })).toBe('panel.responso.com');
});

it('shows the tickets that led to the order, the latest first, each once', async () => {
  await noteSeenTicket({ ...ticket, seenAt: 1 }, [order]);
  await noteSeenTicket({ ...ticket, key: 'app.responso.com 2', seenAt: 2 }, [order]);
  await noteSeenTicket({ ...ticket, subject: 'Paczka', seenAt: 3 }, [order]);
  const { tickets } = await readLook(order.orderId);
  expect(tickets).toEqual([
    { ...ticket, subject: 'Paczka', seenAt: 3 },
    { ...ticket, key: 'app.responso.com 2', seenAt: 2 },
  ]);
});

it('forgets a ticket that leads to the order no more, an old one, and those of a disconnected account', async () => {
  await noteSeenTicket({ ...ticket, seenAt: 1 }, [order]);
  await noteSeenTicket({ ...ticket, seenAt: 2 }, []);
  expect((await readLook(order.orderId)).tickets).toEqual([]);
  await noteSeenTicket({ ...ticket, seenAt: 1 }, [order]);
  await noteSeenTicket({ ...ticket, key: 'other', seenAt: 9 }, [order, { accountId: 'b', orderId: '1' }]);
  await forgetSeenTickets({ since: 5 });
  expect((await readLook(order.orderId)).tickets.map(({ key }) => key)).toEqual(['other']);
  await forgetSeenTickets({ accountId: 'a' });
  expect((await readLook(order.orderId)).tickets).toEqual([]);
  expect(await (await database()).count('seenTickets')).toBe(1);
});

it('keeps where the panel of an account is, and nothing for an order of nobody', async () => {
  await notePanelHost(order.orderId, 'panel-e.baselinker.com');
  await notePanelHost('1', 'panel-d.baselinker.com');
  expect(await (await database()).get('accounts', 'a')).toMatchObject({
    panelHost: 'panel-e.baselinker.com',
  });
});
