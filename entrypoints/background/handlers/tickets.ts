import { dropAgentAddresses } from '@/lib/match/agent-addresses';
import { findCandidates } from '@/lib/match/candidates';
import { nothingSchema, ticketSeenSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketOfTab } from '@/lib/ticket';
import { answer } from './answer';

/** What content scripts say of the ticket in their tab. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async ({ visit, key, lines, agentAddresses }, tabId) => {
      await ticketOfTab(tabId).write({
        visit,
        key,
        stage: lines ? 'read' : 'reading',
        candidates: lines ? dropAgentAddresses(findCandidates(lines), agentAddresses) : [],
      });
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
