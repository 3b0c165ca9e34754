import { describe, expect, it } from 'vitest';
import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { toOrder } from './fixtures/fixture-order';
import type { KeyKind } from './keys/key-kind';
import { summariseBuyer } from './summarise-buyer';

const day = 86_400_000;
const now = Date.UTC(2026, 4, 20);
const mug = { name: 'Mug', attributes: '', sku: '', ean: '', quantity: 2, price: 1_050 };

const buyer = { email: 'ola@example.com', phone: '600100200', login: 'ola' };
const stranger = { email: 'jan@example.com', phone: '700800900', login: 'jan' };

const order = (orderId: string, daysAgo: number, change: Partial<Order> = {}): Order => ({
  ...toOrder({ orderId, ...buyer }),
  confirmedAt: now - daysAgo * day,
  products: [mug],
  ...change,
});
const refund = (returnId: string): OrderReturn => ({
  ...{ accountId: 'shop', returnId, orderId: '', externalId: '', reference: '', statusId: '1', addedAt: now },
  ...{ source: { type: 'shop', id: '1' }, ...buyer, currency: 'PLN', refunded: 0, products: [] },
  ...{ parcel: { courier: '', number: '' }, readAt: now, isGone: false },
});
const match = (shown: Order, kind: KeyKind = 'email', returns: OrderReturn[] = []) => ({
  order: shown,
  reasons: [{ kind, written: '' }],
  returns,
});
const lone = (orderReturn: OrderReturn) => ({
  orderReturn,
  reasons: [{ kind: 'email' as const, written: '' }],
});

describe('the orders of a buyer', () => {
  it('are counted and summed, each currency by itself, with the first and the last', () => {
    const matches = [
      match(order('3', 1), 'order', [refund('r1')]),
      match(order('1', 300)),
      match(order('2', 40, { currency: 'eur', delivery: { ...order('2', 0).delivery, price: 499 } })),
    ];
    expect(summariseBuyer(matches, [lone(refund('r2'))], now)).toEqual({
      orders: 3,
      returns: 2,
      totals: [
        { currency: 'PLN', amount: 4_200 },
        { currency: 'EUR', amount: 2_599 },
      ],
      span: { first: { orderId: '1', at: now - 300 * day }, last: { orderId: '3', at: now - day } },
    });
  });

  it.each([
    ['one order says no more than its card', [match(order('1', 1))], null],
    ['one order and its return', [match(order('1', 1), 'email', [refund('r')])], 1],
    [
      'the order of a stranger whose number is in the ticket',
      [match(order('1', 1)), match(order('2', 1)), match(order('3', 1, stranger), 'order')],
      2,
    ],
    [
      'an order from another address with the same phone',
      [match(order('1', 1)), match(order('2', 1, { ...stranger, phone: '+48 600 100 200' }), 'shop')],
      2,
    ],
    [
      'a ticket with two buyers',
      [match(order('1', 1)), match(order('2', 1)), match(order('3', 1, stranger), 'phone')],
      null,
    ],
    ['a ticket that only has numbers', [match(order('1', 1), 'order'), match(order('2', 1), 'parcel')], null],
    [
      'one login in two marketplaces',
      [
        match(order('1', 1, { email: '', phone: '' }), 'login'),
        match(order('2', 1, { email: '', phone: '', source: { type: 'allegro', id: '1' } }), 'order'),
      ],
      null,
    ],
    [
      'orders in which nothing tells the buyer',
      [
        match(order('1', 1, { email: '', phone: '', login: '' })),
        match(order('2', 1, { email: '', phone: '', login: '' })),
      ],
      null,
    ],
    ['an archived order', [match(order('1', 1)), match(order('2', 200, { isGone: true }))], 2],
    [
      'an order that was deleted or merged',
      [match(order('1', 1)), match(order('2', 2)), match(order('3', 3, { isGone: true }))],
      2,
    ],
  ])('%s', (_, matches, orders) => {
    expect(summariseBuyer(matches, [], now)?.orders ?? null).toBe(orders);
  });
});

describe('what is wrong or absent', () => {
  const two = (change: Partial<Order>) =>
    summariseBuyer([match(order('1', 9)), match(order('2', 1, change))], [], now);

  it.each([
    ['no currency', { currency: '' }],
    ['a currency that is none', { currency: 'zł' }],
    ['no products', { products: [] }],
    ['a negative amount', { products: [{ ...mug, price: -5_000 }] }],
    ['an amount beyond what can be counted', { products: [{ ...mug, price: Number.MAX_SAFE_INTEGER }] }],
  ])('%s: no sum at all', (_, change) => {
    expect(two(change)).toMatchObject({ orders: 2, totals: [], span: {} });
  });

  it.each([
    ['no date', { confirmedAt: 0, addedAt: 0 }],
    ['a date in the future', { confirmedAt: now + 3 * day }],
  ])('%s: no first and last order', (_, change) => {
    expect(two(change)).toMatchObject({ orders: 2, totals: [{ amount: 4_200 }], span: null });
  });
});
