import { orderedAt, type Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { isStrong, type KeyKind } from './keys/key-kind';

/**
 * Why an order or a return is shown beside a ticket: the kind of key, and how the ticket writes it. `linked`: an agent
 * linked it, and nothing is written.
 */
export interface Reason {
  kind: KeyKind | 'linked';
  written: string;
}

export interface Match {
  order: Order;
  /** Strongest first; never empty. */
  reasons: Reason[];
}

/** A return that matches a ticket. */
export interface ReturnMatch {
  orderReturn: OrderReturn;
  /** Strongest first; never empty. */
  reasons: Reason[];
}

/** True if the ticket or an agent names this very order; false if only the buyer is the same. */
export function isNamed({ reasons }: { reasons: readonly Reason[] }): boolean {
  return reasons.some(isNaming);
}

/** True when an agent linked the order to the ticket. */
export function isLinked({ reasons }: { reasons: readonly Reason[] }): boolean {
  return reasons.some(({ kind }) => kind === 'linked');
}

function isNaming({ kind }: Reason): boolean {
  return kind === 'linked' || isStrong(kind);
}

/**
 * Sorts orders that the ticket names before orders of the same buyer, and the newest first in each group. A reason
 * found by several keys (`SH-5001` as a whole and by its core) is listed once.
 */
export function rankMatches(matches: readonly Match[]): Match[] {
  return matches
    .map(({ order, reasons }) => ({
      order,
      reasons: rankReasons(reasons),
    }))
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || orderedAt(b.order) - orderedAt(a.order));
}

/** Each reason once; reasons that name the order or return itself come first. */
export function rankReasons(reasons: readonly Reason[]): Reason[] {
  const distinct = new Map(reasons.map((reason) => [`${reason.kind}:${reason.written}`, reason]));
  return [...distinct.values()].toSorted((a, b) => Number(isNaming(b)) - Number(isNaming(a)));
}
