import type { Candidate } from '@/lib/match/keys/candidate';
import { isStrong } from '@/lib/match/keys/key-kind';
import { isLinked, isNamed, type Match } from '@/lib/match/rank';

/** A ticket that names more orders than this is a list of orders. */
const mostOrders = 5;

/** How strongly a ticket is linked to an order. */
export interface LinkStrength {
  /** True if the ticket or an agent names this very order. */
  isNamed: boolean;
  /**
   * True if a second key joins the ticket to the order's buyer (an e-mail address, a phone or a login on the ticket is
   * the order's) and the ticket's addresses do not contradict that; or if an agent has linked the order.
   */
  isCorroborated: boolean;
}

/** @param identity the buyer's e-mails, phones and logins on the ticket, without the shop's own */
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
 * True if the order has an e-mail address and the ticket has a different one. Anybody can write somebody else's number,
 * phone and address, so a matching address beside the different one proves nothing: the different one may be the
 * writer's. Until the shop's own addresses are known, they count as different too: then the rule asks.
 */
function isContradicted(
  { reasons, order }: Parameters<typeof strengthOf>[0],
  identity: readonly Candidate[],
): boolean {
  const isOrders = ({ written }: Candidate) =>
    reasons.some((reason) => reason.kind === 'email' && reason.written === written);
  return order.email !== '' && identity.some((each) => each.kind === 'email' && !isOrders(each));
}

/**
 * How sure it is which order a ticket is about:
 * - `sure`: one order is named and corroborated;
 * - `numberOnly`: the ticket leads to one order, names it, and tells nothing about its buyer;
 * - `unsure`: all other cases.
 */
export type Certainty = 'sure' | 'numberOnly' | 'unsure';

/**
 * Finds the orders of a ticket that a rule may act on: those that the ticket or an agent names, or the buyer's only
 * order. If there is any doubt, a rule must not act by itself: buyers mistype numbers, and strangers write other
 * people's numbers.
 *
 * @param hasIdentity true if the ticket tells something about its buyer
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
