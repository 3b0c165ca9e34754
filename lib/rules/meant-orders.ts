/** A ticket that names more orders than this is a list of them. */
const mostOrders = 5;

/**
 * Which of a ticket's orders a rule may act on: those that the ticket or an agent names, or the buyer's only one. Where
 * there is any doubt which order is meant, a rule must not act by itself.
 */
export function findMeant<Match>(
  matches: readonly Match[],
  isNamed: (match: Match) => boolean,
): { meant: Match[]; isSure: boolean } {
  const named = matches.filter(isNamed);
  const isFew = named.length > 0 ? named.length <= mostOrders : matches.length === 1;
  return { meant: !isFew ? [] : named.length > 0 ? named : [...matches], isSure: named.length === 1 };
}
