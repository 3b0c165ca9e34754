import { isLinked, isNamed } from '@/lib/match/rank';
import type { ShownOrder } from '@/lib/messages/order-messages';

/** Under which heading an order stands: the ticket names it, Base was asked for it, or it is merely the same buyer's. */
const kinds = ['named', 'live', 'sameBuyer'] as const;

/** The headings that have orders, each with its own, in the order that they were in. */
export function groupOrders(matches: readonly ShownOrder[]) {
  return kinds
    .map((kind) => ({ kind, matches: matches.filter((match) => kindOf(match) === kind) }))
    .filter((group) => group.matches.length > 0);
}

function kindOf(match: ShownOrder): (typeof kinds)[number] {
  if (match.isLive && !isLinked(match)) return 'live';
  return isNamed(match) ? 'named' : 'sameBuyer';
}
