import type { Candidate } from '@/lib/match/keys/candidate';
import { questionsForTicket, type Question } from '@/lib/match/questions';
import type { Match } from '@/lib/match/rank';
import type { Ticket } from '@/lib/model/ticket';
import type { LiveAnswers } from './live-answers';

/**
 * The candidates that identify somebody: without the shop's own addresses, those that too many buyers share, and
 * numbers that were only read into a longer one or beside others.
 */
export function tellingCandidates(ticket: Ticket, common: ReadonlySet<Candidate>): Candidate[] {
  return ticket.candidates.filter(
    (candidate) =>
      !common.has(candidate) &&
      !ticket.ownAddresses.includes(candidate.value) &&
      (candidate.certainty === undefined || candidate.certainty === 'unlabelled'),
  );
}

/**
 * Returns the candidates that Base may be asked about. While no order is found, these are all; else only the numbers
 * that the ticket calls order numbers and that led nowhere. An order that was just placed is not here yet, although the
 * buyer's others are.
 */
export function unmetCandidates(telling: readonly Candidate[], matches: readonly Match[]): Candidate[] {
  if (matches.length === 0) return [...telling];
  const met = new Set(matches.flatMap(({ reasons }) => reasons.map(({ written }) => written)));
  return telling.filter(({ isOrders, written }) => isOrders && !met.has(written));
}

/** The questions that Base has not answered yet in this ticket view. */
export function openQuestions(telling: readonly Candidate[], { asked }: LiveAnswers): Question[] {
  return questionsForTicket(telling).filter(({ written }) => !asked.includes(written));
}
