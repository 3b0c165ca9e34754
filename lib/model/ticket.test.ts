import { expect, it } from 'vitest';
import { isSameTicket, noTicket } from './ticket';

it.each([
  ['a clock that runs on it', { text: 'Ostatnio 3 minuty temu' }, { text: 'Ostatnio 12 minuty temu' }, true],
  ['what the buyer adds', { text: 'Zwrot' }, { text: 'Zwrot 48123456, nie 48123455' }, false],
  ['another number', {}, { candidates: [{ kind: 'number', value: '1', written: '1' }] }, false],
  ['another type', {}, { kind: { type: 'return', source: '' } }, false],
  ['the next ticket', { visit: 'a' }, { visit: 'b' }, false],
] as const)('%s: is the same ticket or not', (_, one, other, isSame) => {
  const made = (change: object) => ({ ...noTicket, ...change });
  expect(isSameTicket(made(one), made(other))).toBe(isSame);
});
