import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { disconnectAccount } from '@/lib/background/lifecycle/connect-account';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';

const order = toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1);
const holder = { accountId: 'a', orderId: order.orderId };
const correction = { invoice_id: 12, type: 'correcting', number: 'KOR 1/11/2026', date_add: 1_795_000_000 };
const invoice = { invoice_id: 11, type: 'normal', number: 'FV 7/11/2026', date_add: 1_794_000_000 };
const receipt = { receipt_id: 5, receipt_full_nr: '9/11/2026/P', date_add: 1_793_000_000 };
const refusal = { status: 'ERROR', error_code: 'ERROR_RECEIPT', error_message: '' };

vi.mock('@/lib/extension/host-access', () => ({ hasHostAccess: () => Promise.resolve(true) }));

/** Base as the network shows it, and what it was asked. */
let asked: unknown[] = [];
let answers: Record<string, () => Response | Promise<Response>>;
vi.stubGlobal('fetch', (_: string, { body }: { body: URLSearchParams }) => {
  const method = body.get('method') ?? '';
  asked.push([method, JSON.parse(body.get('parameters') ?? '')]);
  return Promise.resolve(answers[method]?.());
});

/** Only after `fetch` was replaced, so that the client takes it. */
const invoicesModule = import('./invoices');

const both = [
  ['getInvoices', { order_id: Number(order.orderId) }],
  ['getReceipt', { order_id: Number(order.orderId) }],
];

beforeEach(async () => {
  asked = [];
  answers = {
    getInvoices: () => Response.json({ status: 'SUCCESS', invoices: [correction, invoice] }),
    getReceipt: () => Response.json({ status: 'SUCCESS', ...receipt }),
  };
  const db = await database();
  await db.clear('invoices');
  await db.clear('budgets');
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  await db.put('orders', order);
});

describe('the invoices of an order', () => {
  it('come with its receipt, by date, are asked for once, however many look at them, and not for a minute', async () => {
    const { readInvoices, readKeptInvoices } = await invoicesModule;
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => readInvoices(holder)));
    expect(first?.invoices.map(({ type, number }) => [type, number])).toEqual([
      ['receipt', '9/11/2026/P'],
      ['invoice', 'FV 7/11/2026'],
      ['correction', 'KOR 1/11/2026'],
    ]);
    for (const known of [...others, await readInvoices(holder), await readKeptInvoices(holder)])
      expect(known).toEqual(first);
    expect(asked).toEqual(both);
  });

  it('are read again after a minute', async () => {
    const { readInvoices } = await invoicesModule;
    await readInvoices(holder);
    const db = await database();
    const kept = await db.get('invoices', ['a', order.orderId]);
    if (kept) await db.put('invoices', { ...kept, readAt: Date.now() - 61_000 });
    await readInvoices(holder);
    expect(asked).toEqual([...both, ...both]);
  });

  it('are read again at once while there are none: somebody waits for one', async () => {
    const { readInvoices } = await invoicesModule;
    answers['getInvoices'] = () => Response.json({ status: 'SUCCESS', invoices: [] });
    answers['getReceipt'] = () => Response.json(refusal);
    const none = await readInvoices(holder);
    expect(none.invoices).toEqual([]);
    expect(none.readAt).toBeGreaterThan(0);
    answers['getInvoices'] = () => Response.json({ status: 'SUCCESS', invoices: [invoice] });
    expect((await readInvoices(holder)).invoices).toHaveLength(1);
  });

  it.each([
    ['Base refuses to tell of a receipt', () => Response.json(refusal)],
    ['Base tells of none', () => Response.json({ status: 'SUCCESS' })],
  ])('come without a receipt when %s', async (_, answer) => {
    const { readInvoices } = await invoicesModule;
    answers['getReceipt'] = answer;
    expect((await readInvoices(holder)).invoices.map(({ type }) => type)).toEqual(['invoice', 'correction']);
  });

  const gateway = () => new Response('<html>', { status: 502 });
  const badToken = () => Response.json({ status: 'ERROR', error_code: 'ERROR_BAD_TOKEN', error_message: '' });
  it.each([
    ['getInvoices', 'the gateway answers', gateway, 'unexpectedAnswer'],
    ['getInvoices', 'the token is wrong', badToken, 'tokenRejected'],
    [
      'getInvoices',
      'it is no list',
      () => Response.json({ status: 'SUCCESS', invoices: 'x' }),
      'unexpectedAnswer',
    ],
    ['getInvoices', 'there is no network', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
    ['getReceipt', 'the gateway answers', gateway, 'unexpectedAnswer'],
    ['getReceipt', 'the token is wrong', badToken, 'tokenRejected'],
    ['getReceipt', 'there is no network', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
  ])('stay as they were known when of %s %s, which is said', async (method, _, answer, kind) => {
    const { readInvoices, readKeptInvoices } = await invoicesModule;
    const known = await readInvoices(holder);
    const db = await database();
    const kept = await db.get('invoices', ['a', order.orderId]);
    if (kept) await db.put('invoices', { ...kept, readAt: 1 });
    answers[method] = answer;
    await expect(readInvoices(holder)).rejects.toMatchObject({ failure: { kind } });
    expect(await readKeptInvoices(holder)).toEqual({ ...known, readAt: 1 });
  });

  it('are not asked for when the budget has no room', async () => {
    const { readInvoices } = await invoicesModule;
    const { fingerprintOf } = await import('@/lib/background/storage/vault');
    const sent = Array.from({ length: 100 }, () => Date.now());
    await (
      await database()
    ).put('budgets', { sent, blockedUntil: 0, share: 1, slowedAt: 0 }, await fingerprintOf('token'));
    await expect(readInvoices(holder)).rejects.toMatchObject({ failure: { kind: 'budgetSpent' } });
    expect(asked).toEqual([]);
  });

  it('are not asked for where they are switched off, nor for an order that is not here', async () => {
    const { readInvoices } = await invoicesModule;
    await expect(readInvoices({ ...holder, orderId: '999' })).rejects.toMatchObject({
      failure: { kind: 'notConnected' },
    });
    await (await database()).put('accounts', { ...account, showInvoices: false });
    await expect(readInvoices(holder)).rejects.toMatchObject({ failure: { kind: 'invoicesHidden' } });
    expect(asked).toEqual([]);
  });

  it('go with their account, and an answer on its way does not bring them back', async () => {
    const { readInvoices, readKeptInvoices } = await invoicesModule;
    await readInvoices(holder);
    const db = await database();
    const kept = await db.get('invoices', ['a', order.orderId]);
    if (kept) await db.put('invoices', { ...kept, readAt: 1 });
    const { promise, resolve } = Promise.withResolvers<Response>();
    answers['getReceipt'] = () => promise;
    const reading = readInvoices(holder);
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    await disconnectAccount('a');
    resolve(Response.json({ status: 'SUCCESS', ...receipt }));
    await reading;
    expect(await readKeptInvoices(holder)).toEqual({ invoices: [], readAt: 0 });
  });
});
