import * as z from 'zod/mini';
import { storedItem } from '@/lib/stored/stored-item';
import type { Rule } from '@/lib/model/rule';
import type { Ticket } from '@/lib/model/ticket';
import type { LookUp } from '@/lib/background/tickets/look-up';

/** The state of a tab's ticket that was last handled: the ticket was recorded as seen, and the rules ran on it. */
export function handledState(tabId: number) {
  return storedItem(`session:ticket-handled-${String(tabId)}`, z.string(), '');
}

/**
 * Returns what a ticket's record and the rules depend on, as a short text: equal for equal states. Digits of the
 * conversation do not count: clocks and counters run on a ticket at rest.
 *
 * @param rules those that are on; one that was switched on or edited begins anew
 */
export async function stateOf(
  ticket: Ticket,
  found: LookUp,
  rules: readonly Pick<Rule, 'id' | 'onSince'>[],
): Promise<string> {
  const { changedAt: _, text, ...rest } = ticket;
  const { matches, returns, namedReturns, identity } = found;
  const state = [
    rules.map(({ id, onSince }) => [id, onSince]),
    rest,
    text.replace(/\d+/g, ''),
    identity,
    matches.map(({ order, reasons, returns: ofOrder }) => [
      ...[order.accountId, order.orderId, order.statusId, order.isGone, reasons],
      ofOrder.map(({ returnId, statusId }) => [returnId, statusId]),
    ]),
    returns.map(({ orderReturn: { accountId, returnId, statusId } }) => [accountId, returnId, statusId]),
    namedReturns.map(({ accountId, returnId }) => [accountId, returnId]),
  ];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(state)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
