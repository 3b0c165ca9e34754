import { expect, it } from 'vitest';
import { account, order, orderReturn, parcel } from '@/tests/page/fixtures';
import { valuesOf } from './placeholder-values';
import { placeholders } from './placeholders';

const words = { language: 'en', trackingStatus: (status: string) => `tracking ${status}` };

it('has a value for every placeholder where everything is known', () => {
  const values = valuesOf({ order, parcel, orderReturn, account }, words);
  expect(placeholders.filter((name) => !values[name])).toEqual([]);
  expect(values).toMatchObject({
    'order.number': '48213377',
    'order.status': 'Wysłane',
    'order.products': '2 × Kubek ceramiczny 350 ml, granat\n1 × Zaparzacz stalowy',
    'order.total': 'PLN\u00a0262.96',
    'delivery.address': 'Aleksandra Nowak-Wiśniewska\nul. Prosta 12/7\n00-850 Warszawa',
    'delivery.point': 'Paczkomat WAW04A\nul. Prosta 14\n00-850 Warszawa',
    'buyer.firstName': 'Aleksandra',
    'parcel.link': parcel.trackingUrl,
    'parcel.status': 'tracking atPoint',
    'return.number': 'RMA-2026-0099',
    'return.status': 'Nowy zwrot',
    'return.refunded': 'PLN\u00a039.99',
  });
});

it.each([
  ['a status that the account does not have', { order: { ...order, statusId: '777' } }, 'order.status'],
  ['no account', { order, account: undefined }, 'order.status'],
  ['no date', { order: { ...order, addedAt: 0, confirmedAt: 0 } }, 'order.date'],
  [
    'no pickup point',
    { order: { ...order, pickupPoint: { ...order.pickupPoint, id: '' } } },
    'delivery.point',
  ],
  ['no parcel', { order }, 'parcel.number'],
  ['no tracking', { parcel: { ...parcel, tracking: 'unknown' as const } }, 'parcel.status'],
  ['nothing refunded', { orderReturn: { ...orderReturn, refunded: 0 } }, 'return.refunded'],
] as const)('has no value with %s', (_, subject, name) => {
  expect(valuesOf({ account, ...subject }, words)[name] ?? '').toBe('');
});

it('takes the order’s number from a return whose order is not here', () => {
  expect(valuesOf({ orderReturn, account }, words)['order.number']).toBe(orderReturn.orderId);
});
