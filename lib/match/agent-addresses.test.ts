import { expect, it } from 'vitest';
import { dropAgentAddresses } from './agent-addresses';
import { findCandidates } from './reading/candidates';

const lines = [
  'E-mail: ola@example.com',
  'Kuba Lis, kuba.lis@shop.example, tel. 600 100 200',
  'zamówienie 48213377',
];
const valuesWithout = (...addresses: string[]) =>
  dropAgentAddresses(findCandidates(lines), addresses).map(({ value }) => value);

it('an agent’s address in a signature finds no order, however it is written', () => {
  expect(valuesWithout(' Kuba.Lis@Shop.Example')).not.toContain('kuba.lis@shop.example');
});

it('the buyer’s address, phone and order number stay', () => {
  expect(valuesWithout('kuba.lis@shop.example')).toEqual(
    expect.arrayContaining(['ola@example.com', '600100200', '48213377']),
  );
});

it('what is no address changes nothing', () => {
  expect(valuesWithout('', '600100200', '@')).toEqual(valuesWithout());
});
