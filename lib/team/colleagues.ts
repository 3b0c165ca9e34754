import type { Order } from '@/lib/model/order';

export type WhichOrder = Pick<Order, 'accountId' | 'orderId'>;

/** What an agent looks at in one tab. */
export interface Sight {
  /** The ticket's key; '' where there is none. */
  ticketKey: string;
  /** The orders that are open. `isChanging`: the agent edits one, or a change of theirs is on its way. */
  orders: readonly (WhichOrder & { isChanging: boolean })[];
}

/** The names of the other members of the team who look at the same. */
export interface Colleagues {
  /** Tells one answer from the next. */
  version: number;
  /** They look at the ticket. */
  atTicket: string[];
  /** They look at an order, or change it. Only orders with anybody. */
  atOrders: (WhichOrder & { looking: string[]; changing: string[] })[];
}

/** No team, or nobody else. */
export const nobody: Colleagues = { version: 0, atTicket: [], atOrders: [] };
