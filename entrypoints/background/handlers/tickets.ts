import { restsAfter } from '@/lib/background/consider';
import { learnHouseEmails } from '@/lib/background/house-emails';
import { noteHelpdeskHost } from '@/lib/background/inbox';
import { lookAtTab } from '@/lib/background/ruled-orders';
import type { Sender } from '@/lib/background/sender';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { nothingSchema, ticketSeenSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketIdOfKey } from '@/lib/sites/responso/ticket-address';
import { isSameTicket, ticketOfTab, type Ticket } from '@/lib/ticket';
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
      const ticket: Ticket = {
        ...{ visit, key, subject, address, candidates, kind },
        stage: page.lines ? 'read' : 'reading',
        house: await learnHouseEmails(candidates),
        text: lines.join('\n').slice(0, mostText),
        changedAt: Date.now(),
      };
      const changedAt = kept && isSameTicket(kept, ticket) ? kept.changedAt : ticket.changedAt;
      await ticketOfTab(tabId).write({ ...ticket, changedAt });
      if (!page.lines) return null;
      if (address) await noteHelpdeskHost(new URL(address).host);
      lookSoon(tabId);
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

/** The next look at each tab. */
const looks = new Map<number, ReturnType<typeof setTimeout>>();

/**
 * Looks at the ticket in a tab now and once more when it is at rest: rules act by themselves only then. Nobody waits for
 * it, and what is lost with the worker is done when the panel, where there is one, looks.
 */
function lookSoon(tabId: number): void {
  const look = () => void lookAtTab(tabId).catch(() => undefined);
  look();
  clearTimeout(looks.get(tabId));
  looks.set(
    tabId,
    setTimeout(() => {
      looks.delete(tabId);
      look();
    }, restsAfter + 100),
  );
}

function isOwnAddress(address: string, { url }: Sender): boolean {
  return url !== undefined && URL.parse(address)?.origin === new URL(url).origin;
}
