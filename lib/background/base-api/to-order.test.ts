import { describe, expect, it } from 'vitest';
import { orderSchema, totalOf } from '@/lib/model/order';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { orderPageSchema, orderPlaceSchema, readEach, sourcesSchema, wireOrderSchema } from './schemas';
import { toOrder } from './to-order';

function read(...orders: unknown[]) {
  const readable = readEach(orderPageSchema.parse({ orders }).orders, wireOrderSchema);
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

  it.each([
    ['no id', { order_id: undefined }],
    ['an id that is none', { order_id: 'x' }],
    ['an e-mail that is a list', { email: ['a'] }],
    ['products that are a text', { products: 'many' }],
    ['an amount that is a word', { payment_done: 'much' }],
  ])('with %s fails alone and says where, without a value', (_, change) => {
    const { orders, rejected, reason } = read({ ...wireOrder, ...change }, { ...wireOrder, order_id: 2 });
    expect(orders.map(({ orderId }) => orderId)).toEqual(['2']);
    expect(rejected).toBe(1);
    expect(reason).toMatch(/^(order_id|email|products|payment_done)[\w.]*: \w+$/);
  });

  it('still has a place in the walk when the rest of it is broken', () => {
    expect(readEach([{ ...wireOrder, email: [] }], orderPlaceSchema).records).toEqual([
      { order_id: '48213377', date_confirmed: 1763471000_000 },
    ]);
  });
});

it.each([[[]], [{}], ['']])('an empty map may be %j', (empty) => {
  expect(sourcesSchema.parse({ sources: empty })).toEqual({ sources: {} });
  expect(sourcesSchema.parse({ sources: { shop: empty } })).toEqual({ sources: { shop: {} } });
});
