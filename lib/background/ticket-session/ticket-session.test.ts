import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { ticketSeenSchema } from '@/lib/messages/ticket-messages';
import { makeFirstRule, type Rule } from '@/lib/model/rule';
import { unknownKind } from '@/lib/model/unknown-kind';
import { changes, type Changes } from '@/lib/stored/changes';
import { rules } from '@/tests/fixtures/preferences';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { readLook } from '@/lib/background/inbox/read-inbox';
import { announce } from '@/lib/background/progress/announce';
import * as consider from '@/lib/background/rules/consider';
import { noteInLedger } from '@/lib/background/rules/ledger';
import { closeDatabase, database } from '@/lib/background/storage/db';
import {
  closeTicketTab,
  followTicketChanges,
  handleTickets,
  judgeForTicket,
  leaveTicket,
  restTicket,
  seeTicket,
  viewTicket,
} from './ticket-session';

vi.mock('@/lib/background/rules/consider', { spy: true });
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));

const origin = 'https://app.responso.com';
const tab = 1;
const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const { orderId, email } = order;
const automatic: Rule = {
  ...makeFirstRule({ id: 'r1', name: 'Returns', accountId: 'a' }),
  ...{ conditions: [], isAutomatic: true, onSince: 1, orderStatusId: '7' },
};

/** What a content script says of the ticket: first that it is there, then what stands on it. */
function pageWith(lines: string[] | null, visit = 'v1') {
  const kind = lines ? ({ type: 'return', source: 'Responso' } as const) : unknownKind;
  const address = `${origin}/tickets/1`;
  return ticketSeenSchema.parse({
    visit,
    key: 'app.responso.com 1',
    lines,
    subject: 'Gdzie paczka?',
    address,
    kind,
  });
}
const lines = [`zamówienie ${orderId}`, email];

async function see(said = lines, visit = 'v1'): Promise<void> {
  await seeTicket(pageWith(said, visit), tab, origin);
}

/** The ticket's address is asked of the index of orders once in a look-up. */
let indexReads: MockInstance<IDBIndex['getAllKeys']>;
const lookUps = () =>
  indexReads.mock.calls.filter(([query], call) => {
    const index = indexReads.mock.contexts[call];
    return (
      index instanceof IDBIndex &&
      index.objectStore.name === 'orders' &&
      typeof query === 'string' &&
      query.startsWith('email:')
    );
  }).length;
let transactions: MockInstance<IDBDatabase['transaction']>;
const timesRulesRan = () => vi.mocked(consider.considerTicket).mock.calls.length;
const changed = async () =>
  (await (await database()).getAll('activity')).map((line) => 'to' in line && line.to);

async function keep(status = order.statusId): Promise<void> {
  await (await database()).put('orders', { ...order, statusId: status, readAt: Date.now() });
  await announce('orders');
}

async function keepReturn(statusId: string): Promise<void> {
  const wire = { return_id: 2, order_id: wireOrder.order_id, status_id: statusId, date_add: 1 };
  await (await database()).put('returns', toReturn(wireReturnSchema.parse(wire), 'a', 0));
  await announce('orders');
}

beforeEach(async () => {
  await closeTicketTab(tab);
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  await (await database()).put('accounts', account);
  await keep();
  vi.clearAllMocks();
  indexReads = vi.spyOn(IDBIndex.prototype, 'getAllKeys');
  transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
});

describe('a ticket that is opened with its panel', () => {
  it('is looked up once, and the rules run once', async () => {
    await rules.write([{ ...automatic, isAutomatic: false }]);
    await seeTicket(pageWith(null), tab, origin);
    expect(await viewTicket(tab)).toMatchObject({ isRead: false, matches: [] });
    await see();
    const view = await viewTicket(tab);
    expect(view).toMatchObject({
      isRead: true,
      matches: [{ order: { orderId } }],
      ruled: [{ ruleId: 'r1' }],
    });
    await viewTicket(tab);
    await restTicket('v1', tab);
    await see();
    await viewTicket(tab);
    expect({ lookUps: lookUps(), timesRulesRan: timesRulesRan() }).toEqual({ lookUps: 1, timesRulesRan: 1 });
  });

  it('is not looked up while its page is still being drawn', async () => {
    await seeTicket(pageWith(null), tab, origin);
    await viewTicket(tab);
    expect(lookUps()).toBe(0);
  });

  it('is looked up once by a worker that was started anew', async () => {
    await see();
    await viewTicket(tab);
    vi.clearAllMocks();
    vi.resetModules();
    const anew = await import('./ticket-session');
    await anew.handleTickets();
    await anew.viewTicket(tab);
    expect({ lookUps: lookUps(), timesRulesRan: timesRulesRan() }).toEqual({ lookUps: 1, timesRulesRan: 0 });
  });
});

