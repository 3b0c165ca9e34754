import { describe, expect, it } from 'vitest';
import type { Order } from '@/lib/model/order';
import { findCandidates } from './reading/candidates';
import { english } from './fixtures/english';
import { german } from './fixtures/german';
import { polish } from './fixtures/polish';
import { portuguese } from './fixtures/portuguese';
import { shop, type ShopOrder } from './fixtures/shop';
import type { TicketText } from './fixtures/ticket-text';
import { keysOfCandidate } from './keys/keys';
import { isNamed, rankMatches, type Match } from './rank';
import { toOrder } from './fixtures/fixture-order';

const names = new Map<Order, string>();
const index = new Map<string, Order[]>();
for (const [name, made] of Object.entries<ShopOrder>(shop)) {
  const order = toOrder(made);
  names.set(order, name);
  for (const key of order.keys) index.set(key, [...(index.get(key) ?? []), order]);
}

/** What the background does, with a map in the place of IndexedDB. */
function findOrders(text: string): Match[] {
  const matches = new Map<Order, Match>();
  for (const candidate of findCandidates(text.trim().split('\n'))) {
    for (const { kind, key } of keysOfCandidate(candidate)) {
      for (const order of index.get(key) ?? []) {
        const match = matches.get(order) ?? { order, reasons: [] };
        match.reasons.push({ kind, written: candidate.written });
        matches.set(order, match);
      }
    }
  }
  return rankMatches([...matches.values()]);
}

const namesOf = (matches: Match[]) => matches.map(({ order }) => names.get(order)).sort();

describe.each<[string, readonly TicketText[]]>([
  ['Polish', polish],
  ['English', english],
  ['German', german],
  ['Portuguese', portuguese],
])('%s tickets', (_, texts) => {
  it.each(texts)('$name: $text', ({ text, strong = [], weak = [] }) => {
    const matches = findOrders(text);
    expect({
      strong: namesOf(matches.filter(isNamed)),
      weak: namesOf(matches.filter((match) => !isNamed(match))),
    }).toEqual({ strong: strong.toSorted(), weak: weak.toSorted() });
  });
});
