import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { returnStatusIds, sourceIds, statusIds } from '../shop/catalogue.ts';
import { generateShop } from '../shop/generate-shop.ts';
import type { Order } from '../shop/shop.ts';
import type { Answer } from './create-base-api.ts';
import { createBaseApi } from './create-base-api.ts';

const token = '1001-2002-TOKEN';
const winter = Date.UTC(2026, 10, 23, 12);
const shop = generateShop({ seed: 7, orders: 450, tickets: 5, now: winter / 1000 });
const firstId = Number(shop.orders[0]?.order_id);
const confirmed = shop.orders.filter((order) => order.date_confirmed !== 0);

let clock = winter;
let api = createBaseApi({ accounts: [{ token, shop, journal: true }], now: () => clock });

beforeEach(() => {
  clock = winter;
  api = createBaseApi({ accounts: [{ token, shop, journal: true }], now: () => clock });
});

const answer = (method: string, parameters = {}) => api.answer(token, method, parameters);

/** A list of the answer, each entry a record. */
function list(given: Answer, field: string): Record<string, unknown>[] {
  if (given.status === 'ERROR') throw new Error(given.error_code);
  return z.array(z.record(z.string(), z.unknown())).parse(given[field]);
}

const orders = (parameters = {}) => list(answer('getOrders', parameters), 'orders');
const ids = (parameters = {}) => orders(parameters).map((order) => order.order_id);

function post(form: Record<string, string>, headers: Record<string, string> = { 'X-BLToken': token }) {
  return api.app.request('/connector.php', { method: 'POST', headers, body: new URLSearchParams(form) });
}

