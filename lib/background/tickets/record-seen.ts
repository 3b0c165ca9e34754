import { isNamed } from '@/lib/match/rank';
import { strengthOf } from '@/lib/rules/find-targets';
import type { Ticket } from '@/lib/model/ticket';
import type { LookUp } from './look-up';
import { noteSeenTicket } from './seen-tickets';

/**
 * Records a ticket that is on screen: for the order's page in Base, and for a dry run of a rule. With it go the orders that
 * stand beside it now, with those that an agent linked and without those dismissed. A ticket whose address does not tell
 * which it is leaves no record.
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
    { key, subject, address, seenAt: now },
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
