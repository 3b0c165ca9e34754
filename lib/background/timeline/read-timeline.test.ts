import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wirePackage } from '@/tests/fixtures/wire-package';
import { wireOrderSchema, wireReturnSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { toReturn } from '@/lib/background/base-api/to-return';
import { database } from '@/lib/background/storage/db';
import { fingerprintOf, sealToken } from '@/lib/background/storage/vault';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';

const start = 1_763_000_000;
const at = (hours: number) => start + hours * 3_600;
const wire = { ...wireOrder, date_confirmed: at(0), date_in_status: at(30) };
const order = toOrder(wireOrderSchema.parse(wire), 'a', 0, 1);
const which = { accountId: 'a', orderId: order.orderId };
const packageId = wirePackage.package_id;
const parcel = { ...wirePackage, tracking_status: '5', tracking_status_date: at(45) };

vi.mock('@/lib/extension/host-access', () => ({ hasHostAccess: () => Promise.resolve(true) }));

/** Base as the network shows it, and what it was asked. */
let asked: [method: string, parameters: unknown][] = [];
let answers: Record<string, () => Response | Promise<Response>>;
vi.stubGlobal('fetch', (_: string, { body }: { body: URLSearchParams }) => {
  const method = body.get('method') ?? '';
  asked.push([method, JSON.parse(body.get('parameters') ?? '')]);
  return Promise.resolve(answers[method]?.());
});

/** Only after `fetch` was replaced, so that the client takes it. */
const timelineModule = import('./read-timeline');
const readTimeline = async () => (await timelineModule).readTimeline(which);

const success = (fields: object) => () => Response.json({ status: 'SUCCESS', ...fields });
const offline = () => Promise.reject(new TypeError('fetch failed'));
const said = ({ events }: { events: { kind: string; at: number }[] }) =>
  events.map((event) => [event.kind, event.at === 0 ? null : (event.at / 1_000 - start) / 3_600]);

beforeEach(async () => {
  asked = [];
  answers = {
    getOrderPaymentsHistory: success({
      payments: [
        { paid_before: '0.00', paid_after: '55.00', currency: 'PLN', date: String(at(1)) },
        { paid_before: '55.00', paid_after: '50.00', currency: 'PLN', date: at(40) },
        { paid_before: '50.00', paid_after: '50.00', currency: 'PLN', date: at(41), comment: 'x' },
      ],
    }),
    getOrderPickPackHistory: success({
      history: [2, 5, 8, 11, 14].map((type, index) => ({
        ...{ action_type: String(type), profile_id: 'John Doe', entry_date: at(2 + index) },
      })),
    }),
    getOrderPackages: success({ packages: [parcel] }),
    getCourierPackagesStatusHistory: success({
      packages_history: {
        [packageId]: [
          { tracking_status_date: at(20), courier_status_code: '1', tracking_status: 1 },
          { tracking_status_date: String(at(25)), courier_status_code: '2', tracking_status: '2' },
          { tracking_status_date: at(25), courier_status_code: '3', tracking_status: 2 },
          { tracking_status_date: at(26), courier_status_code: '4', tracking_status: 77 },
        ],
      },
    }),
  };
  await unexpectedAnswers.remove();
  const db = await database();
  await db.clear('budgets');
  await db.clear('parcels');
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  await db.put('orders', order);
  const { order_id } = wireOrder;
  const back = wireReturnSchema.parse({ return_id: 5, order_id, date_add: at(50) });
  await db.put('returns', toReturn(back, 'a', 0));
});

describe('the timeline of an order', () => {
  it('holds every step, the latest first, and is asked for once, however many look at it', async () => {
    const [first, second] = await Promise.all([readTimeline(), readTimeline()]);
    expect(second).toBe(first);
    expect(said(first)).toEqual([
      ['returned', 50],
      ['paid', 40],
      ['status', 30],
      ['tracked', 25],
      ['tracked', 20],
      ['packed', 5],
      ['picked', 3],
      ['paid', 1],
      ['placed', 0],
    ]);
    expect(first.events.flatMap((event) => (event.kind === 'paid' ? event.amount : []))).toEqual([
      -500, 5_500,
    ]);
    expect(first.unread).toEqual([]);
    expect(Object.fromEntries(asked)).toEqual({
      getOrderPaymentsHistory: { order_id: Number(order.orderId), show_full_history: true },
      getOrderPickPackHistory: { order_id: Number(order.orderId) },
      getOrderPackages: { order_id: Number(order.orderId) },
      getCourierPackagesStatusHistory: { package_ids: [Number(packageId)] },
    });
    expect(asked).toHaveLength(4);
  });

  it('names nobody who packed it', async () => {
    expect(JSON.stringify(await readTimeline())).not.toContain('John');
  });

  it.each<[part: string, method: string, missing: string[]]>([
    ['payments', 'getOrderPaymentsHistory', ['paid']],
    ['packing', 'getOrderPickPackHistory', ['picked', 'packed']],
    ['tracking', 'getCourierPackagesStatusHistory', []],
    ['tracking', 'getOrderPackages', ['tracked']],
  ])('lacks %s, and says so, when %s fails; the rest is there', async (part, method, missing) => {
    answers[method] = offline;
    const timeline = await readTimeline();
    expect(timeline.unread).toEqual([{ part, failure: { kind: 'offline' } }]);
    const kinds = new Set(timeline.events.map(({ kind }) => kind));
    const expected = ['placed', 'paid', 'status', 'picked', 'packed', 'tracked', 'returned'];
    expect([...kinds].toSorted()).toEqual(expected.filter((kind) => !missing.includes(kind)).toSorted());
  });

  it.each([
    ['a gateway', () => new Response('<html>', { status: 502 })],
    ['a refusal', () => Response.json({ status: 'ERROR', error_code: 'ERROR_NEW', error_message: '' })],
    ['no list', success({ payments: 'x' })],
  ])('keeps a report of %s', async (_, answer) => {
    answers['getOrderPaymentsHistory'] = answer;
    expect((await readTimeline()).unread).toMatchObject([
      { part: 'payments', failure: { kind: 'unexpectedAnswer' } },
    ]);
    expect(await unexpectedAnswers.read()).toHaveLength(1);
  });

  it('shows what is stored here when Base says nothing', async () => {
    for (const method of Object.keys(answers)) answers[method] = offline;
    const timeline = await readTimeline();
    expect(said(timeline)).toEqual([
      ['returned', 50],
      ['status', 30],
      ['placed', 0],
    ]);
    expect(timeline.unread.map(({ part }) => part)).toEqual(['payments', 'packing', 'tracking']);
  });

  it.each([
    [
      'empty histories',
      { payments: [], history: [], packages_history: [] },
      ['returned', 'tracked', 'status', 'placed'],
    ],
    ['no histories', {}, ['returned', 'tracked', 'status', 'placed']],
    [
      'entries that can hardly be read',
      {
        payments: [null, { paid_after: 'x', date: 'y' }, { paid_after: 3 }],
        history: [7, { action_type: 11, entry_date: [] }],
        packages_history: { [packageId]: [{ tracking_status: 5, tracking_status_date: {} }] },
      },
      ['returned', 'status', 'placed', 'paid', 'paid', 'packed', 'tracked'],
    ],
  ])('%s', async (_, fields, kinds) => {
    for (const method of [
      'getOrderPaymentsHistory',
      'getOrderPickPackHistory',
      'getCourierPackagesStatusHistory',
    ])
      answers[method] = success(fields);
    const timeline = await readTimeline();
    expect(timeline.events.map(({ kind }) => kind)).toEqual(kinds);
    expect(timeline.events.flatMap((event) => (event.kind === 'paid' ? [event.amount] : []))).not.toContain(
      300,
    );
    expect(timeline.unread).toEqual([]);
  });

  it('is not asked for when the budget has no room, and says so', async () => {
    const sent = Array.from({ length: 100 }, () => Date.now());
    const db = await database();
    await db.put('budgets', { sent, blockedUntil: 0, share: 1, slowedAt: 0 }, await fingerprintOf('token'));
    const { unread } = await readTimeline();
    expect(new Set(unread.map(({ failure }) => failure.kind))).toEqual(new Set(['budgetSpent']));
    expect(asked).toEqual([]);
  });

  it('is not read for an order that is not here', async () => {
    const { readTimeline: read } = await timelineModule;
    await expect(read({ ...which, orderId: '999' })).rejects.toMatchObject({
      failure: { kind: 'notConnected' },
    });
    await (await database()).clear('accounts');
    await expect(read(which)).rejects.toMatchObject({ failure: { kind: 'notConnected' } });
    expect(asked).toEqual([]);
  });
});
