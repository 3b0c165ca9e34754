import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderEdit } from '@/lib/model/change';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import type { KeptOrder } from '@/lib/model/order';
import { withPatch } from '@/lib/stored/settings';
import { noteBaseTime } from '@/lib/background/base-api/base-clock';
import { keptSettings } from '@/lib/background/preferences/kept-settings';
import { syncProgress } from '@/lib/stored/sync-progress';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { unknownKind } from '@/lib/model/unknown-kind';
import { removeOldRecords } from './remove-old-records';

const day = 86_400_000;
const now = 1_763_480_000_000;

const secondsAgo = (days: number) => Math.floor((now - days * day) / 1000);

function orderOf(orderId: number, days: number, accountId = 'a', rest: object = {}): KeptOrder {
  const date = secondsAgo(days);
  const wire = { ...wireOrder, order_id: orderId, date_add: date, date_confirmed: date, ...rest };
  return toOrder(wireOrderSchema.parse(wire), accountId, now - days * day, 1);
}

async function putOrder(...wish: Parameters<typeof orderOf>): Promise<void> {
  await (await database()).put('orders', orderOf(...wish));
}

async function putReturn(returnId: number, days: number, orderId: number): Promise<void> {
  const wire = wireReturnSchema.parse({ return_id: returnId, order_id: orderId, date_add: secondsAgo(days) });
  await (await database()).put('returns', toReturn(wire, 'a', now));
}

async function link(orderId: number, verdict: 'linked' | 'dismissed'): Promise<void> {
  await (
    await database()
  ).put('links', { ticketKey: 't', accountId: 'a', orderId: String(orderId), verdict, at: 0 });
}

async function keepFor(retention: number): Promise<void> {
  await keptSettings.change((before) => withPatch(before, { retention }));
}

const keptOrders = async () => (await (await database()).getAllKeys('orders')).map(([, id]) => Number(id));
const keptReturns = async () => (await (await database()).getAllKeys('returns')).map(([, id]) => Number(id));
const removed = async () => (await syncProgress.read())['a']?.removed;

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', { ...account, id: 'a' });
  await db.put('accounts', { ...account, id: 'b' });
  await noteBaseTime(now, now);
});

describe('once a day', () => {
  it('removes what is older than a year, of every account, and says how many', async () => {
    await putOrder(1, 366);
    await putOrder(2, 364);
    await putOrder(3, 366, 'b');
    await putReturn(8, 366, 1);
    await putReturn(9, 10, 1);
    await removeOldRecords(now);
    expect(await keptOrders()).toEqual([2]);
    expect(await keptReturns()).toEqual([9]);
    expect(await removed()).toEqual({ count: 2, at: now });
    expect((await syncProgress.read())['a']).toMatchObject({ orders: 1, tidiedAt: now });
  });

  it('and not again on the same day', async () => {
    await removeOldRecords(now);
    await putOrder(1, 400);
    await removeOldRecords(now + day / 2);
    expect(await keptOrders()).toEqual([1]);
    await noteBaseTime(now + day, now + day);
    await removeOldRecords(now + day);
    expect(await keptOrders()).toEqual([]);
  });

  it('removes any number, and counts them together', async () => {
    const orders = (await database()).transaction('orders', 'readwrite').store;
    for (let id = 1; id <= 510; id += 1) await orders.put(orderOf(id, 400));
    await removeOldRecords(now);
    expect(await keptOrders()).toEqual([]);
    expect((await removed())?.count).toBe(510);
  });
});

it('removes with an order its parcels and invoices, and with time the tickets that were seen', async () => {
  await putOrder(1, 366);
  const db = await database();
  await db.put('parcels', { accountId: 'a', orderId: '1', parcels: [], keys: [], readAt: now });
  await db.put('parcels', { accountId: 'a', orderId: '2', parcels: [], keys: [], readAt: now });
  await db.put('invoices', { accountId: 'a', orderId: '1', invoices: [], readAt: now });
  await db.put('invoices', { accountId: 'a', orderId: '2', invoices: [], readAt: now });
  const ticket = {
    subject: '',
    address: '',
    orders: ['a/2'],
    named: [],
    corroborated: [],
    hasIdentity: false,
    returns: [],
    kind: unknownKind,
  };
  await db.put('seenTickets', { ...ticket, key: 'old', seenAt: now - 366 * day });
  await db.put('seenTickets', { ...ticket, key: 'new', seenAt: now - 300 * day });
  await removeOldRecords(now);
  expect(await db.getAllKeys('parcels')).toEqual([['a', '2']]);
  expect(await db.getAllKeys('invoices')).toEqual([['a', '2']]);
  expect(await db.getAllKeys('seenTickets')).toEqual(['new']);
});

it('removes with an order its last edit, unless that waits for the agent', async () => {
  const db = await database();
  const edit: OrderEdit = {
    ...{ accountId: 'a', subject: 'fields', id: '1', changeId: 'e', who: 'agent', ruleId: '', state: 'done' },
    ...{ askedAt: now, sentAt: now, settledAt: now, failure: null, replaced: null },
    ...{ from: { phone: '1' }, to: { phone: '2' }, note: null, found: { phone: '2' } },
  };
  await putOrder(1, 366);
  await putOrder(2, 366);
  await putOrder(3, 300);
  await db.put('outbox', edit);
  await db.put('outbox', { ...edit, id: '2', state: 'unknown' });
  await db.put('outbox', { ...edit, id: '3' });
  await removeOldRecords(now);
  expect((await db.getAll('outbox')).map(({ id }) => id)).toEqual(['2', '3']);
});

