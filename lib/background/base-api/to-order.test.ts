import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderSchema, totalOf } from '@/lib/model/order';
import { returnSchema } from '@/lib/model/return';
import { wireOrder } from '@/tests/fixtures/wire-order';
import {
  orderPageSchema,
  orderPlaceSchema,
  plainOrderSchema,
  readEach,
  sourcesSchema,
  wireOrderSchema,
  wireReturnSchema,
} from './schemas';
import { toOrder } from './to-order';
import { toReturn } from './to-return';

function read(...orders: unknown[]) {
  const readable = readEach(orderPageSchema.parse({ orders }).orders, wireOrderSchema, plainOrderSchema);
  return { ...readable, orders: readable.records.map((wire) => toOrder(wire, 'account', 1, 1)) };
}

describe('an order of Base', () => {
  it('becomes one of ours, money in hundredths and times in milliseconds', () => {
    const [order] = read(wireOrder).orders;
    expect(orderSchema.parse(order)).toMatchObject({
      orderId: '48213377',
      shopOrderId: '3917',
      confirmedAt: 1763471000_000,
      payment: { paid: 24997, cashOnDelivery: false },
      products: [
        { price: 3999, quantity: 2 },
        { price: 16999, quantity: 1 },
      ],
      panelHost: 'panel-e.baselinker.com',
    });
    expect(order && totalOf(order)).toBe(24997);
  });

  it('has the extra fields that are filled, texts and files, and no link but to the web', () => {
    const fields = {
      41: 'firma',
      57: '',
      58: 12,
      63: { title: 'projekt.pdf', url: 'https://files.example.com/1' },
      64: { title: '', url: 'https://files.example.com/2' },
      65: { title: 'evil', url: 'javascript:alert(1)' },
      66: { title: ['a'] },
    };
    const [order] = read({ ...wireOrder, extra_field_1: 'VIP', custom_extra_fields: fields }).orders;
    expect(orderSchema.parse(order).extraFields).toEqual([
      { id: '1', text: 'VIP', address: '' },
      { id: '41', text: 'firma', address: '' },
      { id: '58', text: '12', address: '' },
      { id: '63', text: 'projekt.pdf', address: 'https://files.example.com/1' },
      { id: '64', text: 'https://files.example.com/2', address: 'https://files.example.com/2' },
      { id: '65', text: 'evil', address: '' },
    ]);
  });

  it('is kept without the secret of its order page', () => {
    expect(JSON.stringify(read(wireOrder).orders)).not.toContain('s3cr3th4sh');
  });

  it.each([
    [
      'strings for numbers (before 2023)',
      { order_id: '48213377', order_source_id: '28460', date_confirmed: '1763471000' },
    ],
    ['"" for an id, an amount, a date', { shop_order_id: '', delivery_price: '', date_confirmed: '' }],
    ['-1 for no id', { shop_order_id: -1 }],
    ['no products', { products: undefined }],
    ['products as a map', { products: { 1: wireOrder.products[0] } }],
    ['null', { user_login: null, products: null, payment_done: null }],
    ['flags as booleans', { payment_method_cod: true, want_invoice: 1 }],
    ['new fields', { something_new: { deep: [] } }],
    ['an empty list for extra fields', { custom_extra_fields: [] }],
    ['"" for extra fields', { custom_extra_fields: '' }],
    ['extra fields of a kind that nobody has seen', { custom_extra_fields: [{ id: 41, value: 'firma' }] }],
    [
      'nothing but its id',
      Object.fromEntries(
        Object.keys(wireOrder)
          .filter((key) => key !== 'order_id')
          .map((key) => [key, undefined]),
      ),
    ],
  ])('is read with %s', (_, change) => {
    const { orders, rejected } = read({ ...wireOrder, ...change });
    expect(rejected).toBe(0);
    expect(orderSchema.parse(orders[0]).orderId).toBe('48213377');
  });

  it.each([[undefined], ['x'], ['0'], [''], [false], [[]], [1e21], [-5], [4.5], [null]])(
    'whose id is %j is refused alone, and the reason holds no value',
    (order_id) => {
      const { orders, rejected, reason } = read({ ...wireOrder, order_id }, { ...wireOrder, order_id: 2 });
      expect(orders.map(({ orderId }) => orderId)).toEqual(['2']);
      expect(rejected).toBe(1);
      expect(reason).toMatch(/^order_id: \w+$/);
    },
  );

  const wireProduct = wireOrder.products[0];
  it.each([
    [{ delivery_price: '12,50' }, { delivery: { price: 1250 } }],
    [{ payment_done: '1 249.00' }, { payment: { paid: 124900 } }],
    [{ payment_done: '1\u00a0249,00' }, { payment: { paid: 124900 } }],
    [{ payment_done: '1.249,00 zł' }, { payment: { paid: 124900 } }],
    [{ payment_done: '1,249.00' }, { payment: { paid: 124900 } }],
    [{ payment_done: false }, { payment: { paid: 0 } }],
    [{ products: '' }, { products: [] }],
    [{ products: false }, { products: [] }],
    [{ products: [null] }, { products: [] }],
    [{ products: [{ ...wireProduct, quantity: '1,5' }] }, { products: [{ quantity: 1.5 }] }],
    [{ products: [{ ...wireProduct, price_brutto: '12,50' }] }, { products: [{ price: 1250 }] }],
    [{ user_comments: [] }, { buyerComments: '' }],
    [{ delivery_point_name: false }, { pickupPoint: { name: '' } }],
    [{ phone: false }, { phone: '' }],
    [{ date_confirmed: '2026-11-18 10:15:00' }, { confirmedAt: Date.parse('2026-11-18T09:15:00Z') }],
    [{ date_confirmed: '2026-11-18T09:15:00Z' }, { confirmedAt: Date.parse('2026-11-18T09:15:00Z') }],
    [{ date_confirmed: '0000-00-00 00:00:00' }, { confirmedAt: 0 }],
    [{ date_confirmed: 1795348800000 }, { confirmedAt: 1795348800000 }],
    [{ date_confirmed: false }, { confirmedAt: 0 }],
    [{ shop_order_id: false }, { shopOrderId: '' }],
    [{ order_page: false }, { panelHost: '' }],
    [{ delivery_package_nr: [] }, { parcel: { number: '' } }],
  ])('that has %j is read as is plainly meant', (change, expected) => {
    const { orders, odd } = read({ ...wireOrder, ...change });
    expect(orderSchema.parse(orders[0])).toMatchObject(expected);
    expect(odd).toEqual([]);
  });

  it.each([
    [{ email: ['a'] }, { email: '' }],
    [{ products: 'many' }, { products: [] }],
    [{ products: ['x', wireProduct] }, { products: [{ sku: wireProduct?.sku }] }],
    [{ payment_done: 'much' }, { payment: { paid: 0 } }],
    [{ payment_done: '-' }, { payment: { paid: 0 } }],
    [{ payment_done: '.' }, { payment: { paid: 0 } }],
    [{ payment_done: '1,249' }, { payment: { paid: 0 } }],
    [{ payment_done: 1e300 }, { payment: { paid: 0 } }],
    [{ date_add: 1e300 }, { addedAt: 0 }],
    [{ date_add: 'yesterday' }, { addedAt: 0 }],
    [{ want_invoice: { a: 1 } }, { wantsInvoice: false }],
  ])(
    'is kept without what cannot be read in %j, and the reason says where, without a value',
    (change, expected) => {
      const { orders, odd, rejected, reason } = read({ ...wireOrder, ...change });
      expect(orderSchema.parse(orders[0])).toMatchObject({ orderId: '48213377', ...expected });
      expect([odd.length, rejected]).toEqual([1, 0]);
      expect(reason).toMatch(/^(email|products|payment_done|date_add|want_invoice)[\w.]*: \w+$/);
    },
  );

  it(
    'with a readable id is always kept, whatever its other fields hold, and has no odd number',
    { timeout: 30_000 },
    () => {
      const fields = Object.keys(wireOrder).filter((key) => key !== 'order_id');
      const anything = fc.record(Object.fromEntries(fields.map((key) => [key, fc.jsonValue()])), {
        requiredKeys: [],
      });
      fc.assert(
        fc.property(anything, fc.jsonValue(), (odd, inProduct) => {
          const product = { name: inProduct, quantity: inProduct, price_brutto: inProduct };
          const { orders, rejected } = read({ products: [product], ...odd, order_id: 48213377 });
          expect(rejected).toBe(0);
          const order = orderSchema.parse(orders[0]);
          expect(Number.isSafeInteger(order.payment.paid)).toBe(true);
          expect(Number.isSafeInteger(order.delivery.price)).toBe(true);
          for (const { price, quantity } of order.products)
            expect(Number.isSafeInteger(price) && Number.isFinite(quantity)).toBe(true);
          for (const time of [order.addedAt, order.confirmedAt])
            expect(Number.isNaN(new Date(time).getTime())).toBe(false);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('with a text without end is kept with its beginning', () => {
    const [order] = read({ ...wireOrder, user_comments: 'a'.repeat(1e6) }).orders;
    expect(order?.buyerComments.length).toBeLessThanOrEqual(5_000);
  });

  it('still has a place in the walk when the rest of it is broken', () => {
    expect(readEach([{ ...wireOrder, email: [] }], orderPlaceSchema).records).toEqual([
      { order_id: '48213377', date_confirmed: 1763471000_000 },
    ]);
  });
});

describe('a return of Base', () => {
  const wireReturn = { return_id: 21, order_id: 5, refunded: '0.00', date_add: 1763471000 };

  it.each([[{ refunded: 'PLN' }], [{ products: '' }], [{ products: [null] }], [{ email: ['a'] }]])(
    'with %j is kept',
    (change) => {
      const { records, rejected } = readEach([{ ...wireReturn, ...change }], wireReturnSchema);
      expect(records.map((wire) => returnSchema.parse(toReturn(wire, 'account', 1)).returnId)).toEqual([
        '21',
      ]);
      expect(rejected).toBe(0);
    },
  );

  it('with a readable id is always kept, whatever its other fields hold', () => {
    const fields = Object.keys(wireReturnSchema.shape).filter((key) => key !== 'return_id');
    const anything = fc.record(Object.fromEntries(fields.map((key) => [key, fc.jsonValue()])));
    fc.assert(
      fc.property(anything, (odd) => {
        const { records } = readEach([{ ...odd, return_id: 21 }], wireReturnSchema);
        expect(records.map((wire) => returnSchema.parse(toReturn(wire, 'account', 1)).returnId)).toEqual([
          '21',
        ]);
      }),
    );
  });
});

it.each([[[]], [{}], ['']])('an empty map may be %j', (empty) => {
  expect(sourcesSchema.parse({ sources: empty })).toEqual({ sources: {} });
  expect(sourcesSchema.parse({ sources: { shop: empty } })).toEqual({ sources: { shop: {} } });
});
