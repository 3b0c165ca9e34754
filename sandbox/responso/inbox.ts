import type { Ticket } from '../shop/ticket.ts';

/** The four built-in filters (responso.md §2). */
export const FILTERS = ['all', 'to-handle', 'mine', 'awaiting'] as const;
export type Filter = (typeof FILTERS)[number];

export interface InboxView {
  filter: Filter;
  /** Words that must all occur. Empty means all tickets. */
  query: string;
}

/** The tickets of a view, sorted by their newest message. `agentName` is the agent of the filter "mine". */
export function listTickets(tickets: readonly Ticket[], view: InboxView, agentName: string): Ticket[] {
  return tickets
    .filter((ticket) => isInFilter(ticket, view.filter, agentName) && isFoundBy(ticket, view.query))
    .sort((a, b) => lastMessageAt(b) - lastMessageAt(a));
}

/** Unix seconds of the newest message; 0 for a ticket without messages. */
export function lastMessageAt(ticket: Ticket): number {
  return ticket.messages.at(-1)?.at ?? 0;
}

export function isInFilter(ticket: Ticket, filter: Filter, agentName: string): boolean {
  const isOpen = ticket.status === 'open';
  switch (filter) {
    case 'all':
      return true;
    case 'to-handle':
      return isOpen && ticket.agent === null;
    case 'mine':
      return isOpen && ticket.agent === agentName;
    case 'awaiting':
      return isOpen && ticket.agent !== null;
  }
}

/** Which fields Responso's search reads is not known (responso.md §2). This one reads everything the agent can see. */
function isFoundBy(ticket: Ticket, query: string): boolean {
  const { requester } = ticket;
  const text = [
    ticket.id,
    ticket.subject,
    ticket.orderNumber,
    requester.name,
    requester.email,
    requester.phone,
    requester.login,
    ...ticket.messages.map((message) => message.text),
  ]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
