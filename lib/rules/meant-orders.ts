import { isStrong } from '@/lib/match/keys/keys';
import { isNamed, type Match } from '@/lib/match/rank';

/** A ticket that names more orders than this is a list of them. */
const mostOrders = 5;

/** How an order stands beside a ticket. */
export interface Tie {
  /** The ticket, or an agent, names this very order. */
  isNamed: boolean;
  /** More than a number says that it is this buyer's: an e-mail address, a phone, a login, or an agent. */
  isVouchedFor: boolean;
}

export function tieOf(match: Pick<Match, 'reasons'>): Tie {
  return {
    isNamed: isNamed(match),
    isVouchedFor: match.reasons.some(({ kind }) => kind === 'linked' || !isStrong(kind)),
  };
}

/**
 * Which of a ticket's orders a rule may act on: those that the ticket or an agent names, or the buyer's only one. Where
 * there is any doubt which order is meant, a rule must not act by itself: buyers mistype numbers, and quote those of
 * others.
 */
export function findMeant<Matched>(
  matches: readonly Matched[],
  tieOf: (match: Matched) => Tie,
): { meant: Matched[]; isSure: boolean } {
  const named = matches.filter((match) => tieOf(match).isNamed);
  const isFew = named.length > 0 ? named.length <= mostOrders : matches.length === 1;
  const [only] = named;
  return {
    meant: !isFew ? [] : named.length > 0 ? named : [...matches],
    isSure: only !== undefined && named.length === 1 && (tieOf(only).isVouchedFor || matches.length === 1),
  };
}