describe('the envelope', () => {
  it('answers a form with the token in the header, or in the old field', async () => {
    const couriers = { status: 'SUCCESS', couriers: shop.couriers };
    expect(await (await post({ method: 'getCouriersList', parameters: '[]' })).json()).toEqual(couriers);
    expect(await (await post({ method: 'getCouriersList', token }, {})).json()).toEqual(couriers);
  });

  it.each([
    ['no token', { method: 'getOrders' }, {}, 'ERROR_EMPTY_TOKEN', ''],
    ['a wrong token', { method: 'getOrders' }, { 'X-BLToken': 'x' }, 'ERROR_BAD_TOKEN', 'Invalid user token'],
    ['an unknown method', { method: 'getMessages' }, { 'X-BLToken': token }, 'ERROR_UNKNOWN_METHOD', ''],
    ['no method', {}, { 'X-BLToken': token }, 'ERROR_UNKNOWN_METHOD', ''],
    [
      'parameters that are not JSON',
      { method: 'getOrders', parameters: '{' },
      { 'X-BLToken': token },
      'ERROR_PARSE_JSON_PARAMETERS',
      '',
    ],
  ])('refuses %s with HTTP 200', async (_, form, headers, code, message) => {
    const response = await post({ ...form }, { ...headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ERROR', error_code: code, error_message: message });
  });

  it('does not see the method in a JSON body', async () => {
    const headers = { 'X-BLToken': token, 'content-type': 'application/json' };
    const body = JSON.stringify({ method: 'getOrders' });
    const response = await api.app.request('/connector.php', { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ error_code: 'ERROR_UNKNOWN_METHOD' });
  });
});

describe('getOrders', () => {
  it('gives 100 confirmed orders by confirmation date, then id', () => {
    const page = orders();
    const expected = confirmed
      .toSorted(
        (a, b) =>
          Number(a.date_confirmed) - Number(b.date_confirmed) || Number(a.order_id) - Number(b.order_id),
      )
      .slice(0, 100);
    expect(page.map((order) => order.order_id)).toEqual(expected.map((order) => order.order_id));
  });

  it('reaches every confirmed order once by pages from the last second, duplicates dropped', () => {
    const seen = new Set<unknown>();
    let from = 0;
    for (let page = orders({ date_confirmed_from: from }); ; page = orders({ date_confirmed_from: from })) {
      for (const order of page) seen.add(order.order_id);
      if (page.length < 100) break;
      from = Number(page.at(-1)?.date_confirmed);
    }
    expect(seen).toEqual(new Set(confirmed.map((order) => order.order_id)));
  });

  it('pages by id, the given one included, when only id_from is given', () => {
    const rising = confirmed.map((order) => order.order_id);
    expect(ids({ id_from: rising[120] })).toEqual(rising.slice(120, 220));
  });

  it('leaves unconfirmed orders out unless asked, also by their own id', () => {
    const unconfirmed = shop.orders.find((order) => order.date_confirmed === 0)?.order_id;
    expect(ids({ order_id: unconfirmed })).toEqual([]);
    expect(ids({ order_id: unconfirmed, get_unconfirmed_orders: true })).toEqual([unconfirmed]);
  });

  it.each([
    [
      'status_id',
      { status_id: statusIds.delivered },
      (order: Order) => order.order_status_id === statusIds.delivered,
    ],
    [
      'filter_order_source',
      { filter_order_source: 'amazon' },
      (order: Order) => order.order_source === 'amazon',
    ],
    [
      'filter_order_source_id',
      { filter_order_source: 'shop', filter_order_source_id: sourceIds.shopBrazil },
      (order: Order) =>
        order.order_source === 'shop' && Number(order.order_source_id) === sourceIds.shopBrazil,
    ],
    [
      'date_from',
      { date_from: winter / 1000 - 43_200 },
      (order: Order) => Number(order.date_add) >= winter / 1000 - 43_200,
    ],
  ])('filters by %s', (_, parameters, passes) => {
    const expected = new Set(confirmed.filter(passes).map((order) => order.order_id));
    const found = ids(parameters);
    expect(found.length).toBe(Math.min(100, expected.size));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((id) => typeof id === 'number' && expected.has(id))).toBe(true);
  });

  it('filters by e-mail, shop number and external number', () => {
    const fromShop = confirmed.find((order) => order.order_source === 'shop' && order.shop_order_id !== 0);
    const fromAllegro = confirmed.find((order) => order.order_source === 'allegro');
    expect(ids({ filter_email: fromShop?.email?.toUpperCase() })).toContain(fromShop?.order_id);
    expect(ids({ filter_shop_order_id: fromShop?.shop_order_id })).toEqual([fromShop?.order_id]);
    expect(ids({ filter_external_order_id: fromAllegro?.external_order_id })).toEqual([
      fromAllegro?.order_id,
    ]);
  });

  it('sends custom_extra_fields only when asked, an empty map as a list', () => {
    const filled = confirmed.find((order) => order.custom_extra_fields !== undefined);
    const empty = confirmed.find((order) => order.custom_extra_fields === undefined);
    expect(orders({ order_id: filled?.order_id })[0]).not.toHaveProperty('custom_extra_fields');
    const asked = (order?: Order) =>
      orders({ order_id: order?.order_id, include_custom_extra_fields: true })[0];
    expect(asked(filled)?.custom_extra_fields).toEqual(filled?.custom_extra_fields);
    expect(asked(empty)?.custom_extra_fields).toEqual([]);
  });

  it('knows no archived order', () => {
    expect(ids({ order_id: shop.archivedOrders[0]?.order_id })).toEqual([]);
    api.account(token).archiveOrder(Number(confirmed[0]?.order_id));
    expect(ids({ order_id: confirmed[0]?.order_id })).toEqual([]);
    expect(ids()).not.toContain(confirmed[0]?.order_id);
  });
});

describe('types on the wire', () => {
  it('sends strings for every number of getOrdersByEmail and getOrderPackages', () => {
    const parcel = shop.packages.find((one) => one.orderId >= firstId);
    const order = shop.orders.find((one) => one.email !== '');
    const found = list(answer('getOrdersByEmail', { email: order?.email }), 'orders')[0] ?? {};
    expect(Object.values(found).map((value) => typeof value)).toEqual([
      'string',
      'string',
      'string',
      'string',
    ]);
    const wire = list(answer('getOrderPackages', { order_id: parcel?.orderId }), 'packages')[0] ?? {};
    expect(wire).toMatchObject({ account_id: '', is_return: false });
    expect(Object.values(wire).some((value) => typeof value === 'number')).toBe(false);
  });

  it('finds a phone by its digits, whatever is between them', () => {
    const order = shop.orders.find((one) => one.phone !== '');
    const spaced = order?.phone?.replaceAll(/\D/g, '').split('').join(' ');
    const found = list(answer('getOrdersByPhone', { phone: spaced }), 'orders');
    expect(found.map((one) => Number(one.order_id))).toContain(order?.order_id);
  });

  it('sends empty maps as lists', () => {
    expect(answer('getCourierPackagesStatusHistory', { package_ids: [1] })).toEqual({
      status: 'SUCCESS',
      packages_history: [],
    });
    expect(answer('getOrderSources')).toMatchObject({ sources: { erli: [] } });
  });

  it('gives the history of a package', () => {
    const parcel = shop.packages.find((one) => one.history.length > 0);
    const id = Number(parcel?.wire.package_id);
    const history = { [id]: parcel?.history };
    expect(answer('getCourierPackagesStatusHistory', { package_ids: [id] })).toMatchObject({
      packages_history: history,
    });
  });
});

describe('labels', () => {
  const labelOf = (extension: string | null) => {
    const wire = shop.packages.find((one) => one.labelExtension === extension)?.wire;
    return answer('getLabel', {
      courier_code: wire?.courier_code.toUpperCase(),
      package_id: wire?.package_id,
    });
  };

  it('are PDF files whose cross-reference table is right', () => {
    const given = labelOf('pdf');
    if (given.status === 'ERROR') throw new Error(given.error_code);
    const pdf = Buffer.from(String(given.label), 'base64').toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n/gm)].map((match) => Number(match[1]));
    offsets.forEach((offset, index) => {
      expect(pdf.slice(offset)).toMatch(new RegExp(`^${String(index + 1)} 0 obj`));
    });
    expect(offsets).toHaveLength(5);
  });

  it('are ZPL where the courier account is set to it', () => {
    const given = labelOf('zpl');
    if (given.status === 'ERROR') throw new Error(given.error_code);
    expect(given.extension).toBe('zpl');
    expect(Buffer.from(String(given.label), 'base64').toString()).toMatch(/^\^XA[^]*\^XZ\n$/);
  });

  it('are found by the parcel number, and only under the right courier', () => {
    const wire = shop.packages.find((one) => one.labelExtension === 'pdf')?.wire;
    const ask = (courier?: string) =>
      answer('getLabel', { courier_code: courier, package_number: wire?.courier_package_nr }).status;
    expect([ask(wire?.courier_code), ask('ups')]).toEqual(['SUCCESS', 'ERROR']);
  });

  it('are what the test told the account to answer, valid or not', () => {
    const id = shop.packages.find((one) => one.labelExtension === 'zpl')?.wire.package_id ?? '';
    const given = { extension: 'pdf', label: 'no base64' };
    api.account(token).labels.set(id, given);
    expect(labelOf('zpl')).toEqual({ status: 'SUCCESS', ...given });
  });

  it('do not exist for a parcel typed in by hand', () => {
    expect(labelOf(null)).toMatchObject({ status: 'ERROR' });
  });
});

