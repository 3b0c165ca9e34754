import { expect, it } from 'vitest';
import { toOrder } from './fixtures/fixture-order';
import { rankMatches } from './rank';

const older = { ...toOrder({ orderId: '1' }), confirmedAt: 1000 };
const newer = { ...toOrder({ orderId: '2' }), confirmedAt: 2000 };
const newest = { ...toOrder({ orderId: '3' }), confirmedAt: 3000 };

it('puts the order that the ticket names before newer ones of the same buyer, and those newest first', () => {
  const ranked = rankMatches([
    { order: newer, reasons: [{ kind: 'email', written: 'a@example.com' }] },
    { order: newest, reasons: [{ kind: 'login', written: 'jan_1' }] },
    { order: older, reasons: [{ kind: 'shop', written: '4913' }] },
  ]);
  expect(ranked.map(({ order }) => order.orderId)).toEqual(['1', '3', '2']);
});

it('says the strongest reason first, each once', () => {
  const email = { kind: 'email', written: 'a@example.com' } as const;
  const number = { kind: 'external', written: 'SH-5001' } as const;
  expect(rankMatches([{ order: older, reasons: [email, number, { ...number }, email] }])[0]?.reasons).toEqual(
    [number, email],
  );
});
