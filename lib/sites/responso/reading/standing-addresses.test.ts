import { expect, it } from 'vitest';
import { createStandingAddresses } from './standing-addresses';

const agent = { address: 'anna@shop.example', place: 'p<aside' };
const buyer = (name: string) => ({ address: `${name}@example.com`, place: 'dd<dl' });

it('an address at one place on three tickets of three buyers is the app’s', () => {
  const { note } = createStandingAddresses();
  expect(note('1', [agent, buyer('jan')])).toEqual([]);
  expect(note('2', [agent, buyer('ola')])).toEqual([]);
  expect(note('3', [agent, buyer('ewa')])).toEqual([agent.address]);
});

it('a buyer who has written three tickets is not', () => {
  const { note } = createStandingAddresses();
  for (const id of ['1', '2', '3', '4']) expect(note(id, [buyer('jan')])).toEqual([]);
  for (const id of ['1', '2', '3', '4'])
    expect(note(id, [buyer('jan'), { address: 'bok@shop.example', place: 'footer' }])).toEqual([]);
});

it('is known on all tickets from then on', () => {
  const { note, known } = createStandingAddresses();
  for (const [id, name] of ['jan', 'ola', 'ewa'].entries()) note(String(id), [agent, buyer(name)]);
  expect(note('4', [buyer('adam')])).toEqual([]);
  expect(known()).toEqual([agent.address]);
});

it('a labelled buyer is never the app’s, whatever changes beside', () => {
  const { note, known } = createStandingAddresses();
  for (const id of ['1', '2', '3'])
    note(id, [
      { ...buyer('jan'), isBuyers: true },
      { address: `bok${id}@shop.example`, place: 'span' },
    ]);
  expect(known()).toEqual([]);
});

it('one ticket that is read again and again teaches nothing, nor do tickets that nothing tells apart', () => {
  const { note } = createStandingAddresses();
  for (const name of ['jan', 'ola', 'ewa']) {
    expect(note('1', [agent, buyer(name)])).toEqual([]);
    expect(note('', [agent, buyer(name)])).toEqual([]);
  }
});

it('at a place where other tickets have somebody else it is a buyer', () => {
  const { note } = createStandingAddresses();
  note('0', [{ ...agent, address: 'tom@example.com' }, buyer('tom')]);
  for (const [id, name] of [
    ['1', 'jan'],
    ['2', 'ola'],
    ['3', 'ewa'],
  ] as const)
    expect(note(id, [agent, buyer(name)])).toEqual([]);
});
