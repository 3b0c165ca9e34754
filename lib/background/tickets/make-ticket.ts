import { ticketCandidates } from '@/lib/match/ticket-candidates';
import type { SeenPage } from '@/lib/messages/ticket-messages';
import { isSameTicket, type Ticket } from '@/lib/model/ticket';
import { isKeyOf, ticketIdOfKey } from '@/lib/sites/responso/reading/ticket-address';
import { learnOwnAddresses } from './own-addresses';

/** Hardly any conversation is longer (characters). Rules do not look at the rest. */
const mostText = 100_000;

/**
 * The ticket that a page shows.
 *
 * @param kept what its tab showed before, or null
 * @param origin of the page; an address or a key of another host is not the ticket's
 */
export async function makeTicket(page: SeenPage, kept: Ticket | null, origin: string): Promise<Ticket> {
  const { visit, subject, kind } = page;
  const key = isKeyOf(origin, page.key) ? page.key : '';
  const lines = page.lines ?? [];
  // If the URL does not identify the ticket, the candidates read before may belong to another one.
  const former = kept?.visit === visit && key !== '' ? kept.candidates : [];
  const candidates = ticketCandidates({ ...page, lines, ticketId: ticketIdOfKey(key), former });
  const read: Omit<Ticket, 'changedAt'> = {
    ...{ visit, key, subject, candidates, kind },
    stage: page.lines ? 'read' : 'reading',
    isUnread: page.isUnread,
    address: URL.parse(page.address)?.origin === origin ? page.address : '',
    ownAddresses: await learnOwnAddresses(candidates, key || visit),
    text: lines.join('\n').slice(0, mostText),
  };
  return { ...read, changedAt: kept && isSameTicket(kept, read) ? kept.changedAt : Date.now() };
}