describe('the limit', () => {
  const spend = (count: number) => {
    for (let call = 0; call < count; call += 1) expect(answer('getCouriersList').status).toBe('SUCCESS');
  };

  it.each([
    ['winter', Date.UTC(2026, 10, 23, 12, 0, 0), '2026-11-23 13:01:00'],
    ['summer', Date.UTC(2026, 5, 23, 12, 0, 0), '2026-06-23 14:01:00'],
  ])('blocks the token at request 101 of a minute, in Polish %s time', (_, at, until) => {
    clock = at;
    spend(100);
    expect(answer('getOrders')).toEqual({
      status: 'ERROR',
      error_code: 'ERROR_BLOCKED_TOKEN',
      error_message: `Query limit exceeded, token blocked until ${until}`,
    });
    expect(api.blocks(token)).toEqual([{ at, until: at + 60_000 }]);
  });

  it('slides: the 101st is free once the first is a minute old', () => {
    spend(1);
    clock += 59_000;
    spend(99);
    clock += 1_000;
    spend(1);
    expect(answer('getOrders').status).toBe('ERROR');
  });

  it('is prolonged by a call during the block, and then over', () => {
    spend(100);
    answer('getOrders');
    clock += 59_000;
    expect(answer('getOrders')).toMatchObject({ error_code: 'ERROR_BLOCKED_TOKEN' });
    clock += 59_000;
    expect(answer('getOrders')).toMatchObject({ error_code: 'ERROR_BLOCKED_TOKEN' });
    clock += 60_000;
    expect(answer('getOrders').status).toBe('SUCCESS');
    expect(api.blocks(token)).toHaveLength(1);
  });

  it('is each token’s own', () => {
    const two = createBaseApi({
      accounts: ['a', 'b'].map((name) => ({ token: name, shop })),
      now: () => clock,
    });
    for (let call = 0; call < 101; call += 1) two.answer('a', 'getCouriersList', {});
    expect(two.answer('a', 'getCouriersList', {}).status).toBe('ERROR');
    expect(two.answer('b', 'getCouriersList', {}).status).toBe('SUCCESS');
  });
});