it('a panel’s question writes nothing', async () => {
  await rules.write([{ ...automatic, isAutomatic: false }]);
  await see();
  await viewTicket(tab);
  const stored = async () => [await browserStorage('local'), await browserStorage('session')];
  const before = await stored();
  await announce('links');
  vi.clearAllMocks();
  const { matches } = await viewTicket(tab);
  expect(matches).toHaveLength(1);
  expect(lookUps()).toBe(1);
  expect(transactions.mock.calls.filter(([, mode]) => mode === 'readwrite')).toEqual([]);
  const { changes: _, ...local } = Object(before[0]);
  expect(await stored()).toMatchObject([local, before[1]]);
});

const browserStorage = (area: 'local' | 'session') => fakeBrowser.storage[area].get();

it.each(['orders', 'links', 'accounts'] as const)(
  'is looked up again once %s have changed',
  async (topic) => {
    await see();
    await viewTicket(tab);
    await announce(topic);
    await viewTicket(tab);
    await viewTicket(tab);
    expect(lookUps()).toBe(2);
  },
);

describe('rules', () => {
  it('run again for a new state only: other lines, another status', async () => {
    await rules.write([{ ...automatic, isAutomatic: false }]);
    await see();
    await viewTicket(tab);
    await keep();
    await handleTickets();
    expect(timesRulesRan()).toBe(1);
    await see([...lines, 'Dziękuję']);
    await viewTicket(tab);
    expect(timesRulesRan()).toBe(2);
    await keep('3');
    await handleTickets();
    await handleTickets();
    expect(timesRulesRan()).toBe(3);
  });

  it('that wait for a ticket to rest run once it does, and then no more', async () => {
    await rules.write([automatic]);
    await see();
    await viewTicket(tab);
    expect(await changed()).toEqual([]);
    const kept = await ticketOfTab(tab).read();
    if (kept) await ticketOfTab(tab).write({ ...kept, changedAt: Date.now() - 10_000 });
    await restTicket('v1', tab);
    expect(await changed()).toEqual(['7']);
    const before = timesRulesRan();
    await handleTickets();
    expect(timesRulesRan()).toBe(before);
  });

  it('run for a ticket that the last worker died on, when the next one starts', async () => {
    await rules.write([{ ...automatic, isAutomatic: false }]);
    await see();
    await viewTicket(tab);
    const { 'ticket-handled-1': _, ...left } = await browserStorage('session');
    await fakeBrowser.storage.session.clear();
    await fakeBrowser.storage.session.set(left);
    await handleTickets();
    expect(timesRulesRan()).toBe(2);
  });

  it('run for an open ticket when one of them is switched on, and not again when it pauses', async () => {
    await see();
    await viewTicket(tab);
    await rules.write([{ ...automatic, isAutomatic: false }]);
    await handleTickets();
    expect((await viewTicket(tab)).ruled).toMatchObject([{ ruleId: 'r1', verdict: 'asked' }]);
    await rules.write([{ ...automatic, isAutomatic: false, pausedAt: 5 }]);
    await handleTickets();
    expect(timesRulesRan()).toBe(2);
  });

  it('do not run for a ticket that the tab has left', async () => {
    await see();
    await viewTicket(tab);
    await leaveTicket(tab);
    vi.clearAllMocks();
    await restTicket('v1', tab);
    await handleTickets();
    expect(timesRulesRan()).toBe(0);
  });

  it('run when orders have changed, however often that is announced at once', async () => {
    await rules.write([{ ...automatic, isAutomatic: false }]);
    vi.useFakeTimers({ toFake: ['performance'] });
    await see();
    await viewTicket(tab);
    const stop = changes.watch((now: Changes) => {
      followTicketChanges(now);
    });
    followTicketChanges(await changes.read());
    vi.advanceTimersByTime(10_000);
    await keep('3');
    await vi.waitFor(() => expect(timesRulesRan()).toBe(2));
    // The next round comes later.
    for (let time = 0; time < 20; time += 1) await keep('4');
    stop();
    expect({ lookUps: lookUps(), timesRulesRan: timesRulesRan() }).toEqual({ lookUps: 2, timesRulesRan: 2 });
    vi.useRealTimers();
  });
});

