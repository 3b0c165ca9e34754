import type { Candidate } from '@/lib/match/keys/candidate';
import type { Ticket } from '@/lib/model/ticket';
import { joined } from '@/lib/async/joined';
import { askAccounts } from '@/lib/background/orders/ask-accounts';
import { keepLiveAnswers, liveAnswersOf, noAnswers, type LiveAnswers } from './live-answers';
import { openQuestions } from './open-questions';

/**
 * Asks Base about a ticket whose orders are not here. Each question goes out once in a ticket view, however many
 * callers ask. Answers for a ticket that the tab has left are dropped.
 *
 * @param askable what Base may be asked for
 * @param isAgain an agent wants everything to be asked once more
 */
export const askForTicket = joined(ask, ({ visit }) => visit);

async function ask(
  ticket: Ticket,
  tabId: number,
  askable: readonly Candidate[],
  isAgain: boolean,
): Promise<void> {
  const former: LiveAnswers = isAgain ? noAnswers(ticket) : await liveAnswersOf(ticket, tabId);
  const { asked, found, failures } = await askAccounts(openQuestions(askable, former));
  const answers = {
    visit: ticket.visit,
    asked: [...former.asked, ...asked],
    found: [...former.found, ...found],
    failures,
  };
  await keepLiveAnswers(answers, tabId);
}
