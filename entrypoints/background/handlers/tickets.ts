import { learnHouseEmails } from '@/lib/background/house-emails';
import { findCandidates } from '@/lib/match/candidates';
import { findHouseEmails } from '@/lib/match/house-emails';
import { nothingSchema, ticketSeenSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { ticketOfTab } from '@/lib/ticket';
import { answer } from './answer';

/** What content scripts say of the ticket in their tab. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async ({ visit, key, lines }, tabId) => {
      const candidates = findCandidates(lines ?? []);
      await ticketOfTab(tabId).write({
        visit,
        key,
        stage: lines ? 'read' : 'reading',
        candidates,
        house: await learnHouseEmails(candidates, findHouseEmails(lines ?? [])),
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
