import { orderedAt, type Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import { isStrong, type KeyKind } from './keys/keys';

/**
 * Why an order or a return stands beside a ticket: the kind of key, and how the ticket wrote it. `linked`: an agent said
 * so, and nothing is written.
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

/** A return that a ticket leads to. */
export interface ReturnMatch {
  orderReturn: OrderReturn;
  /** Strongest first; never empty. */
  reasons: Reason[];
}

/** True when the ticket, or an agent, names this very order; false when it only has the same buyer. */
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
 * Orders that the ticket names before orders of the same buyer, newest first within each. A reason that several keys
 * gave (`SH-5001` as a whole and by its core) comes once.
 */
export function rankMatches(matches: readonly Match[]): Match[] {
  return matches
    .map(({ order, reasons }) => ({
      order,
      reasons: rankReasons(reasons),
    }))
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || orderedAt(b.order) - orderedAt(a.order));
}

/** Each reason once, those that name the order or return itself first. */
export function rankReasons(reasons: readonly Reason[]): Reason[] {
  const distinct = new Map(reasons.map((reason) => [`${reason.kind}:${reason.written}`, reason]));
  return [...distinct.values()].toSorted((a, b) => Number(isNaming(b)) - Number(isNaming(a)));
}
