import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSamples } from './load-samples.ts';

const now = Date.UTC(2026, 10, 23, 12) / 1000;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samples-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const order = {
  order_id: 11,
  order_status_id: 5,
  date_add: now - 300,
  date_confirmed: now - 200,
  date_in_status: now - 100,
  order_source: 'shop',
  order_source_id: '77',
  payment_done: '50',
};

function save(name: string, content: object | string): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

it('serves orders as captured; the first file has a repeated order', () => {
  save('getOrders__a__1.json', { status: 'SUCCESS', orders: [order] });
  save('getOrders__b__1.json', {
    status: 'SUCCESS',
    orders: [
      { ...order, payment_done: 7 },
      { ...order, order_id: '9' },
    ],
  });
  expect(loadSamples(folder, { now }).orders).toEqual([{ ...order, order_id: '9' }, order]);
});

it('moves the dates of an old order into the last days, with their types and their sequence', () => {
  const begun = now - 4_000 * 86_400;
  const old = { date_add: begun, date_confirmed: String(begun + 95), date_in_status: begun + 95 };
  save('getOrders__a__1.json', { orders: [{ ...order, ...old }] });
  const [moved] = loadSamples(folder, { now }).orders;
  expect(Number(moved?.date_add)).toBeGreaterThanOrEqual(now - 3 * 86_400);
  expect(Number(moved?.date_confirmed)).toBeLessThanOrEqual(now);
  expect(moved?.date_confirmed).toBe(String(Number(moved?.date_add) + 60));
  expect(moved?.date_in_status).toBe(Number(moved?.date_confirmed));
});

it('moves an order with a date in the future, and leaves an unconfirmed one unconfirmed', () => {
  save('getOrders__a__1.json', { orders: [{ ...order, date_confirmed: 0, date_in_status: now * 10 }] });
  const [moved] = loadSamples(folder, { now }).orders;
  expect(moved?.date_confirmed).toBe(0);
  expect(Number(moved?.date_in_status)).toBeLessThanOrEqual(now);
});

it('takes statuses and sources from their files and adds what the orders name', () => {
  save('getOrders__a__1.json', { orders: [order] });
  save('getOrderStatusList__a__1.json', { statuses: [{ id: 4, name: 'Nowe', name_for_customer: 'Nowe' }] });
  save('getOrderSources__a__1.json', { sources: { personal: { '0': 'Osobiście/tel.' } } });
  const shop = loadSamples(folder, { now });
  expect(shop.statuses.map((status) => status.id)).toEqual([4, 5]);
  expect(shop.sources).toEqual({ personal: { '0': 'Osobiście/tel.' }, shop: { '77': 'shop 77' } });
});

it('gives each order a ticket by e-mail, else by phone, else by number', () => {
  const orders = [
    { ...order, order_id: 1, email: 'ola@example.com', phone: '+48 500 100 200' },
    { ...order, order_id: 2, email: 'removed', phone: '500 100 200' },
    { ...order, order_id: 3, email: 'a', phone: 'a' },
    { ...order, order_id: 4, email: 'ola@example.com' },
  ];
  save('getOrders__a__1.json', { orders });
  const { tickets } = loadSamples(folder, { now });
  expect(tickets.map((ticket) => ticket.truth)).toEqual([
    { by: 'email', orderIds: [1, 4] },
    { by: 'phone', orderIds: [2] },
    { by: 'number', orderIds: [3] },
    { by: 'email', orderIds: [1, 4] },
  ]);
  expect(tickets[2]?.messages[0]?.text).toContain('Numer zamówienia: 3.');
});

it('names the file that is not JSON, or not such an answer, and why', () => {
  save('getOrders__broken__1.json', '{"orders": [');
  expect(() => loadSamples(folder, { now })).toThrow(/getOrders__broken__1\.json.*JSON/);
  save('getOrders__broken__1.json', { orders: 'none' });
  expect(() => loadSamples(folder, { now })).toThrow(/getOrders__broken__1\.json[^]*expected array/);
});
