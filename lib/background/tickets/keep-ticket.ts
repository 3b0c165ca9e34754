import { isNamed } from '@/lib/match/rank';
import type { ShownOrder } from '@/lib/messages/messages';
import { tieOf } from '@/lib/rules/meant-orders';
import type { Ticket } from '@/lib/model/ticket';
import { findReturns } from '@/lib/background/orders/find-returns';
import { noteSeenTicket } from './seen-tickets';

/**
 * Keeps what the order's page in Base will show of a ticket, and what a dry run of a rule needs: the orders that stand
 * beside it now, with those that an agent linked and without those dismissed. Of a ticket whose address does not tell
 * which it is nothing is kept.
 *
 * @param now Unix ms
 */
export async function keepTicket(
  { key, subject, address, kind, candidates }: Ticket,
  matches: readonly ShownOrder[],
  now: number,
): Promise<void> {
  if (key === '' || address === '') return;
  await noteSeenTicket(
    { key, subject, address, seenAt: now },
    matches.map(({ order }) => order),
    {
      kind,
      named: matches.filter(isNamed).map(({ order }) => order),
      vouchedFor: matches.filter((match) => tieOf(match).isVouchedFor).map(({ order }) => order),
      returns: (await findReturns(candidates)).filter(isNamed).map(({ orderReturn }) => orderReturn),
    },
  );
}