describe('changes and the journal', () => {
  const logs = (parameters = {}) => list(answer('getJournalList', { last_log_id: 1, ...parameters }), 'logs');
  const [one, two] = confirmed.map((order) => Number(order.order_id));

  it('changes a status, counts the call, and leaves the shop as it was', () => {
    const before = confirmed[0]?.order_status_id;
    expect(answer('setOrderStatus', { order_id: one, status_id: statusIds.cancelled })).toEqual({
      status: 'SUCCESS',
    });
    expect(orders({ order_id: one })[0]).toMatchObject({
      order_status_id: statusIds.cancelled,
      date_in_status: winter / 1000,
    });
    expect(api.account(token).statusCalls).toEqual([
      { at: winter, orderId: one, from: before, to: statusIds.cancelled },
    ]);
    expect(confirmed[0]?.order_status_id).toBe(before);
    expect(logs()).toMatchObject([
      { log_type: 18, order_id: one, object_id: statusIds.cancelled, date: winter / 1000 },
    ]);
  });

  it('refuses a status or an order that is not there', () => {
    expect(answer('setOrderStatus', { order_id: one, status_id: 1 }).status).toBe('ERROR');
    expect(answer('setOrderStatus', { order_id: 1, status_id: statusIds.cancelled }).status).toBe('ERROR');
    expect(api.account(token).statusCalls).toEqual([]);
  });

  it('overwrites texts of an order, cut to the lengths of Base', () => {
    const fields = { phone: '7'.repeat(101), admin_comments: '', delivery_country_code: 'DEU' };
    expect(answer('setOrderFields', { order_id: one, ...fields })).toEqual({ status: 'SUCCESS' });
    const cut = { phone: '7'.repeat(100), admin_comments: '', delivery_country_code: 'DE' };
    expect(orders({ order_id: one })[0]).toMatchObject(cut);
    expect(api.account(token).fieldCalls).toMatchObject([{ at: winter, orderId: one, fields: cut }]);
    expect(logs().map(({ log_type }) => log_type)).toEqual([16, 11]);
    expect(answer('setOrderFields', { order_id: 1, phone: '1' }).status).toBe('ERROR');
  });

  it('writes an entry for what people do, none for archiving', () => {
    const account = api.account(token);
    const added = { ...shop.orders[0], order_id: 99_000_001, order_status_id: statusIds.paid };
    account.addOrder({
      ...added,
      date_add: winter / 1000,
      date_confirmed: winter / 1000,
      date_in_status: winter / 1000,
    });
    account.changeOrder(99_000_001, { admin_comments: 'pilne', delivery_city: 'Gdynia', payment_done: 5 });
    account.mergeOrders(99_000_001, Number(one));
    account.archiveOrder(99_000_001);
    account.deleteOrder(Number(two));
    expect(logs().map((log) => [log.log_type, log.order_id, log.object_id])).toEqual([
      [1, 99_000_001, 0],
      [2, 99_000_001, 0],
      [16, 99_000_001, 0],
      [11, 99_000_001, 0],
      [3, 99_000_001, 0],
      [5, 99_000_001, one],
      [4, two, 0],
    ]);
    expect(ids({ id_from: one }).slice(0, 2)).not.toContain(one);
  });

  it('keeps a changed order at its new place among the pages', () => {
    api.account(token).changeOrder(Number(one), { date_confirmed: winter / 1000 });
    expect(ids({ date_confirmed_from: winter / 1000 - 1 })).toContain(one);
    expect(ids()).not.toContain(one);
  });

  it('reads on after the last id, by type and by order, for three days', () => {
    for (const id of [one, two, one]) api.account(token).setOrderStatus(Number(id), statusIds.cancelled);
    const [first] = logs();
    expect(logs({ last_log_id: first?.log_id })).toHaveLength(2);
    expect(logs({ order_id: one })).toHaveLength(2);
    expect(logs({ logs_types: [4] })).toEqual([]);
    clock += 3 * 86_400_000 + 1000;
    expect(logs()).toEqual([]);
  });

  it('rejects last_log_id 0, also when switched off', () => {
    expect(answer('getJournalList', { last_log_id: 0 }).status).toBe('ERROR');
    expect(answer('getOrderReturnJournalList', {}).status).toBe('ERROR');
  });

  it('is empty and no error when switched off', () => {
    api.account(token).switchJournal(false);
    answer('setOrderStatus', { order_id: one, status_id: statusIds.cancelled });
    expect(answer('getJournalList', { last_log_id: 1 })).toEqual({ status: 'SUCCESS', logs: [] });
  });
});

