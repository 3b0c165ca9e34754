import { saysTicket, ticketKey } from '@/lib/sites/responso/reading/ticket-address';

/**
 * Keys of URLs whose id no word marks as a ticket's, and that have shown a second ticket. The id may be the
 * workspace's, and then an order linked to one ticket would be linked to all of them.
 */
export type SharedKeys = ReadonlySet<string>;

/** The key of a ticket, the same in every ticket view; '' if the URL does not identify it. */
export function keyOf(shared: SharedKeys, address: URL): string {
  const key = ticketKey(address);
  return shared.has(key) ? '' : key;
}

/** Another ticket appeared under an unchanged URL. */
export function noteOther(shared: SharedKeys, address: URL): SharedKeys {
  // If a word marks the id as a ticket's, different texts are more likely another view of the same ticket.
  return saysTicket(address) ? shared : new Set([...shared, ticketKey(address)]);
}

/** The URL changed after the ticket did, so the previous URL did identify its ticket. */
export function noteFollowed(shared: SharedKeys, former: URL): SharedKeys {
  return new Set([...shared].filter((key) => key !== ticketKey(former)));
}
