import { expect, it } from 'vitest';
import { ticketCandidates } from './ticket-candidates';

const lines = [
  'Jan Nowak, jan@example.com, tel. 600 100 200',
  'Dzień dobry, Pana zamówienie 48213377 jest w drodze.',
  'Pytania: kontakt@shop.example, tel. 22 100 20 30',
];
const valuesWith = (shopLines?: number[]) =>
  ticketCandidates({ lines, shopLines, taught: {}, agentAddresses: [], ticketId: '' }).map(
    ({ value }) => value,
  );

it('what only the shop says of itself is nobody’s order', () => {
  const values = valuesWith([1, 2]);
  expect(values).not.toContain('kontakt@shop.example');
  expect(values).not.toContain('221002030');
});

it('the orders that the shop names, and what the buyer says too, stay', () => {
  expect(valuesWith([1, 2])).toEqual(expect.arrayContaining(['48213377', 'jan@example.com', '600100200']));
  expect(valuesWith([0, 1, 2])).toContain('48213377');
});

it('where nothing is known of who says what, all counts', () => {
  expect(valuesWith()).toEqual(expect.arrayContaining(['kontakt@shop.example', 'jan@example.com']));
});
