import { saysTicket, ticketKey } from '@/lib/sites/responso/reading/ticket-address';

/**
 * Ids of addresses that no word calls a ticket's, and at which a second ticket has stood: they may be the workspace's.
 * What an agent links to one ticket would be linked to all.
 */
export type SharedKeys = ReadonlySet<string>;

/** What stands for a ticket from one visit to the next; '' where the address does not tell it from others. */
export function keyOf(shared: SharedKeys, address: URL): string {
  const key = ticketKey(address);
  return shared.has(key) ? '' : key;
}

/** Another ticket stands at an address that has not changed. */
export function noteOther(shared: SharedKeys, address: URL): SharedKeys {
  // Where a word says it, other texts are more likely another view of the same ticket.
  return saysTicket(address) ? shared : new Set([...shared, ticketKey(address)]);
}

/** The address has followed: the one before told its ticket after all. */
export function noteFollowed(shared: SharedKeys, former: URL): SharedKeys {
  return new Set([...shared].filter((key) => key !== ticketKey(former)));
}
