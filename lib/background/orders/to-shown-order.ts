import type { Match } from '@/lib/match/rank';
import type { ShownOrder } from '@/lib/messages/order-messages';
import { returnsOfOrder } from './find-returns';

/** A match with everything that a card of it shows. */
export async function toShownOrder(match: Match, isLive: boolean): Promise<ShownOrder> {
  return { ...match, returns: await returnsOfOrder(match.order), isLive };
}
