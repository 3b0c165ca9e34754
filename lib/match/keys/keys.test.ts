import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findCandidates } from '@/lib/match/reading/candidates';
import { toOrder } from '@/lib/match/fixtures/fixture-order';
import type { ShopOrder } from '@/lib/match/fixtures/shop';
import { keysOfCandidate } from './keys';
import { isLabel, labelOf } from '@/lib/match/reading/ticket-labels';

/** True when a ticket with this text leads to the order. */
function leadsTo(made: ShopOrder, text: string): boolean {
  const keys = new Set(toOrder(made).keys);
  return findCandidates(text.split('\n')).some((candidate) =>
    keysOfCandidate(candidate).some(({ key }) => keys.has(key)),
  );
}

const digits = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(new RegExp(`^\\d{${least - 1},${most - 1}}$`)))
    .map(([first, rest]) => `${String(first)}${rest}`);
const hexadecimal = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const capitals = (length: number) => fc.stringMatching(new RegExp(`^[A-Z]{${length}}$`));
const join = (separator: string, ...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((all) => all.join(separator));

const blank = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009');
const label = fc.constantFrom(
  'Zamówienie nr ',
  'numer zamówienia: ',
  'ZAMÓWIENIE NR ',
  'Order no. ',
  'order #',
  'Order number is ',
  'Pedido nº ',
  'Número do pedido: ',
  'Bestellnummer ',
  'Bestellung Nr. ',
  'Nr zamówienia\n',
  'Order ID\n',
);
const after = fc.constantFrom('', '.', ', proszę o pomoc', ' is late', '?', ')', '\ntel. 22 123 45 67');
const letterCase = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toLowerCase(),
  (text: string) => text.toUpperCase(),
);

function inGroups(number: string, size: number, separator: string): string {
  return number.replace(new RegExp(`\\B(?=(?:\\d{${size}})+$)`, 'g'), separator);
}

