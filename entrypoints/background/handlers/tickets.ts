import { learnHouseEmails } from '@/lib/background/house-emails';
import { noteHelpdeskHost } from '@/lib/background/inbox';
import { findOrders } from '@/lib/background/orders';
import { noteSeenTicket } from '@/lib/background/seen-tickets';
import type { Sender } from '@/lib/background/sender';
import { dropAgentAddresses } from '@/lib/match/agent-addresses';
import { findCandidates, type Candidate } from '@/lib/match/candidates';
import { findHouseEmails } from '@/lib/match/house-emails';
import { nothingSchema, ticketSeenSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketOfTab } from '@/lib/ticket';
import { answer } from './answer';

/** What content scripts say of the ticket in their tab. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async (page, tabId, sender) => {
      const { visit, key, agentAddresses, subject, address } = page;
      const lines = page.lines ?? [];
      const candidates = dropAgentAddresses(findCandidates(lines), agentAddresses);
      await ticketOfTab(tabId).write({
        visit,
        key,
        stage: page.lines ? 'read' : 'reading',
        candidates,
        house: await learnHouseEmails(candidates, findHouseEmails(lines)),
      });
      if (page.lines && isOwnAddress(address, sender))
        await keepForBase({ key, subject, address }, candidates);
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

/** What the order's page in Base will show of this ticket. */
async function keepForBase(
  ticket: { key: string; subject: string; address: string },
  candidates: readonly Candidate[],
): Promise<void> {
  await noteHelpdeskHost(new URL(ticket.address).host);
  if (!ticket.key) return;
  const { matches } = await findOrders(candidates);
  await noteSeenTicket(
    { ...ticket, seenAt: Date.now() },
    matches.map(({ order }) => order),
  );
}

function isOwnAddress(address: string, { url }: Sender): boolean {
  return url !== undefined && URL.parse(address)?.origin === new URL(url).origin;
}
