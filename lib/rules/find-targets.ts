import type { Candidate } from '@/lib/match/keys/candidate';
import { firmDomainOf } from '@/lib/match/keys/firm-domain-of';
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
 * True if the ticket has e-mail addresses that contradict the order's. Anybody can write somebody else's number, phone
 * and address, so even a matching address proves nothing beside another private one: that may be the writer's. An
 * address of a firm beside the matching one may be the shop's signature, and contradicts nothing.
 */
function isContradicted(
  { reasons, order }: Parameters<typeof strengthOf>[0],
  identity: readonly Candidate[],
): boolean {
  const matching = new Set(reasons.flatMap(({ kind, written }) => (kind === 'email' ? [written] : [])));
  const others = identity.filter(({ kind, written }) => kind === 'email' && !matching.has(written));
  if (order.email === '' || others.length === 0) return false;
  return matching.size === 0 || others.some(({ value }) => firmDomainOf(value) === '');
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
