import { expect, it } from 'vitest';
import { isInRail, pickAgentAddresses } from './read-agent-addresses';

it('the one who is signed in is named by a bar, or by a button of the navigation', () => {
  expect(pickAgentAddresses(['Responso Kuba kuba@shop.example', 'Tickets 12'])).toEqual([
    'kuba@shop.example',
  ]);
});

it('the buyers of a list are nobody who is signed in, also where each ticket is a button', () => {
  const tickets = ['jan', 'ola', 'ewa', 'tom'].map((name) => `${name} · ${name}@example.com`);
  expect(pickAgentAddresses([tickets.join(' '), 'Kuba kuba@shop.example'])).toEqual(['kuba@shop.example']);
});

it('a menu that is not drawn stands in no rail', () => {
  expect(isInRail({ right: 64, width: 48 })).toBe(true);
  expect(isInRail({ right: 0, width: 0 })).toBe(false);
  expect(isInRail({ right: 900, width: 48 })).toBe(false);
});
