import { describe, expect, it } from 'vitest';
import { findMeant, tieOf } from './meant-orders';

const match = (...kinds: ('order' | 'parcel' | 'email' | 'phone' | 'login' | 'linked')[]) => ({
  reasons: kinds.map((kind) => ({ kind, written: '' })),
});

describe('a rule may act by itself', () => {
  it.each([
    ['where the ticket names one order and leads to no other', [match('order')]],
    ['where the order it names is its buyer’s too', [match('order', 'email'), match('email')]],
    ['where the login says so', [match('parcel', 'login'), match('phone')]],
    ['where an agent has linked the order', [match('linked'), match('email')]],
  ])('%s', (_, matches) => {
    expect(findMeant(matches, tieOf)).toEqual({ meant: matches.slice(0, 1), isSure: true });
  });
});

describe('a rule may only ask', () => {
  it.each([
    ['where the buyer has another order than the one it names', [match('order'), match('email')], 1],
    ['where the ticket names two', [match('order', 'email'), match('order')], 2],
    ['where the ticket names none', [match('email')], 1],
  ])('%s', (_, matches, count) => {
    expect(findMeant(matches, tieOf)).toEqual({ meant: matches.slice(0, count), isSure: false });
  });
});

it('nothing is meant where the ticket is a list of orders, or names none of several', () => {
  const list = Array.from({ length: 6 }, () => match('order'));
  for (const matches of [list, [match('email'), match('email')]])
    expect(findMeant(matches, tieOf)).toEqual({ meant: [], isSure: false });
});
