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

it('the phone of the shop’s signature is nobody’s where the page shows it elsewhere too', () => {
  const ticket = [
    'Jan Nowak',
    'tel. 600 100 200',
    'Kubki sp. z o.o.',
    'tel. 22 100 20 30',
    'kontakt@shop.example',
  ];
  const read = (more: string[]) =>
    ticketCandidates({
      lines: [...ticket, ...more],
      ...{ shopLines: [2, 3, 4], taught: {}, agentAddresses: [], ticketId: '' },
    }).map(({ value }) => value);
  const values = read(['Kubki, ul. Wielicka 42', 'tel. 22 100 20 30']);
  expect(values).not.toContain('221002030');
  expect(values).toContain('600100200');
});

it('a phone beside the buyer’s address in a letter of the shop stays the buyer’s', () => {
  const lines = [
    'Jan Nowak',
    'tel. 600 100 200',
    'jan@example.com',
    'tel. 600 100 200',
    'kontakt@shop.example',
  ];
  const values = ticketCandidates({
    lines: [...lines, 'jan@example.com'],
    ...{ shopLines: [2, 3, 4], taught: {}, agentAddresses: [], ticketId: '' },
  }).map(({ value }) => value);
  expect(values).toContain('600100200');
});
