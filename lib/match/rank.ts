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

/**
 * Orders that the ticket names before orders of the same buyer, newest first within each. A reason that several keys
 * gave (`SH-5001` as a whole and by its core) comes once.
 */
export function rankMatches(matches: readonly Match[]): Match[] {
  return matches
    .map(({ order, reasons }) => ({
      order,
      reasons: withoutRepeats(reasons).toSorted(
        (a, b) => Number(isStrong(b.kind)) - Number(isStrong(a.kind)),
      ),
    }))
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || orderedAt(b.order) - orderedAt(a.order));
}

function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.kind}:${reason.written}`, reason])).values()];
}
