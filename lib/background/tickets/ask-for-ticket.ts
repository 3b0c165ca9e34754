import type { Ticket } from '@/lib/model/ticket';
import { joined } from '@/lib/async/joined';
import { askAccounts } from '@/lib/background/orders/ask-accounts';
import { keepLiveAnswers, liveAnswersOf, type LiveAnswers } from './live-answers';
import { openQuestions, tellingCandidates, unmetCandidates } from './open-questions';
import { findOrders } from '@/lib/background/orders/find-orders';

/**
 * Asks Base about a ticket whose orders are not here. Each question goes out once in a visit, however
 * many ask; answers for a ticket that the tab has left are dropped.
 *
 * @param isAgain an agent wants everything to be asked once more
 */
export const askForTicket = joined(ask, ({ visit }) => visit);

async function ask(ticket: Ticket, tabId: number, isAgain: boolean): Promise<void> {
  const { visit } = ticket;
  const { matches, common } = await findOrders(ticket.candidates);
  const former: LiveAnswers = isAgain
    ? { visit, asked: [], found: [], failures: [] }
    : await liveAnswersOf(ticket, tabId);
  const unmet = unmetCandidates(tellingCandidates(ticket, common), matches);
  const { asked, found, failures } = await askAccounts(openQuestions(unmet, former));
  const answers = { visit, asked: [...former.asked, ...asked], found: [...former.found, ...found], failures };
  await keepLiveAnswers(answers, tabId);
}
