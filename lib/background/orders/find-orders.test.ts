import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { database } from '@/lib/background/storage/db';
import { normaliseEmail } from '@/lib/match/keys/normalise';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { findOrders } from './find-orders';
import { searchHere } from './search-orders';

it('of a buyer with more orders than are shown, the newest are found, also where ids have grown longer', async () => {
  const db = await database();
  const ids = Array.from({ length: 60 }, (_, at) => 99_999_970 + at);
  for (const order_id of ids)
    await db.put('orders', toOrder(wireOrderSchema.parse({ ...wireOrder, order_id }), 'a', 0, 1));
  const newest = ids.slice(-20).map(String);
  const email = wireOrder.email;
  const value = normaliseEmail(email) ?? '';
  const { matches } = await findOrders([{ kind: 'email', value, written: email }]);
  expect(matches.map(({ order }) => order.orderId)).toEqual(expect.arrayContaining(newest));
  const searched = await searchHere(email);
  expect(searched.matches.map(({ order }) => order.orderId)).toEqual(expect.arrayContaining(newest));
});

describe('a short number that nothing calls an order’s', () => {
  const find = (...lines: string[]) =>
    findOrders(ticketCandidates({ lines, taught: {}, agentAddresses: [], ticketId: '' }));
  const order = { ...wireOrder, order_id: 71000001, shop_order_id: 88058, email: 'greta@example.com' };
  const reasons = async (...lines: string[]) =>
    (await find(...lines)).matches.flatMap((match) => match.reasons.map(({ kind }) => kind));

  it('names an order of the ticket’s buyer, and nobody else’s', async () => {
    await (await database()).put('orders', toOrder(wireOrderSchema.parse(order), 'a', 0, 1));
    expect(await reasons('Brak w dostawie 88058')).toEqual([]);
    expect(await reasons('Brak w dostawie 88058', 'ola@example.com')).toEqual([]);
    expect(await reasons('Brak w dostawie 88058', 'greta@example.com')).toEqual(['email', 'shop']);
    expect(await reasons('Brak w dostawie 88059', 'greta@example.com')).toEqual(['email']);
  });
});
