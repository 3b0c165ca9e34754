import { isNamed } from '@/lib/match/rank';
import { strengthOf } from '@/lib/rules/find-targets';
import type { Ticket } from '@/lib/model/ticket';
import { notBeforeBase } from '@/lib/background/base-api/base-clock';
import type { LookUp } from './look-up';
import { noteSeenTicket } from './seen-tickets';

/**
 * Records a ticket that is on screen, with its orders: for the order's page in Base and for dry runs of rules. Linked
 * orders are included, dismissed ones are not. A ticket that its URL does not identify is not recorded.
 *
 * @param now Unix ms
 */
export async function recordSeen(
  { key, subject, address, kind }: Ticket,
  { matches, namedReturns, identity }: Pick<LookUp, 'matches' | 'namedReturns' | 'identity'>,
  now: number,
): Promise<void> {
  if (key === '' || address === '') return;
  await noteSeenTicket(
    { key, subject, address, seenAt: await notBeforeBase(now) },
    matches.map(({ order }) => order),
    {
      kind,
      named: matches.filter(isNamed).map(({ order }) => order),
      corroborated: matches
        .filter((match) => strengthOf(match, identity).isCorroborated)
        .map(({ order }) => order),
      hasIdentity: identity.length > 0,
      returns: namedReturns,
    },
  );
}
