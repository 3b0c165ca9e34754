import { saysTicket, ticketKey } from '@/lib/sites/responso/reading/ticket-address';

/** What stands for the tickets of a page from one visit to the next. */
export interface TicketKeys {
  /** '' where the address does not tell the ticket from others: then what is kept of it ends with the visit. */
  of: (address: URL) => string;
  /** Another ticket stands at an address that has not changed. */
  noteOther: (address: URL) => void;
  /** The address has followed: the one before told its ticket after all. */
  noteFollowed: (former: URL) => void;
}

/**
 * An id that no word calls a ticket's may be the workspace's: what an agent links to one ticket would be linked to all.
 * It is one's no more once a second ticket has stood at it.
 */
export function createTicketKeys(): TicketKeys {
  const shared = new Set<string>();
  return {
    of: (address) => {
      const key = ticketKey(address);
      return shared.has(key) ? '' : key;
    },
    noteOther: (address) => {
      // Where a word says it, other texts are more likely another view of the same ticket.
      if (!saysTicket(address)) shared.add(ticketKey(address));
    },
    noteFollowed: (former) => {
      shared.delete(ticketKey(former));
    },
  };
}
