import {
  answerForTicket,
  askBaseForTicket,
  judgeForTicket,
  leaveTicket,
  lookWithTeam,
  refreshTicket,
  restTicket,
  seeTicket,
  viewTicket,
} from '@/lib/background/ticket-session/ticket-session';
import { resumeChanges } from '@/lib/background/changes/run-changes';
import { syncAllAccounts } from '@/lib/background/sync/run';
import { onMessage } from '@/lib/messages/messaging';
import { nothingSchema } from '@/lib/messages/reply';
import { answerAskedSchema } from '@/lib/messages/rule-messages';
import {
  askForTicketSchema,
  judgeOrderSchema,
  lookSchema,
  ticketRestsSchema,
  ticketSeenSchema,
} from '@/lib/messages/ticket-messages';
import { answer, done } from './answer';

/** The ticket of a tab: reports of content scripts, and requests of the panel beside it. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, (page, tabId, { url = '' }) =>
      done(seeTicket(page, tabId, new URL(url).origin)),
    ),
  );
  onMessage(
    'ticketRests',
    answer(['ticketPage'], ticketRestsSchema, ({ visit }, tabId) => done(restTicket(visit, tabId))),
  );
  onMessage(
    'ticketLeft',
    answer(['ticketPage'], nothingSchema, (_, tabId) => done(leaveTicket(tabId))),
  );

  onMessage(
    'findOrders',
    answer(['panel'], nothingSchema, (_, tabId) => viewTicket(tabId)),
  );
  onMessage(
    'askForTicket',
    answer(['panel'], askForTicketSchema, ({ isAgain }, tabId) => done(askBaseForTicket(isAgain, tabId))),
  );
  onMessage(
    'refreshOrders',
    answer(['panel'], nothingSchema, (_, tabId) => {
      // An agent who refreshes also wants new orders, and waiting changes to be sent.
      void resumeChanges();
      void syncAllAccounts(true);
      return done(refreshTicket(tabId));
    }),
  );
  onMessage(
    'judgeOrder',
    answer(['panel'], judgeOrderSchema, (said, tabId) => done(judgeForTicket(said, tabId))),
  );
  onMessage('lookWithTeam', answer(['panel'], lookSchema, lookWithTeam));
  onMessage('answerAsked', answer(['panel'], answerAskedSchema, answerForTicket));
}
