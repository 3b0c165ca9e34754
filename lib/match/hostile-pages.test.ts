import { describe, expect, it } from 'vitest';
import { findCandidates } from './reading/candidates';

const found = (lines: string[]) => findCandidates(lines).map(({ kind, value }) => `${kind}:${value}`);

/** Texts that make a careless pattern try again from every place. A quadratic one needs minutes for 100,000 signs. */
const parts = [
  'a',
  'A',
  '1',
  '1 ',
  '0 ',
  '1.',
  '1,',
  '1-',
  'a-',
  '-',
  '_',
  '(',
  '+',
  '#',
  '@',
  'a@',
  'a.',
  '.',
  ' ',
  '12 345 ',
  'tel. ',
  'tel. 1',
  'nr ',
  'nr 1 ',
  'zamówienie ',
  'zamówienie: 1',
  'login: ',
  'client:',
  'AA 123 ',
  'PL61 1090 ',
  '600 100 200 ',
  '000000000000 ',
  'abcdefghi ',
  'ABCDEF ',
  'http://',
  '\u00a0',
  '\u200b1',
  'ó',
  '+48 ',
  'x(at)',
];

describe('a hostile line does not hold up the page', () => {
  // A pattern that tries again from every place would run into the test's own limit.
  it.each(parts)('%j', (part) => {
    expect(found([part.repeat(1e5 / part.length)]).length).toBeLessThanOrEqual(200);
  });
});

it('what tells most stays, however many bare numbers, addresses and phones stand before it', () => {
  const noise = Array.from(
    { length: 2000 },
    (_, index) => `${10_000_000 + index} x_${index} ${600_000_000 + index}`,
  );
  const addresses = Array.from({ length: 2000 }, (_, index) => `x${index}@example.com`);
  const phones = Array.from({ length: 20 }, (_, index) => `tel. 601 200 ${100 + index}`);
  const candidates = found([...noise, ...phones, ...addresses, 'Zamówienie nr 4913', 'tel. 602 300 400']);
  expect(candidates.length).toBeLessThanOrEqual(200);
  expect(candidates).toContain('number:4913');
  expect(candidates).toContain('phone:602300400');
  expect(candidates).toContain('email:x0@example.com');
});

it('e-mails come before numbers that are called so, those before bare ones', () => {
  expect(found(['48213378', 'tel. 600 100 200', 'zamówienie 48213377', 'ola@example.com'])).toEqual([
    'email:ola@example.com',
    'number:48213377',
    'phone:600100200',
    'number:48213378',
  ]);
});
