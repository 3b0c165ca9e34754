import type { KeyKind } from '../match/keys';
import { keysOfCandidate } from '../match/keys';
import { dropCommonKeys } from '../match/common-keys';
import type { Candidate } from '../match/candidates';
import type { Match, Reason } from '../match/rank';
import { rankMatches } from '../match/rank';
import type { Order } from '../order';
import type { OrderReturn } from '../return';
import { database } from './db';

/** One buyer or number has no more orders than this on a panel; a key with more says nothing about a ticket. */
const mostForOneKey = 50;

/** The orders of all accounts that a ticket's candidates lead to, ranked, each with every reason it has. */
export async function findOrders(candidates: readonly Candidate[]): Promise<Match[]> {
  const index = (await database()).transaction('orders').store.index('keys');
  const looked = await Promise.all(
    candidates.flatMap((candidate) =>
      keysOfCandidate(candidate).map(async ({ kind, key }) => ({
        reason: toReason(kind, candidate),
        orders: await index.getAll(key, mostForOneKey),
      })),
    ),
  );
  const matches = new Map<string, Match>();
  for (const { reason, orders } of dropCommonKeys(looked)) {
    for (const order of orders) {
      const id = `${order.accountId}/${order.orderId}`;
      const match = matches.get(id) ?? { order, reasons: [] };
      match.reasons.push(reason);
      matches.set(id, match);
    }
  }
  return rankMatches([...matches.values()]);
}

/** The returns of these orders. */
export async function findReturns(orders: readonly Order[]): Promise<OrderReturn[]> {
  const index = (await database()).transaction('returns').store.index('order');
  const found = orders.map(({ accountId, orderId }) => index.getAll([accountId, orderId]));
  return (await Promise.all(found)).flat();
}

function toReason(kind: KeyKind, { written }: Candidate): Reason {
  return { kind, written };
}
