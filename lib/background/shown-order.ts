import type { Match } from '../match/rank';
import type { ShownOrder } from '../messages';
import { returnsOfOrder } from './returns';

/** A match with everything that a card of it shows. */
export async function toShownOrder(match: Match, isLive: boolean): Promise<ShownOrder> {
  return { ...match, returns: await returnsOfOrder(match.order), isLive };
}