it('brings what a rule asks about a return, until an agent has done it by hand, and then never again', async () => {
  await keepReturn('1');
  const wanted = { subject: 'return', id: '2', from: '1', to: '9' } as const;
  const about = { ruleId: 'r1', about: 'return 2', accountId: 'a', orderId };
  await noteInLedger({ ...about, changes: [wanted], verdict: 'asked', unknown: [], at: Date.now() });
  await see();
  expect((await viewTicket(tab)).ruled).toMatchObject([{ verdict: 'asked' }]);
  for (const statusId of ['9', '1']) {
    await keepReturn(statusId);
    await handleTickets();
    expect((await viewTicket(tab)).ruled).toEqual([]);
  }
});

it('tells the order in Base which tickets stand beside it: a linked one does, a dismissed one does not', async () => {
  const seen = async () => {
    await viewTicket(tab);
    return (await readLook(orderId)).tickets.map(({ subject }) => subject);
  };
  const judge = (verdict: 'linked' | 'dismissed' | null) =>
    judgeForTicket({ visit: 'v1', verdict, accountId: 'a', orderId }, tab);
  await see(['Dzień dobry']);
  expect(await seen()).toEqual([]);
  await judge('linked');
  expect(await seen()).toEqual(['Gdzie paczka?']);
  await see();
  await judge('dismissed');
  expect(await seen()).toEqual([]);
  await judge(null);
  expect(await seen()).toEqual(['Gdzie paczka?']);
});

it('sends a panel no keys, no walk and no accounts', async () => {
  await keepReturn('1');
  await see();
  const view = JSON.stringify(await viewTicket(tab));
  expect(view).toContain(orderId);
  for (const word of ['"keys"', '"walk"', '"accounts"', '"tokenTail"']) expect(view).not.toContain(word);
});

describe('a ticket of another helpdesk', () => {
  const desk = 'https://desk.shop.com';
  const seeAt = (host: string, at: string, visit: string) =>
    seeTicket({ ...pageWith(lines, visit), key: `${host} 1`, address: `${at}/tickets/1` }, tab, at);

  it('shares nothing with the ticket of the same number on Responso', async () => {
    await seeAt('desk.shop.com', desk, 'v1');
    await judgeForTicket({ accountId: 'a', orderId, visit: 'v1', verdict: 'dismissed' }, tab);
    expect(await viewTicket(tab)).toMatchObject({ isRemembered: true, matches: [], dismissed: [{}] });
    await see(lines, 'v2');
    expect(await viewTicket(tab)).toMatchObject({ matches: [{ order: { orderId } }], dismissed: [] });
    await seeAt('desk.shop.com', desk, 'v3');
    expect(await viewTicket(tab)).toMatchObject({ matches: [], dismissed: [{}] });
  });

  it('cannot take the key of a ticket on Responso', async () => {
    await seeAt('app.responso.com', desk, 'v1');
    expect(await ticketOfTab(tab).read()).toMatchObject({ key: '', address: `${desk}/tickets/1` });
    expect(await viewTicket(tab)).toMatchObject({ isRemembered: false });
  });

  it('is not offered in the inbox in Base, which stays on Responso', async () => {
    await see();
    await viewTicket(tab);
    await seeAt('desk.shop.com', desk, 'v2');
    await viewTicket(tab);
    const { origin: shown, tickets } = await readLook(orderId);
    expect(shown).toBe(origin);
    expect(tickets.map(({ address }) => address)).toEqual([`${origin}/tickets/1`]);
  });
});
