import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leadTo } from './fixtures/lead';
import type { ShopOrder } from './fixtures/shop';

/** For each kind of key: written in any of its ways it is found, with one digit changed it is not. */

const digits = (count: number) =>
  fc
    .stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`))
    .filter((number) => !/^(?:199|20[0-4])|(?:199|20[0-4])\d$/.test(number));

/** The number with another digit at one place. */
function changed(number: string, at: number, by: number): string {
  const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
  const place = places[at % places.length] ?? 0;
  const digit = (Number(number[place]) + 1 + (by % 9)) % 10;
  return `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
}

interface Kind {
  number: fc.Arbitrary<string>;
  order: (number: string) => Partial<ShopOrder>;
  /** Ways to write it on a ticket. */
  ways: readonly ((number: string) => string)[];
  /** The first digit that may be changed: what comes before is a mark that some leave out. */
  from?: number;
}

const threes = (number: string, sign: string) => number.replace(/(...)(?=.)/g, `$1${sign}`);
const fours = (number: string) => number.replace(/(....)(?=.)/g, '$1 ');
const in8 = (number: string) => number.replace(/(.{8})(?=.)/g, '$1 ');
const hex = (count: number) => fc.stringMatching(new RegExp(`^[1-9a-f]{${count}}$`));

const kinds: Record<string, Kind> = {
  'an order’s id': {
    number: digits(8),
    order: (orderId) => ({ orderId }),
    ways: [
      (number) => `Zamówienie nr ${number}`,
      (number) => `Номер замовлення: ${number}`,
      (number) => number,
      (number) => `label-${number}-paczkomaty.pdf`,
      (number) => `https://shop.example/order_${number}`,
      (number) => `BL${number}`,
      (number) => `zamówienie ${number}PL`,
      (number) => `order ${number.replace(/\B/g, '\u200b')}`,
    ],
  },
  'a number with a suffix': {
    number: digits(10),
    order: (number) => ({ externalOrderId: `${number}-A` }),
    ways: [
      (number) => `zamówienie nr ${number}`,
      (number) => `order ${number}-A`,
      (number) => `#${number}`,
      (number) => `${number}-a`,
    ],
  },
  'a number with letters and signs': {
    number: digits(5).map((number) => `ZK ${number}/M/08`),
    order: (number) => ({ externalOrderId: number }),
    ways: [
      (number) => `Zamówienie ${number}`,
      (number) => `zamówienie nr ${number.slice(3)}`,
      (number) => `order ${number.replace(' ', '')}`,
      (number) => `order ${number.replaceAll('/', ' / ')}`,
      (number) => `Zamówienie\n${number.toLowerCase()}`,
    ],
  },
  'a marketplace’s id': {
    number: fc
      .tuple(hex(8), hex(4), hex(4), hex(4), hex(12))
      .map((parts) => parts.join('-'))
      .filter((id) => /\d.*\d/.test(id)),
    order: (number) => ({ externalOrderId: number }),
    ways: [
      (number) => number,
      (number) => `Zamówienie ${number.toUpperCase()}`,
      (number) => `Zamówienie ${number.slice(0, 19)}\n${number.slice(19)}`,
      (number) => `> ${number.slice(0, 24)}\n> ${number.slice(24)}`,
      (number) => number.replace('-', '- '),
    ],
  },
  'a parcel': {
    number: digits(24),
    order: (parcel) => ({ parcel }),
    ways: [
      (number) => `Numer paczki ${number}`,
      (number) => fours(number),
      (number) => `Numer paczki ${in8(number)}`,
      (number) => `Numer paczki ${number.slice(0, 12)}\n${number.slice(12)}`,
    ],
  },
  'a parcel with a mark': {
    number: digits(18),
    order: (number) => ({ parcel: `(00)${number}` }),
    ways: [
      (number) => `nr nadania ${number}`,
      (number) => `00${number}`,
      (number) => `(00)${number}`,
      (number) => `paczka (00) ${number}`,
    ],
  },
  'a phone': {
    number: digits(6).map((number) => `600${number}`),
    order: (number) => ({ phone: `${number}/221002030 po 16:00`, country: 'PL' }),
    ways: [
      (number) => `tel. ${number}`,
      (number) => `Jan\n${threes(number, '.')}`,
      (number) => threes(number, ' - '),
      (number) => `0-${threes(number, '-')}`,
      (number) => `48 ${threes(number, ' ')}`,
      (number) => `+48${number}`,
      (number) => `48${number}@c.us`,
      (number) => `https://wa.me/48${number}`,
      (number) => `Mój numer to ${number}, proszę zadzwonić`,
    ],
    from: 3,
  },
  'an e-mail': {
    number: digits(4).map((number) => `jan${number}@example.com`),
    order: (email) => ({ email: `Jan <${email}>, ola@example.com` }),
    ways: [
      (email) => email,
      (email) => `mailto:${email}?subject=x`,
      (email) => `Od: ${email.toUpperCase()}.`,
    ],
  },
  'a masked e-mail': {
    number: digits(6).map((number) => `abc${number}`),
    order: (buyer) => ({ email: `${buyer}+54e1d2f0@user.allegrogroup.pl` }),
    ways: [(buyer) => `${buyer}@user.allegrogroup.pl`, (buyer) => `${buyer}+99e9d9f9@user.allegrogroup.pl`],
  },
};

it.each(Object.entries(kinds))('%s', (_, { number, order, ways, from = 0 }) => {
  fc.assert(
    fc.property(number, fc.constantFrom(...ways), fc.nat(100), fc.nat(8), (written, write, at, by) => {
      expect(leadTo(order(written), write(written))).not.toBe('none');
      const another = written.slice(0, from) + changed(written.slice(from), at, by);
      // A day, 20261118, names nothing in a file's name.
      fc.pre(another !== written && !/(?:199|20[0-4])\d$/.test(written));
      expect(leadTo(order(written), write(another))).toBe('none');
    }),
    { numRuns: 300 },
  );
});
