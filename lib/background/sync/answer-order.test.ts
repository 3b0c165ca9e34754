import { expect, it } from 'vitest';
import { shownOrder, type Place } from './answer-order';

/** Confirmed in the order of `confirmed`, each with the id and the date of placing of the same place in the lists. */
const page = (ids: number[], confirmed: number[], added: number[]): Place[] =>
  ids.map((id, at) => ({ orderId: String(id), confirmed: confirmed[at] ?? 0, added: added[at] ?? 0 }));

it.each([
  ['confirmed', page([3, 1, 2], [1, 2, 3], [3, 1, 2])],
  ['id', page([1, 2, 3], [3, 1, 2], [3, 1, 2])],
  ['added', page([3, 1, 2], [3, 1, 2], [1, 2, 3])],
  ['either', page([1, 2, 3], [1, 2, 3], [1, 2, 3])],
  ['descending', page([3, 2, 1], [3, 1, 2], [3, 1, 2])],
  ['none', page([1, 3, 2], [3, 1, 2], [2, 3, 1])],
])('a page sorted by %s shows it, whether or not all its records can be read', (shown, places) => {
  expect(shownOrder(places)).toBe(shown);
  expect(shownOrder([...places, { orderId: '0', confirmed: 0 }])).toBe(shown);
});

it('one date of placing that cannot be read hides no order', () => {
  const [first, ...others] = page([3, 1, 2], [3, 1, 2], [1, 2, 3]);
  const unread = { orderId: first?.orderId ?? '', confirmed: first?.confirmed ?? 0 };
  expect(shownOrder([unread, ...others])).toBe('added');
});
