import { orderedAt, type Order } from '../order';
import { isStrong, type KeyKind } from './keys';

/** Why an order stands beside a ticket: the kind of key, and how the ticket wrote it. */
export interface Reason {
  kind: KeyKind;
  written: string;
}

export interface Match {
  order: Order;
  /** Strongest first; never empty. */
  reasons: Reason[];
}

/** True when the ticket names this very order; false when it only has the same buyer. */
export function isNamed(match: Match): boolean {
  return match.reasons.some(({ kind }) => isStrong(kind));
}

/** Orders that the ticket names before orders of the same buyer, newest first within each. */
export function rankMatches(matches: readonly Match[]): Match[] {
  return matches
    .map(({ order, reasons }) => ({
      order,
      reasons: reasons.toSorted((a, b) => Number(isStrong(b.kind)) - Number(isStrong(a.kind))),
    }))
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || orderedAt(b.order) - orderedAt(a.order));
}
