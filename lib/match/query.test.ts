import { describe, expect, it } from 'vitest';
import { toOrder } from './fixtures/fixture-order';
import { readQuery } from './query';

const order = {
  ...toOrder({
    orderId: '48213377',
    shopOrderId: 'SH-5001',
    externalOrderId: '303-1234567-1234567',
    email: 'Ola.Nowak@Example.com',
    phone: '+48 600 100 200',
    login: 'ola_n95',
    parcel: '6201 0084 7712',
    name: 'Żaneta Kowalska-Nowak',
  }),
};

/** As the background does it: any beginning, or all words of the name. */
function isFound(query: string): boolean {
  const { beginnings, words } = readQuery(query);
  const has = ({ key }: { key: string }) => order.keys.some((each) => each.startsWith(key));
  return beginnings.some(has) || (words.length > 0 && words.every(has));
}

describe('an order is found', () => {
  it.each([
    '48213377',
    '#48 213 377',
    '4821',
    'SH-5001',
    '5001',
    '303-1234567',
    '620100847712',
    'ola.nowak@example.com',
    'OLA.NOW',
    '600100200',
    '+48 600-100-200',
    'Ola_N95',
    'ola_n',
    'kowalska',
    'Nowak Żaneta',
    'zaneta kow',
  ])('by %s', (query) => expect(isFound(query)).toBe(true));

  it.each(['', '  ', '48', 'ol', 'kowalski', 'zaneta mazur', '600100201'])('not by "%s"', (query) =>
    expect(isFound(query)).toBe(false),
  );
});
