import { learnHouseEmails } from '@/lib/background/tickets/recent-emails';
import { noteHelpdeskHost } from '@/lib/background/inbox/read-inbox';
import { considerTab, findRuledOrders } from '@/lib/background/rules/ruled-orders';
import type { Sender } from './sender';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { nothingSchema, ticketRestsSchema, ticketSeenSchema } from '@/lib/messages/messages';
import { onMessage } from '@/lib/messages/messaging';
import { ticketIdOfKey } from '@/lib/sites/responso/reading/ticket-address';
import { isSameTicket, type Ticket } from '@/lib/model/ticket';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { answer } from './answer';

/** A conversation is hardly longer (characters): what comes after is not looked into by rules. */
const mostText = 100_000;

/** What content scripts say of the ticket in their tab. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async (page, tabId, sender) => {
      const { visit, key, subject, kind } = page;
      const lines = page.lines ?? [];
      const kept = await ticketOfTab(tabId).read();
      // Where the address does not tell one ticket from another, nothing of what was read before is certainly of this one.
      const former = kept?.visit === visit && key !== '' ? kept.candidates : [];
      const candidates = ticketCandidates({ ...page, lines, ticketId: ticketIdOfKey(key), former });
      const address = isOwnAddress(page.address, sender) ? page.address : '';
      const read: Omit<Ticket, 'changedAt'> = {
        ...{ visit, key, subject, address, candidates, kind },
        stage: page.lines ? 'read' : 'reading',
        isUnread: page.isUnread,
        house: await learnHouseEmails(candidates, key || visit),
        text: lines.join('\n').slice(0, mostText),
      };
      const changedAt = kept && isSameTicket(kept, read) ? kept.changedAt : Date.now();
      await ticketOfTab(tabId).write({ ...read, changedAt });
      if (!page.lines) return null;
      if (address) await noteHelpdeskHost(new URL(address).host);
      // Nobody waits for it: the panel, where there is one, looks again.
      findRuledOrders(tabId).catch(() => undefined);
      return null;
    }),
  );

  onMessage(
    'ticketRests',
    answer(['ticketPage'], ticketRestsSchema, async ({ visit }, tabId) => {
      if ((await ticketOfTab(tabId).read())?.visit === visit) await considerTab(tabId);
      return null;
    }),
  );

  onMessage(
    'ticketLeft',
    answer(['ticketPage'], nothingSchema, async (_, tabId) => {
      await ticketOfTab(tabId).remove();
      return null;
    }),
  );
}

function isOwnAddress(address: string, { url }: Sender): boolean {
  return url !== undefined && URL.parse(address)?.origin === new URL(url).origin;
}
