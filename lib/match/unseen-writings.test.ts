import { describe, expect, it } from 'vitest';
import { leadTo, type Lead } from './fixtures/lead';
import type { ShopOrder } from './fixtures/shop';

/** What the order has, what the ticket says, how it leads there. */
type Row = readonly [Partial<ShopOrder>, string, Lead];

const same = (order: Partial<ShopOrder>, lead: Lead, ...texts: string[]): Row[] =>
  texts.map((text) => [order, text, lead]);

const polish = { phone: '601200300', country: 'PL' };
const german = { phone: '01715566778', country: 'DE' };

const afterPhones: Row[] = [
  ...same(
    polish,
    'buyer',
    'tel. 601200300 30-702 Kraków',
    'Jan Nowak 601 200 300 30-702 Kraków',
    'tel +48 601 200 300 30-702 Kraków',
    'tel 601 200 300 12 szt',
    'tel. 601200300 2 sztuki',
    'tel +48 601 200 300 4913',
    'tel 601200300 4913',
    'tel. 601 200 300 48213377',
    // Another phone stays.
    'tel. 602300400 601200300',
    'tel. 602 300 400 601 200 300',
    'tel. +48 602 300 400 601 200 300',
  ),
  ...same(
    german,
    'buyer',
    'Handy 0171 5566778 04109 Leipzig',
    'Erika Muster 0171 5566778 04109 Leipzig',
    'Tel. 0171 556 67 78 12 Stück',
    'Tel. +49 171 5566778 04109 Leipzig',
    'Tel. 0171 5566778 48213377',
    // Groups of one phone.
    'Tel. 0171 556 67 78',
    'Tel. 01715 56 67 78 Gruß',
  ),
  ...same({ phone: '777123987', country: 'CZ' }, 'buyer', 'tel 777 123 987 110 00 Praha', '420 777 123 987'),
  ...same({ phone: '221234567', country: 'PL' }, 'buyer', 'tel. 48 22 123 45 67 w godzinach 8-16'),
  ...same(
    { orderId: '48213377' },
    'named',
    'tel. 601200300 48213377',
    'tel 601 200 300 48213377',
    'Handy 0171 5566778 48213377',
  ),
];

describe.each<[string, Row[]]>([['a number after a phone', afterPhones]])('%s', (_, rows) => {
  it.each(rows)('%j, written %j: %s', (order, text, lead) => {
    expect(leadTo(order, text)).toBe(lead);
  });
});
