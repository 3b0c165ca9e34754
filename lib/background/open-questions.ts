import type { Candidate } from '../match/candidates';
import { questionsForTicket, type Question } from '../match/questions';
import type { Ticket } from '../ticket';
import type { LiveAnswers } from './live-answers';

/**
 * What on a ticket is worth telling an agent, and Base: not the shop's own addresses, and not what so many buyers share
 * that it says nothing.
 */
export function tellingCandidates(ticket: Ticket, common: ReadonlySet<Candidate>): Candidate[] {
  return ticket.candidates.filter(
    (candidate) => !common.has(candidate) && !ticket.house.includes(candidate.value),
  );
}

/** What Base has not been asked yet in this visit. */
export function openQuestions(telling: readonly Candidate[], { asked }: LiveAnswers): Question[] {
  return questionsForTicket(telling).filter(({ written }) => !asked.includes(written));
}