it('removes with the last return of an order that is not here what was kept of its parcels', async () => {
  const db = await database();
  for (const orderId of ['1', '2', '3'])
    await db.put('parcels', { accountId: 'a', orderId, parcels: [], keys: [], readAt: now });
  await putReturn(7, 366, 1);
  await putReturn(8, 366, 2);
  await putReturn(9, 10, 2);
  await putReturn(10, 366, 3);
  await putOrder(3, 10);
  await removeOldRecords(now);
  expect(await keptReturns()).toEqual([9]);
  expect(await db.getAllKeys('parcels')).toEqual([
    ['a', '2'],
    ['a', '3'],
  ]);
});

it('goes by what the user has chosen', async () => {
  await putOrder(1, 200);
  await keepFor(6);
  await removeOldRecords(now);
  expect(await keptOrders()).toEqual([]);
});

it('keeps what a walk of the sync would bring again', async () => {
  await keepFor(3);
  await putOrder(1, 92);
  await removeOldRecords(now);
  expect(await keptOrders()).toEqual([1]);
});

it('keeps an order that was linked by hand, with its returns; not one that was dismissed, nor that it was', async () => {
  await putOrder(1, 400);
  await putOrder(2, 400);
  await putReturn(8, 400, 1);
  await putReturn(9, 400, 2);
  await link(1, 'linked');
  await link(2, 'dismissed');
  await removeOldRecords(now);
  expect(await keptOrders()).toEqual([1]);
  expect(await keptReturns()).toEqual([8]);
  expect(await (await database()).getAllKeys('links')).toEqual([['t', 'a', '1']]);
});

it('counts from the confirmation, and from the last reading where Base gave no date at all', async () => {
  await putOrder(1, 400, 'a', { date_confirmed: secondsAgo(10) });
  await putOrder(2, 10, 'a', { date_add: 0, date_confirmed: 0 });
  await putOrder(3, 400, 'a', { date_add: 0, date_confirmed: 0 });
  await removeOldRecords(now);
  expect(await keptOrders()).toEqual([1, 2]);
});

describe('a clock that is wrong', () => {
  const twoYears = 730 * day;

  /** Everything that goes by its age. */
  async function fill(): Promise<void> {
    await putOrder(1, 30);
    await putReturn(9, 10, 1);
    const db = await database();
    const told = { orders: ['a/1'], named: [], returns: [], kind: unknownKind };
    await db.put('seenTickets', { ...told, subject: '', address: '', key: 't', seenAt: now - 30 * day });
    const key = { about: 't', accountId: 'a', orderId: '1' };
    await db.put('ledger', { ...key, ruleId: 'r', changes: [], unknown: [], verdict: 'applied', at: now });
    await db.put('ledger', {
      ...key,
      ruleId: 'q',
      changes: [],
      unknown: [],
      verdict: 'applied',
      at: now - twoYears,
    });
    await db.put('activity', {
      ...{
        accountId: 'a',
        subject: 'order',
        id: '1',
        changeId: 'c',
        who: 'agent',
        ruleId: '',
        from: '1',
        to: '2',
      },
      ...{ at: now, result: 'done' },
    });
  }

  const counts = async () => {
    const db = await database();
    const stores = ['orders', 'returns', 'seenTickets', 'ledger', 'activity'] as const;
    return Promise.all(stores.map((store) => db.count(store)));
  };

  it('two years ahead loses nothing, neither before nor after Base has told the time', async () => {
    await fill();
    await removeOldRecords(now + twoYears);
    expect(await counts()).toEqual([1, 1, 1, 2, 1]);
    await noteBaseTime(now, now + twoYears);
    await removeOldRecords(now + twoYears);
    expect(await counts()).toEqual([1, 1, 1, 2, 1]);
  });

  it('is right again: all goes on', async () => {
    await putOrder(1, 364);
    await putOrder(2, 368);
    await noteBaseTime(now, now + twoYears);
    await removeOldRecords(now + twoYears);
    expect(await keptOrders()).toEqual([1]);
    const later = now + 4 * day;
    await removeOldRecords(later);
    expect(await keptOrders()).toEqual([1]);
    await noteBaseTime(later, later);
    await removeOldRecords(later);
    expect(await keptOrders()).toEqual([]);
  });

  it('removes nothing while Base has not told the time for a day', async () => {
    await putOrder(1, 400);
    await removeOldRecords(now + day + 1);
    expect(await keptOrders()).toEqual([1]);
  });

  it('or behind: goes by the earlier time, and removes less', async () => {
    await putOrder(1, 400);
    await noteBaseTime(now, now - 60 * day);
    await removeOldRecords(now - 60 * day);
    expect(await keptOrders()).toEqual([1]);
  });
});

it.each([[{ retention: 'soon' }], [{ retention: 0 }], ['damaged']])(
  'removes nothing where it cannot be read how long orders are kept (%j)',
  async (stored) => {
    await putOrder(1, 9_000);
    const db = await database();
    await db.put('values', true, 'isImported');
    await db.put('values', stored, 'settings');
    await removeOldRecords(now);
    expect(await keptOrders()).toEqual([1]);
    // Another setting is changed: how long is the longest that can be chosen, until somebody chooses.
    await keptSettings.change((before) => withPatch(before, { language: 'pl' }));
    expect(await keptSettings.read()).toMatchObject({ language: 'pl', retention: 120 });
    expect(await keptSettings.readAside()).not.toEqual([]);
  },
);
