import type { Candidate } from '@/lib/match/keys/candidate';
import { isStrong } from '@/lib/match/keys/keys';
import { isLinked, isNamed, type Match } from '@/lib/match/rank';

/** A ticket that names more orders than this is a list of them. */
const mostOrders = 5;

/** How strongly an order hangs on a ticket. */
export interface LinkStrength {
  /** The ticket, or an agent, names this very order. */
  isNamed: boolean;
  /**
   * A second tie joins order and buyer: an e-mail address, a phone or a login on the ticket is the order's, and the ticket's
   * addresses do not contradict that. Or an agent has linked the order.
   */
  isCorroborated: boolean;
}

/** @param identity what the ticket tells of its buyer: addresses, phones and logins that are not the shop's own */
export function strengthOf(
  match: Pick<Match, 'reasons'> & { order: Pick<Match['order'], 'email'> },
  identity: readonly Candidate[],
): LinkStrength {
  const isTied = match.reasons.some(({ kind }) => kind !== 'linked' && !isStrong(kind));
  return {
    isNamed: isNamed(match),
    isCorroborated: isLinked(match) || (isTied && !isContradicted(match, identity)),
  };
}

/**
 * True where the ticket has addresses and the order has another one: anybody can write the number and the phone of somebody
 * else. One address of several is enough, because the shop's own signature may stand there too.
 */
function isContradicted(
  { reasons, order }: Parameters<typeof strengthOf>[0],
  identity: readonly Candidate[],
): boolean {
  const hasAddress = identity.some(({ kind }) => kind === 'email');
  return order.email !== '' && hasAddress && !reasons.some(({ kind }) => kind === 'email');
}

/**
 * How sure it is which order a ticket is about:
 * - `sure`: one order is named and corroborated;
 * - `numberOnly`: the ticket leads to one order, names it, and tells nothing at all of its buyer;
 * - `unsure`: all else.
 */
export type Certainty = 'sure' | 'numberOnly' | 'unsure';

/**
 * Which of a ticket's orders a rule may act on: those that the ticket or an agent names, or the buyer's only one. Where
 * there is any doubt, a rule must not act by itself: buyers mistype numbers, and strangers write those of others.
 *
 * @param hasIdentity the ticket tells something of its buyer
 */
export function findTargets<Matched>(
  matches: readonly Matched[],
  strengthOf: (match: Matched) => LinkStrength,
  hasIdentity: boolean,
): { targets: Matched[]; certainty: Certainty } {
  const named = matches.filter((match) => strengthOf(match).isNamed);
  const isFew = named.length > 0 ? named.length <= mostOrders : matches.length === 1;
  const targets = named.length > 0 ? named : [...matches];
  return { targets: isFew ? targets : [], certainty: certaintyOf() };

  function certaintyOf(): Certainty {
    const [only] = named;
    if (only === undefined || named.length > 1) return 'unsure';
    if (strengthOf(only).isCorroborated) return 'sure';
    return matches.length === 1 && !hasIdentity ? 'numberOnly' : 'unsure';
  }
}
