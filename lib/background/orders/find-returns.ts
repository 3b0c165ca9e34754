import type { Candidate } from '@/lib/match/keys/candidate';
import { isStrong } from '@/lib/match/keys/key-kind';
import { returnKeysOfCandidate } from '@/lib/match/keys/keys';
import { rankReasons, type ReturnMatch } from '@/lib/match/rank';
import type { Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { database } from '@/lib/background/storage/db';
import { withoutKeys } from './without-keys';

/** Nobody returns more than this. A key with more is the shop's own. */
const mostForOneKey = 20;
/** One reference names one return, or one in each of a few shops. */
const mostForOneNumber = 4;

/** Finds the returns of all accounts that a ticket's candidates lead to, newest first. */
export async function findReturns(candidates: readonly Candidate[]): Promise<ReturnMatch[]> {
  const index = (await database()).transaction('returns').store.index('keys');
  const matches = new Map<string, ReturnMatch>();
  const lookUp = async (candidate: Candidate) => {
    for (const { kind, key } of returnKeysOfCandidate(candidate)) {
      const most = isStrong(kind) ? mostForOneNumber : mostForOneKey;
      const returns = await index.getAll(key, most + 1);
      for (const orderReturn of returns.length > most ? [] : returns.map(withoutKeys)) {
        const id = `${orderReturn.accountId}/${orderReturn.returnId}`;
        const match = matches.get(id) ?? { orderReturn, reasons: [] };
        matches.set(id, {
          orderReturn,
          reasons: rankReasons([...match.reasons, { kind, written: candidate.written }]),
        });
      }
    }
  };
  await Promise.all(candidates.map(lookUp));
  return [...matches.values()].toSorted((a, b) => b.orderReturn.addedAt - a.orderReturn.addedAt);
}

/** Reads the returns of one order, newest first. */
export async function returnsOfOrder({
  accountId,
  orderId,
}: Pick<Order, 'accountId' | 'orderId'>): Promise<OrderReturn[]> {
  const returns = await (await database()).getAllFromIndex('returns', 'order', [accountId, orderId]);
  return returns.toSorted((a, b) => b.addedAt - a.addedAt).map(withoutKeys);
}