it('a journal can be switched off while the other one is on', () => {
  const account = api.account(token);
  account.switchJournal(false, 'returns');
  account.setReturnStatus(shop.returns[0]?.return_id ?? 0, shop.returnStatuses[0]?.id ?? 0);
  account.setOrderStatus(firstId, statusIds.cancelled);
  expect(list(answer('getOrderReturnJournalList', { last_log_id: 1 }), 'logs')).toHaveLength(0);
  expect(list(answer('getJournalList', { last_log_id: 1 }), 'logs')).toHaveLength(1);
});

it('a refused request is refused each time, and no other is, until the test changes that', () => {
  api.refuse(token, (_, { order_id }) => order_id === firstId);
  const refused = { status: 'ERROR', error_code: 'ERROR_INTERNAL', error_message: '' };
  expect(answer('getOrders', { order_id: firstId })).toEqual(refused);
  expect(answer('getOrders', { order_id: firstId })).toEqual(refused);
  expect(orders()).toHaveLength(100);
  api.refuse(token, () => false);
  expect(answer('getOrders', { order_id: firstId }).status).toBe('SUCCESS');
});

describe('returns', () => {
  it('vanish without a word', () => {
    const id = shop.returns[0]?.return_id ?? 0;
    api.account(token).removeReturn(id);
    expect(list(answer('getOrderReturns', { return_id: id }), 'returns')).toEqual([]);
    expect(list(answer('getOrderReturnJournalList', { last_log_id: 1 }), 'logs')).toEqual([]);
  });

  const returns = (parameters = {}) => list(answer('getOrderReturns', parameters), 'returns');
  const [first] = shop.returns;

  it('are found by id and order, paged by id, without optional parts', () => {
    expect(returns().map((found) => found.return_id)).toEqual(
      shop.returns.slice(0, 100).map((found) => found.return_id),
    );
    expect(returns({ order_id: first?.order_id })).toMatchObject([
      { return_id: first?.return_id, shop_order_id: -1 },
    ]);
    expect(returns()[0]).not.toHaveProperty('custom_extra_fields');
    expect(returns({ id_from: Number(first?.return_id) + 1 })[0]?.return_id).toBe(shop.returns[1]?.return_id);
  });

  it('change status and tell their journal', () => {
    const id = first?.return_id;
    expect(answer('setOrderReturnStatus', { return_id: id, status_id: returnStatusIds.refunded })).toEqual({
      status: 'SUCCESS',
    });
    if (first !== undefined) api.account(token).addReturn({ ...first, return_id: 700_000 });
    expect(returns({ return_id: id })[0]?.status_id).toBe(returnStatusIds.refunded);
    const logs = list(answer('getOrderReturnJournalList', { last_log_id: 1 }), 'logs');
    expect(logs.map((log) => [log.log_type, log.return_id, log.object_id])).toEqual([
      [11, id, returnStatusIds.refunded],
      [1, 700_000, 0],
    ]);
  });

  it('have their parcel at the order', () => {
    const parcels = list(answer('getOrderPackages', { order_id: first?.order_id }), 'packages');
    const parcel = parcels.find((one) => one.courier_package_nr === first?.delivery_package_nr);
    expect(parcel?.is_return).toBe(true);
    expect(['1', '3']).toContain(parcel?.package_type);
  });
});

