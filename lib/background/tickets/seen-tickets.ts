import { orderKey, type Order } from '@/lib/model/order';
import type { OrderReturn } from '@/lib/model/return';
import type { SeenTicket } from '@/lib/model/seen-ticket';
import type { TicketKind } from '@/lib/model/ticket-kind';
import { unknownKind } from '@/lib/model/unknown-kind';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { database } from '@/lib/background/storage/db';
import type { KeptTicket } from '@/lib/background/storage/records';

/** Nobody reads more tickets of one order than this. */
const mostShown = 12;

type OrderName = Pick<Order, 'accountId' | 'orderId'>;
type ReturnName = Pick<OrderReturn, 'accountId' | 'returnId'>;

/** Identifies a return among those of all accounts. */
export function returnKey({ accountId, returnId }: ReturnName): string {
  return `${accountId}/${returnId}`;
}

/** What dry runs of rules need to know of a ticket. */
interface Told {
  kind: TicketKind;
  /** The orders that the ticket itself names. */
  named: readonly OrderName[];
  /** The corroborated orders: more than a number ties them to this buyer. */
  corroborated: readonly OrderName[];
  /** The ticket tells something of its buyer: an address, a phone, a login. */
  hasIdentity: boolean;
  /** The returns that the ticket itself names. */
  returns: readonly ReturnName[];
}

const nothingTold: Told = { kind: unknownKind, named: [], corroborated: [], hasIdentity: false, returns: [] };

/** Records a ticket and the orders it leads to. A ticket without orders is removed. */
export async function noteSeenTicket(
  ticket: SeenTicket,
  orders: readonly OrderName[],
  told: Told = nothingTold,
): Promise<void> {
  const store = (await database()).transaction('seenTickets', 'readwrite').store;
  if (orders.length === 0) await store.delete(ticket.key);
  else {
    await store.put({
      ...ticket,
      kind: told.kind,
      orders: orders.map(orderKey),
      named: told.named.map(orderKey),
      corroborated: told.corroborated.map(orderKey),
      hasIdentity: told.hasIdentity,
      returns: told.returns.map(returnKey),
    });
  }
}

/** The tickets of Responso that led to an order, the latest first. They are opened in its frame in Base. */
export async function seenTicketsOf(order: OrderName): Promise<SeenTicket[]> {
  const index = (await database()).transaction('seenTickets').store.index('orders');
  const tickets = await index.getAll(orderKey(order));
  return tickets
    .filter(({ address }) => isResponsoTicket(address))
    .toSorted((a, b) => b.seenAt - a.seenAt)
    .slice(0, mostShown)
    .map(({ key, subject, address, seenAt }) => ({ key, subject, address, seenAt }));
}

function isResponsoTicket(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isResponsoApp(url);
}

/** The tickets that were open since a time (Unix ms), the latest first. */
export async function listSeenTickets(since: number): Promise<Required<KeptTicket>[]> {
  const tickets = await (await database()).getAll('seenTickets');
  return tickets
    .filter(({ seenAt }) => seenAt >= since)
    .toSorted((a, b) => b.seenAt - a.seenAt)
    .map((ticket) => ({ corroborated: [], hasIdentity: true, ...ticket }));
}

/** Forgets tickets that were last open before `since` (Unix ms), and the orders and returns of a disconnected account. */
export async function forgetSeenTickets({ since = 0, accountId = '' }): Promise<void> {
  const transaction = (await database()).transaction('seenTickets', 'readwrite');
  const isKept = (key: string) => accountId === '' || !key.startsWith(`${accountId}/`);
  for await (const cursor of transaction.store) {
    const ticket = cursor.value;
    const orders = ticket.orders.filter(isKept);
    if (ticket.seenAt < since || orders.length === 0) await cursor.delete();
    else if (![...ticket.orders, ...ticket.returns].every(isKept)) {
      await cursor.update({
        ...ticket,
        orders,
        named: ticket.named.filter(isKept),
        corroborated: (ticket.corroborated ?? []).filter(isKept),
        returns: ticket.returns.filter(isKept),
      });
    }
  }
  await transaction.done;
}
