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
  'ZK 1/',
  '12/M/',
  '1 - ',
  'a1',
  '1a',
  'a_1_',
  '12345678_',
  'Ж',
  '№1 ',
  'Номер ',
  'ordernummernummer',
  '3f2504e0-',
  '3f2504e0 4f89 ',
  'wa.me/1',
  '%41',
  'https://a/1?phone=',
  '1234 and ',
  'call 123456789 ',
  '1=',
  'login a-',
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

describe('the time that a page takes grows with its length, not faster', () => {
  /** A pass over the text that does little: what a text costs a machine at all. */
  const simplePass = (lines: readonly string[]) =>
    lines.reduce((sum, line) => sum + [...line.normalize('NFD').matchAll(/[\p{L}\d]+/gu)].length, 0);
  const msOf = (work: () => unknown) => {
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return Math.max(0.5, Math.min(...times));
  };
  const words = ['zamówienie', '48213377', 'nr', '4913', 'tel.', '600', '100', '200', 'ZK', '12/M/08/2026'];
  const tokens = (count: number) => Array.from({ length: count }, (_, at) => words[(at * 7) % words.length]);

  it.each([
    ['50,000 tokens in one line', [tokens(50_000).join(' ')]],
    ['50,000 tokens in lines', tokens(50_000).map(String)],
    ['a line of 1 MB', ['x48213377-'.repeat(1e5)]],
    ['a line of 1 MB of words', ['zamówienia '.repeat(9e4)]],
    ['a line of 1 MB of digits', ['123 456 789 '.repeat(8e4)]],
  ])('%s', (_, lines) => {
    // Generous: on an idle machine it is some 15 to 40 times.
    expect(msOf(() => findCandidates(lines)) / msOf(() => simplePass(lines))).toBeLessThan(200);
  });
});