describe('histories', () => {
  it('of payments are whole only where that is asked for', () => {
    const paid = shop.orders.find(({ payment_done }) => Number(payment_done) > 0);
    const of = (parameters: object) =>
      list(answer('getOrderPaymentsHistory', { order_id: paid?.order_id, ...parameters }), 'payments');
    expect(of({})).toEqual([]);
    expect(of({ show_full_history: true })).toMatchObject([
      { paid_before: '0.00', paid_after: Number(paid?.payment_done).toFixed(2), currency: paid?.currency },
    ]);
    expect(answer('getOrderPaymentsHistory', { order_id: 1 })['error_code']).toBe('ERROR_ORDER_ID');
  });

  it('of packing are those of orders with a parcel', () => {
    const actions = shop.orders.slice(0, 45).map(({ order_id }) => {
      const history = list(answer('getOrderPickPackHistory', { order_id }), 'history');
      const parcels = list(answer('getOrderPackages', { order_id }), 'packages');
      return [parcels.length > 0, history.map((entry) => entry['action_type'])];
    });
    expect(actions).toContainEqual([true, [2, 5, 8, 11]]);
    expect(actions).toContainEqual([false, []]);
  });
});

describe('invoices', () => {
  const invoices = (parameters = {}) => list(answer('getInvoices', parameters), 'invoices');
  const fileOf = (parameters: object) => {
    const given = answer('getInvoiceFile', parameters);
    return given.status === 'ERROR' ? given.error_code : z.string().parse(given['invoice']);
  };

  it('are found by order, by id and by pages', () => {
    const [first] = shop.invoices;
    expect(invoices({ order_id: first?.order_id })[0]).toMatchObject({ invoice_id: first?.invoice_id });
    expect(invoices({ invoice_id: first?.invoice_id })).toHaveLength(1);
    expect(invoices()).toHaveLength(Math.min(100, shop.invoices.length));
    expect(invoices({ id_from: Number(first?.invoice_id) + 1 })[0]).not.toMatchObject({
      invoice_id: first?.invoice_id,
    });
    expect(invoices({ order_id: 1 })).toEqual([]);
    expect(
      invoices({ get_external_invoices: false }).every((one) => one.external_invoice_number === ''),
    ).toBe(true);
  });

  it('have a file behind a bare data:, the accounting system’s own where it is asked for', () => {
    const external = shop.invoices.find(({ external_invoice_number }) => external_invoice_number !== '');
    const read = (parameters: object) => {
      const file = fileOf({ invoice_id: external?.invoice_id, ...parameters });
      expect(file).toMatch(/^data:JVBERi/);
      return Buffer.from(file.slice(5), 'base64').toString('latin1');
    };
    expect(read({})).toContain('(Base)');
    expect(read({ get_external: true })).toContain('(External)');
    expect(fileOf({ invoice_id: 1 })).toBe('ERROR_INVOICE_ID');
  });

  it('answer with what a test gives them, and are told to the journal when they are issued', () => {
    const account = api.account(token);
    const [first] = shop.invoices;
    if (first === undefined) throw new Error('The shop has no invoice');
    account.addInvoice({ ...first, invoice_id: 9_000_000 });
    account.invoiceFiles.set(9_000_000, 'data:eA==');
    expect(fileOf({ invoice_id: 9_000_000 })).toBe('data:eA==');
    const logs = list(answer('getJournalList', { last_log_id: 1 }), 'logs');
    expect(logs.map((log) => [log.log_type, log.order_id, log.object_id])).toEqual([
      [7, first.order_id, 9_000_000],
    ]);
  });

  it('are not receipts, which are the answer itself', () => {
    const [receipt] = shop.receipts;
    expect(answer('getReceipt', { order_id: receipt?.order_id })).toMatchObject({
      status: 'SUCCESS',
      receipt_full_nr: receipt?.receipt_full_nr,
    });
    expect(answer('getReceipt', { order_id: 1 }).status).toBe('ERROR');
  });
});

