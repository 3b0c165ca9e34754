import type { Candidate } from '../match/candidates';
import { questionsForTicket, type Question } from '../match/questions';
import type { Ticket } from '../ticket';
import type { LiveAnswers } from './live-answers';

/**
 * What on a ticket is worth telling an agent, and Base: not the shop's own addresses, not what so many buyers share that
 * it says nothing, and not the number of the ticket itself.
 */
export function tellingCandidates(ticket: Ticket, common: ReadonlySet<Candidate>): Candidate[] {
  const ownIds = new Set(ticket.key.toLowerCase().split(' ').slice(1));
  return ticket.candidates.filter(
    (candidate) =>
      !common.has(candidate) && !ticket.house.includes(candidate.value) && !ownIds.has(candidate.value),
  );
}

/** What Base has not been asked yet in this visit. */
export function openQuestions(telling: readonly Candidate[], { asked }: LiveAnswers): Question[] {
  return questionsForTicket(telling).filter(({ written }) => !asked.includes(written));
}
