import { isLinked, isNamed } from '@/lib/match/rank';
import type { ShownOrder } from '@/lib/messages/order-messages';

/** The headings of orders: the ticket names the order, Base was asked for it, or only the buyer is the same. */
const kinds = ['named', 'live', 'sameBuyer'] as const;

/** The headings that have orders, each with its orders in their given order. */
export function groupOrders(matches: readonly ShownOrder[]) {
  return kinds
    .map((kind) => ({ kind, matches: matches.filter((match) => kindOf(match) === kind) }))
    .filter((group) => group.matches.length > 0);
}

function kindOf(match: ShownOrder): (typeof kinds)[number] {
  if (match.isLive && !isLinked(match)) return 'live';
  return isNamed(match) ? 'named' : 'sameBuyer';
}