describe('faults', () => {
  let server = serve({ fetch: () => new Response(), port: 0, hostname: '127.0.0.1' });
  let url = '';

  beforeEach(async () => {
    server.close();
    await new Promise<void>((resolve) => {
      server = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
        url = `http://127.0.0.1:${String(info.port)}/connector.php`;
        resolve();
      });
    });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const call = (method = 'getOrders', signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'X-BLToken': token, connection: 'close' },
      body: new URLSearchParams({ method, parameters: '{}' }),
      ...(signal === undefined ? {} : { signal }),
    });

  it('answers over a socket when there is none', async () => {
    expect(await (await call('getCouriersList')).json()).toMatchObject({ status: 'SUCCESS' });
  });

  it('can be 500, or 502 with HTML, for the next requests only', async () => {
    api.faults.switchOn({ kind: 'http500', times: 1 });
    api.faults.switchOn({ kind: 'html502', times: 1 });
    expect((await call()).status).toBe(500);
    const second = await call();
    expect([second.status, await second.text()]).toEqual([502, expect.stringContaining('<html>')]);
    expect((await call()).status).toBe(200);
    expect(api.requests(token)).toHaveLength(1);
  });

  it('can hit one method only', async () => {
    api.faults.switchOn({ kind: 'http500', method: 'getOrders' });
    expect((await call('getCouriersList')).status).toBe(200);
    expect((await call()).status).toBe(500);
    api.faults.clear();
    expect((await call()).status).toBe(200);
  });

  it('can be half a body', async () => {
    api.faults.switchOn({ kind: 'half' });
    const response = await call();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('can be a reset', async () => {
    api.faults.switchOn({ kind: 'reset' });
    await expect(call()).rejects.toThrow('fetch failed');
  });

  it('can be no answer until the client leaves', async () => {
    api.faults.switchOn({ kind: 'hang', method: 'getOrders' });
    const leaving = new AbortController();
    let isAnswered = false;
    const pending = call('getOrders', leaving.signal).finally(() => (isAnswered = true));
    await (await call('getCouriersList')).text();
    expect(isAnswered).toBe(false);
    leaving.abort();
    await expect(pending).rejects.toThrow();
  });

  it('can be half a body and then nothing until the client leaves', async () => {
    api.faults.switchOn({ kind: 'stall', method: 'getOrders' });
    const leaving = new AbortController();
    const response = await call('getOrders', leaving.signal);
    expect(response.status).toBe(200);
    let isRead = false;
    const pending = response.text().finally(() => (isRead = true));
    await (await call('getCouriersList')).text();
    expect(isRead).toBe(false);
    leaving.abort();
    await expect(pending).rejects.toThrow();
  });

  it('can be broken JSON, a wrong shape, or late', async () => {
    api.faults.switchOn({ kind: 'invalidJson', times: 1 });
    await expect((await call()).json()).rejects.toThrow(SyntaxError);
    api.faults.switchOn({ kind: 'wrongShape', times: 1 });
    expect(await (await call()).json()).toEqual({ status: 'SUCCESS', orders: 'wrong' });
    api.faults.switchOn({ kind: 'slow', delay: 50, times: 1 });
    const start = performance.now();
    await call();
    expect(performance.now() - start).toBeGreaterThan(45);
  });

  it('can lose the answer of a request that was carried out', async () => {
    const form = {
      method: 'setOrderStatus',
      parameters: `{"order_id":${String(confirmed[0]?.order_id)},"status_id":${String(statusIds.cancelled)}}`,
    };
    api.faults.switchOn({ kind: 'reset', times: 1, isCarriedOut: true });
    await expect(post(form)).rejects.toThrow('fetch failed');
    expect(api.account(token).statusCalls).toHaveLength(1);
    api.faults.switchOn({ kind: 'reset', times: 1 });
    await expect(post(form)).rejects.toThrow('fetch failed');
    expect(api.account(token).statusCalls).toHaveLength(1);
  });

  it.each(['half', 'hang', 'reset'] as const)(
    'throws a network error for %s where there is no socket',
    async (kind) => {
      api.faults.switchOn({ kind });
      await expect(post({ method: 'getOrders' })).rejects.toThrow(TypeError);
    },
  );
});

it('logs each request with time, method, parameters and error', () => {
  answer('getOrders', { status_id: 5 });
  clock += 1000;
  answer('getNothing');
  expect(api.requests(token)).toEqual([
    { at: winter, method: 'getOrders', parameters: { status_id: 5 } },
    { at: winter + 1000, method: 'getNothing', parameters: {}, error: 'ERROR_UNKNOWN_METHOD' },
  ]);
});