it('an order is found by its number, however the text that names it writes it', () => {
  const grouping = fc.oneof(
    fc.constant((number: string) => number),
    fc.tuple(blank, fc.constantFrom(3, 4)).map(
      ([separator, size]) =>
        (number: string) =>
          inGroups(number, size, separator),
    ),
    fc.constant((number: string) => inGroups(number, 3, '.')),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('orderId', 'shopOrderId'),
      digits(6, 10),
      grouping,
      label,
      after,
      (field, number, write, before, end) => {
        const order = { orderId: '1', [field]: number };
        expect(leadsTo(order, `${before}${write(number)}${end}`)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

it('a shop number of two to five digits is found where the text calls it one', () => {
  fc.assert(
    fc.property(digits(2, 5), label, after, (number, before, end) => {
      const text = before.endsWith('\n') ? `${before}${number}` : `${before}${number}${end}`;
      expect(leadsTo({ orderId: '1', shopOrderId: number }, text)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('a marketplace number is found in any letter case, called a number or not', () => {
  const number = fc.oneof(
    join('-', hexadecimal(8), hexadecimal(4), hexadecimal(4), hexadecimal(4), hexadecimal(12)),
    join('-', digits(3, 3), digits(7, 7), digits(7, 7)),
    join('-', digits(2, 2), digits(5, 5), digits(5, 5)),
    join('', digits(6, 6), capitals(4), digits(4, 4)),
    digits(16, 16),
    join('', fc.constant('O-'), digits(9, 9)),
    join('/', fc.constant('ZAM/2026/11'), digits(1, 4)),
    join('', fc.constant('SH-'), digits(4, 6)),
  );
  fc.assert(
    fc.property(
      number,
      letterCase,
      fc.oneof(label, fc.constantFrom('', 'Dotyczy: ', 'Re: ')),
      after,
      (id, write, before, end) => {
        fc.pre((id.slice(id.search(/[1-9a-z]/i) + 1).match(/\d/g) ?? []).length >= 3);
        expect(leadsTo({ orderId: '1', externalOrderId: id }, `${before}${write(id)}${end}`)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

it('a reference of letters alone is found in any letter case where the text calls it one', () => {
  fc.assert(
    fc.property(
      capitals(9),
      letterCase,
      fc.constantFrom('Numer zamówienia: ', 'order number ', 'Pedido nº ', 'Bestellung Nr. '),
      (id, write, before) => {
        expect(leadsTo({ orderId: '1', externalOrderId: id }, `${before}${write(id)}`)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('a parcel is found by its number, in groups or not', () => {
  const parcel = fc.oneof(
    digits(24, 24).map((number) => [number, inGroups(number, 4, ' ')] as const),
    digits(20, 20).map((number) => [number, inGroups(number, 5, ' ')] as const),
    digits(11, 11).map((number) => [number, number] as const),
    digits(9, 9).map((number) => [`AA${number}BR`, `AA ${inGroups(number, 3, ' ')} BR`] as const),
    digits(9, 9).map((number) => [`0000${number}U`, `0000${number}`] as const),
  );
  fc.assert(
    fc.property(parcel, fc.boolean(), after, ([number, grouped], isGrouped, end) => {
      expect(
        leadsTo({ orderId: '1', parcel: number }, `Numer przesyłki: ${isGrouped ? grouped : number}${end}`),
      ).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** Valid national numbers, the country's code, and how people there write them. */
const phones: Record<string, { code: string; number: fc.Arbitrary<string>; trunk: string; groups: RegExp }> =
  {
    PL: {
      code: '48',
      number: join('', fc.constantFrom('60', '50', '72', '22', '12'), digits(7, 7)),
      trunk: '',
      groups: /(...)(...)(...)/,
    },
    CZ: {
      code: '420',
      number: join('', fc.constantFrom('60', '77'), digits(7, 7)),
      trunk: '',
      groups: /(...)(...)(...)/,
    },
    BR: {
      code: '55',
      number: join('', fc.constantFrom('11', '21', '31'), fc.constant('9'), digits(8, 8)),
      trunk: '',
      groups: /(..)(.....)(....)/,
    },
    DE: {
      code: '49',
      number: join('', fc.constantFrom('151', '170', '160'), digits(8, 8)),
      trunk: '0',
      groups: /(...)(....)(....)/,
    },
    GB: {
      code: '44',
      number: join('', fc.constantFrom('7700', '7911'), digits(6, 6)),
      trunk: '0',
      groups: /(....)(...)(...)/,
    },
    ES: {
      code: '34',
      number: join('', fc.constantFrom('61', '65'), digits(7, 7)),
      trunk: '',
      groups: /(...)(...)(...)/,
    },
    PT: {
      code: '351',
      number: join('', fc.constantFrom('91', '96'), digits(7, 7)),
      trunk: '',
      groups: /(...)(...)(...)/,
    },
    FR: {
      code: '33',
      number: join('', fc.constantFrom('6', '7'), digits(8, 8)),
      trunk: '0',
      groups: /(...)(...)(...)/,
    },
    RO: {
      code: '40',
      number: join('', fc.constant('72'), digits(7, 7)),
      trunk: '0',
      groups: /(...)(...)(...)/,
    },
  };

it('a buyer is found by phone, however order and ticket write it', () => {
  const way = fc.record({
    prefix: fc.constantFrom('+', '00', 'bare', 'national', 'national'),
    separator: fc.constantFrom('', ' ', '-', '\u00a0'),
  });
  const phone = fc.constantFrom(...Object.keys(phones)).chain((country) => {
    const { code = '', number = fc.constant(''), trunk = '', groups = / / } = phones[country] ?? {};
    const write = ({ prefix, separator }: { prefix: string; separator: string }, national: string) => {
      const grouped = national.replace(groups, ['$1', '$2', '$3'].join(separator));
      if (prefix === 'national') return `${trunk}${grouped}`;
      if (prefix === 'bare') return `${code}${national}`;
      return `${prefix}${code}${separator}${grouped}`;
    };
    return fc
      .record({ national: number, order: way, ticket: way, knowsCountry: fc.boolean() })
      .map(({ national, order, ticket, knowsCountry }) => ({
        order: { orderId: '1', phone: write(order, national), country: knowsCountry ? country : '' },
        written: write(ticket, national),
      }));
  });
  const said = fc.constantFrom(
    'tel. ',
    'Telefon: ',
    'Phone number: ',
    'WhatsApp ',
    'mój numer telefonu to ',
    'Handy: ',
    'Telefon\n',
    'zadzwońcie pod ',
  );
  fc.assert(
    fc.property(phone, said, ({ order, written }, before) => {
      expect(leadsTo(order, `${before}${written}`)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('a buyer is found by e-mail in any letter case, a mask with and without what follows its plus', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{2,10}$/);
  const domain = fc.constantFrom(
    'allegromail.pl',
    'allegromail.cz',
    'marketplace.amazon.de',
    'marketplace.amazon.co.uk',
  );
  const before = fc.constantFrom('', 'From: Jan <', 'mailto:', 'pisz na ', '(', '*', 'E-mail\n', "'");
  const end = fc.constantFrom('', '>', '.', ',', ')', '*', "'", '?subject=x');
  fc.assert(
    fc.property(
      name,
      domain,
      fc.option(name),
      fc.option(name),
      letterCase,
      before,
      end,
      (buyer, host, one, other, write, start, stop) => {
        const order = { orderId: '1', email: `${buyer}${one === null ? '' : `+${one}`}@${host}` };
        expect(
          leadsTo(order, `${start}${write(`${buyer}${other === null ? '' : `+${other}`}@${host}`)}${stop}`),
        ).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.emailAddress(), letterCase, (email, write) => {
      fc.pre(/^[a-z0-9][\w.+-]*@/i.test(email));
      expect(leadsTo({ orderId: '1', email }, `Jan <${write(email)}>`)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('an ordinary address is found exactly, its plus part included', () => {
  expect(leadsTo({ orderId: '1', email: 'jan+sklep@example.com' }, 'jan@example.com')).toBe(false);
  expect(leadsTo({ orderId: '1', email: 'jan@example.com' }, 'jan+sklep@example.com')).toBe(false);
});

it('a buyer is found by login where the text calls it one', () => {
  const login = fc.stringMatching(/^[a-z][a-z0-9_.-]{1,15}[a-z0-9]$/);
  fc.assert(
    fc.property(
      login,
      letterCase,
      fc.constantFrom('Login: ', 'Login\n', 'Użytkownik: ', 'Kupujący: ', 'Nick: '),
      (name, write, before) => {
        // `order-nr` and `the` are logins only a program would think of.
        fc.pre(!isLabel(name) && labelOf(name) === undefined);
        expect(leadsTo({ orderId: '1', login: name }, `${before}${write(name)}`)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('two phones in the one field of an order are both keys, a shop that logs in by e-mail gives one more', () => {
  const order = toOrder({ orderId: '1', phone: '600100200 / 22 123 45 67', login: 'Jan@Example.com' });
  expect(order.keys).toEqual(['order:1', 'email:jan@example.com', 'phone:600100200', 'phone:221234567']);
});

it('no shop number makes no key', () => {
  expect(toOrder({ orderId: '48213377', shopOrderId: '0' }).keys).toEqual(['order:48213377']);
});
