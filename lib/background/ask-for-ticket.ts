import type { Ticket } from '../ticket';
import { askAccounts, keepLiveAnswers, liveAnswersOf, type LiveAnswers } from './live-answers';
import { openQuestions, tellingCandidates, unmetCandidates } from './open-questions';
import { findOrders } from './orders';

/** Visits that are being asked about: however many ask for one, its questions go out once. */
const asking = new Map<string, Promise<void>>();

/**
 * Asks Base about a ticket whose orders are not here. Each question goes out once in a visit; answers for a ticket that
 * the tab has left are dropped.
 *
 * @param isAgain an agent wants everything to be asked once more
 */
export function askForTicket(ticket: Ticket, tabId: number, isAgain: boolean): Promise<void> {
  const running =
    asking.get(ticket.visit) ?? ask(ticket, tabId, isAgain).finally(() => asking.delete(ticket.visit));
  asking.set(ticket.visit, running);
  return running;
}

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
