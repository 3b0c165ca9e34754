import { describe, expect, it } from 'vitest';
import type { Candidate } from '@/lib/match/keys/candidate';
import { findTargets, strengthOf } from './find-targets';

const email = 'jan@example.com';
const order = { email };
type Kind = 'order' | 'parcel' | 'email' | 'phone' | 'login' | 'linked';
const match = (...kinds: Kind[]) => ({
  order,
  reasons: kinds.map((kind) => ({ kind, written: kind === 'email' ? email : '' })),
});
const candidate = (kind: Candidate['kind'], written: string): Candidate => ({
  kind,
  value: written,
  written,
});
const own = candidate('email', email);
const stranger = candidate('email', 'stranger@example.net');
const phone = candidate('phone', '600100200');

const find = (matches: ReturnType<typeof match>[], identity: Candidate[]) =>
  findTargets(matches, (each) => strengthOf(each, identity), identity.length > 0);

describe('it is sure which order is meant', () => {
  it.each([
    ['where the address on the ticket is that of the order it names', [match('order', 'email')], [own]],
    ['where the buyer has another order', [match('order', 'email'), match('email')], [own]],
    [
      'where the shop’s signature is there too',
      [match('order', 'email')],
      [own, candidate('email', 'bok@shop.example')],
    ],
    ['where the login says so', [match('parcel', 'login'), match('phone')], [phone]],
    ['where the phone says so and the order has no address', [match('order', 'phone')], [phone]],
    ['where an agent has linked the order, whoever writes', [match('linked'), match('email')], [stranger]],
  ])('%s', (_, matches, identity) => {
    expect(find(matches, identity)).toEqual({ targets: matches.slice(0, 1), certainty: 'sure' });
  });
});

describe('it is in doubt', () => {
  it.each([
    ['where a stranger writes the number of an order', [match('order')], [stranger], 1],
    ['where a stranger writes the buyer’s phone too', [match('order', 'phone')], [stranger, phone], 1],
    ['where a stranger writes the buyer’s address too', [match('order', 'email')], [stranger, own], 1],
    ['where only a phone is there that is not the order’s', [match('order')], [phone], 1],
    ['where the buyer has another order than the one it names', [match('order'), match('email')], [own], 1],
    ['where the ticket names two', [match('order', 'email'), match('order')], [own], 2],
    ['where the ticket names none', [match('email')], [own], 1],
  ])('%s', (_, matches, identity, count) => {
    expect(find(matches, identity)).toEqual({ targets: matches.slice(0, count), certainty: 'unsure' });
  });
});

it('only the number says so where the ticket tells nothing of its buyer', () => {
  expect(find([match('order')], [])).toMatchObject({ certainty: 'numberOnly' });
  expect(find([match('order'), match('order')], [])).toMatchObject({ certainty: 'unsure' });
});

it('an order without an address is not contradicted by one', () => {
  const bare = { order: { email: '' }, reasons: match('order', 'phone').reasons };
  expect(strengthOf(bare, [stranger, phone])).toEqual({ isNamed: true, isCorroborated: true });
});

it('nothing is a target where the ticket is a list of orders, or names none of several', () => {
  const list = Array.from({ length: 6 }, () => match('order'));
  for (const matches of [list, [match('email'), match('email')]])
    expect(find(matches, [own])).toEqual({ targets: [], certainty: 'unsure' });
});
